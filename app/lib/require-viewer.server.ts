import { type AppLoadContext, redirect } from "@remix-run/node";
import type { Hat, Viewer } from "#db/queries/sessions.ts";
import type { Sender } from "../services/send-event.ts";

/** A viewer with a hat on: whoever uses the portal. */
export type HattedViewer = Viewer & { hat: Hat };
type Args = { request: Request; context: AppLoadContext };

/** The signed-in person, or a redirect to the sign-in page that comes back here. Every loader and action asks for itself. */
export async function requireViewer({ request, context }: Args): Promise<HattedViewer> {
	const viewer = await context.viewer(request);
	if (!viewer) {
		const { pathname, search } = new URL(request.url);
		const back = request.method === "GET" ? `?to=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}` : "";
		throw redirect(`/sign-in${back}`);
	}
	if (!viewer.hat) throw new Response(null, { status: 403, statusText: "noHat" });
	return { ...viewer, hat: viewer.hat };
}

/** The jurisdictions whose rows a person may read. */
export const jurisdictionIdsOf = (viewer: HattedViewer): number[] => [viewer.hat.jurisdictionId];

/** The person as the sender of an event, under the hat that is on. */
export const senderOf = (viewer: HattedViewer): Sender => ({
	kind: "person",
	personId: viewer.personId,
	unitId: viewer.hat.unitId,
	position: viewer.hat.position,
	jurisdictionIds: jurisdictionIdsOf(viewer),
});

/** The answer to what doesn't exist or isn't theirs to see: the two can't be told apart. */
export const notFound = (): Response => new Response(null, { status: 404 });
