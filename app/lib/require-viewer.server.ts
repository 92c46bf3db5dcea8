import { type AppLoadContext, redirect } from "@remix-run/node";
import type { Hat, Viewer } from "#db/queries/sessions.ts";

/** A viewer with a hat on: whoever uses the portal. */
export type HattedViewer = Viewer & { hat: Hat };
type Args = { request: Request; context: AppLoadContext };

/** The signed-in person, with a hat or (who only administers) without one, or a redirect to the sign-in page that comes back here. */
export async function requirePerson({ request, context }: Args): Promise<Viewer> {
	const viewer = await context.viewer(request);
	if (!viewer) {
		const { pathname, search } = new URL(request.url);
		const back = request.method === "GET" ? `?to=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}` : "";
		throw redirect(`/sign-in${back}`);
	}
	return viewer;
}

/** The signed-in person under a hat, or an answer that sends them where they can be. Every loader and action asks for itself. */
export async function requireViewer(args: Args): Promise<HattedViewer> {
	const viewer = await requirePerson(args);
	if (!viewer.hat && viewer.isAdministrator) throw redirect("/admin/health");
	if (!viewer.hat) throw new Response(null, { status: 403, statusText: "noHat" });
	return { ...viewer, hat: viewer.hat };
}

/** Whoever keeps the portal itself running; for everybody else there is nothing there. */
export async function requireAdministrator(args: Args): Promise<Viewer> {
	const viewer = await requirePerson(args);
	if (!viewer.isAdministrator) throw notFound();
	return viewer;
}

/** The jurisdictions whose units a person may look up: their own; all (null) for whoever keeps the portal running. */
export const unitReachOf = ({ hat, isAdministrator }: Viewer): number[] | null =>
	isAdministrator ? null : hat ? [hat.jurisdictionId] : [];

/** Whoever may set where a unit's notices go besides its people: its head, and the system administrator. */
export const mayKeepUnit = ({ hat, isAdministrator }: Viewer, unitId: number): boolean =>
	isAdministrator || (hat?.unitId === unitId && hat.position === "head");

/** The jurisdictions whose rows a person may read. */
export const jurisdictionIdsOf = (viewer: HattedViewer): number[] => [viewer.hat.jurisdictionId];

/** The person as the sender of an event, under the hat that is on. */
export const senderOf = (viewer: HattedViewer) => ({
	kind: "person" as const,
	personId: viewer.personId,
	unitId: viewer.hat.unitId,
	position: viewer.hat.position,
	jurisdictionIds: jurisdictionIdsOf(viewer),
});

/** The answer to what doesn't exist or isn't theirs to see: the two can't be told apart. */
export const notFound = (): Response => new Response(null, { status: 404 });
