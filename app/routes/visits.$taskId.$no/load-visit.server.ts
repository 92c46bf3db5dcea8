import type { AppLoadContext } from "@remix-run/node";
import { type ChecklistRow, listChecklists } from "#db/queries/checklists.ts";
import type { Checklist } from "#workflows/inspection/checklist.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import type { RectificationContext } from "#workflows/rectification/context.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";
import { loadTask } from "../tasks.$id/load-task.server.ts";

/** What the screen of one visit shows: of its task's page what concerns it, and the lists it can be begun with. Throws 404 for what isn't the viewer's to read. */
export async function loadVisit(taskId: number, no: number, viewer: HattedViewer, context: AppLoadContext) {
	const { facts, steps, events, choices, names, files, today } = await loadTask(taskId, viewer, context, null);
	const step = steps.find((one) => one.no === no && one.machine === "inspection");
	// Whoever may know of it but not read it gets less than its date.
	if (!step?.context || !("on" in step.context)) throw notFound();
	const visit = step.context as InspectionContext;
	const findings = steps.flatMap((one) =>
		one.machine === "rectification" && one.parentNo === no && one.context
			? [{ no: one.no, unitId: one.unitId, state: one.state, ...(one.context as RectificationContext) }]
			: [],
	);
	const [whole] = steps;
	const ordered =
		whole?.machine === "campaign" ? ((whole.context as { checklist?: Checklist | null } | null)?.checklist ?? null) : null;
	const checklists: ChecklistRow[] =
		step.state === "scheduled" && !ordered ? await listChecklists(context.db.sql, jurisdictionIdsOf(viewer)) : [];
	return {
		taskId,
		step,
		visit,
		findings,
		/** The version that its campaign orders, if it does. */
		ordered,
		checklists,
		events: events.filter(({ stepNo }) => stepNo === no),
		choices,
		names,
		files,
		today,
		heading: facts.title,
	};
}
export type VisitView = Awaited<ReturnType<typeof loadVisit>>;
