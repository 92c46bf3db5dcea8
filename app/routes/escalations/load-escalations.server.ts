import type { AppLoadContext } from "@remix-run/node";
import { type EscalationRow, listEscalations } from "#db/queries/list-escalations.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { paceOf, type RungDate, rungDates } from "#workflows/ladder.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";
import { findReadable } from "../../services/find-readable.ts";

const SHOWN = 300;

export type Escalation = EscalationRow & {
	lit: Lit;
	/** When it climbs on; undefined on the highest rung. */
	next: RungDate | undefined;
};

/** What has climbed in the viewer's jurisdiction, the highest first; answers that aren't theirs to read are left out. */
export async function loadEscalations(
	viewer: HattedViewer,
	{ db, now }: Pick<AppLoadContext, "db" | "now">,
	limit = SHOWN,
): Promise<Escalation[]> {
	const reach = jurisdictionIdsOf(viewer);
	const rows = await listEscalations(db.sql, reach, null, limit);
	const isReadable = await findReadable(db, rows, viewer.hat.unitId, reach);
	const { calendar } = viewer;
	return rows.map((row) => ({
		...row,
		order: row.order && (isReadable(row) ? row.order : { ...row.order, answer: null, objection: null }),
		lit: lightOf(row, false, dateAt(now), calendar),
		next: rungDates(row.climbFrom ?? row.dueOn, paceOf(row.machine, { ladder: row.ladder, calendar }))[row.rung],
	}));
}
