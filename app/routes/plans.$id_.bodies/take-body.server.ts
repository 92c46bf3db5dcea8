import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { formOf, readForm } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, notFound, senderOf } from "../../lib/require-viewer.server.ts";
import { bodyForm, dropBody, setBody } from "../../services/set-body.ts";
import { loadBodies } from "./load-bodies.server.ts";

/** What was wrong with a form, and with which body's: null is a new one. */
type Refused = { problem: "noName" | "hasMet"; bodyId: number | null };

/** Sets or removes a body, for the plan's secretariat. */
export async function takeBody(id: string | undefined, request: Request, viewer: HattedViewer, context: AppLoadContext) {
	const { plan, bodies } = await loadBodies(id, viewer, context);
	if (!plan.maySet) throw new Response(null, { status: 403 });
	const { data: given } = readForm(await formOf(request));
	const bodyId = idOf(String(given.bodyId ?? "")) || null;
	if (bodyId !== null && !bodies.some((body) => body.id === bodyId)) throw notFound();
	const refuse = (problem: Refused["problem"], status: number) => data<Refused>({ problem, bodyId }, { status });
	const sender = senderOf(viewer);
	if (given.act === "remove" && bodyId !== null) {
		const isGone = await dropBody(context.db, plan.id, bodyId, sender, context.now);
		return isGone ? redirect(`/plans/${plan.id}/bodies?done=removed`) : refuse("hasMet", 409);
	}
	const read = bodyForm.safeParse(given);
	if (!read.success) return refuse("noName", 422);
	if (!(await setBody(context.db, { planId: plan.id, bodyId }, read.data, sender, context.now))) throw notFound();
	return redirect(`/plans/${plan.id}/bodies?done=saved`);
}
