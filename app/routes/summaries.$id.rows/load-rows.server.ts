import type { AppLoadContext } from "@remix-run/node";
import { findDocket } from "#db/queries/get-docket.ts";
import { findTask } from "#db/queries/get-task.ts";
import { listMarks } from "#db/queries/summary-marks.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { markKinds } from "#workflows/summary/figures.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";
import { summaryOf } from "../../summaries/summary-of.ts";

/** The rows that one figure of a summary counts: made again from the history, as they were counted. Throws 404 for a summary that isn't to be read. */
export async function loadRows(id: string | undefined, params: URLSearchParams, viewer: HattedViewer, { db }: AppLoadContext) {
	const taskId = idOf(id);
	const reach = jurisdictionIdsOf(viewer);
	const [docket, task] = await Promise.all([findDocket(db.sql, taskId, reach), findTask(db.sql, taskId, reach)]);
	const summary = docket && summaryOf(docket, viewer.hat.unitId);
	const kind = markKinds.find((one) => one === params.get("kind"));
	if (!summary || !task || !kind) throw notFound();
	const { from, to, until } = summary;
	const values = params.getAll("value");
	const unitId = idOf(params.get("unit")) || null;
	const marks = await listMarks(db.sql, task.planId, new Date(momentOf(from)), new Date(until));
	const rows = marks.filter((m) => m.kind === kind && values.includes(m.value) && (unitId === null || m.unitId === unitId));
	return { taskId, from, to, kind, values, rows, unitName: unitId === null ? "" : (rows[0]?.unitName ?? "") };
}
