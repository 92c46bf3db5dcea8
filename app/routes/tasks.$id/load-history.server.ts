import type { Sql } from "#db/client.server.ts";
import { type HistoryLine, listEntries } from "#db/queries/list-entries.ts";
import type { Docket } from "#workflows/docket.ts";
import { isUnannounced, mayKnow, mayRead } from "#workflows/who.ts";
import type { HattedViewer } from "../../lib/require-viewer.server.ts";

const PAGE = 40;

export type LineView = Omit<HistoryLine, "data" | "personId"> & { data: Record<string, unknown> | null; isOwn: boolean };

/**
 * A page of a docket's history as one viewer may see it, the newest first, from before entry `before` (or the newest): of parts that they may not know of
 * nothing, what was said only of those that they may read. `older` is the entry before which the next page begins, null on the last.
 */
export async function loadHistory(sql: Sql, docket: Docket, viewer: HattedViewer, before: number | null) {
	const { unitId } = viewer.hat;
	const known = docket.steps.filter((step) => mayKnow(unitId, docket, step));
	const readable = new Set(known.filter((step) => mayRead(unitId, docket, step)).map((s) => s.no));
	const undated = new Set(known.filter((step) => isUnannounced(step) && !readable.has(step.no)).map((s) => s.no));
	const stepNos = known.map((s) => s.no);
	const found = await listEntries(sql, docket.id, { stepNos, before, limit: PAGE + 1 });
	const lines = found.slice(0, PAGE);
	return {
		lines: lines.map(
			({ personId, ...line }): LineView => ({
				...line,
				data: readable.has(line.stepNo) ? line.data : null,
				dueOn: undated.has(line.stepNo) ? null : line.dueOn,
				isOwn: personId === viewer.personId,
			}),
		),
		older: found.length > PAGE ? (lines.at(-1)?.seq ?? null) : null,
	};
}
