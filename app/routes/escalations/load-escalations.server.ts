import type { AppLoadContext } from "@remix-run/node";
import { type EscalationRow, listEscalations } from "#db/queries/list-escalations.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";
import { findReadable } from "../../services/find-readable.ts";

const SHOWN = 300;

export type Escalation = EscalationRow & { lit: Lit };

/** What has climbed in the viewer's jurisdiction; answers that aren't theirs to read are left out. */
export async function loadEscalations(viewer: HattedViewer, { db, now }: AppLoadContext): Promise<Escalation[]> {
	const reach = jurisdictionIdsOf(viewer);
	const rows = await listEscalations(db.sql, reach, null, SHOWN);
	const isReadable = await findReadable(db, rows, viewer.hat.unitId, reach);
	return rows.map((row) => ({ ...row, answer: isReadable(row) ? row.answer : null, lit: lightOf(row, false, dateAt(now)) }));
}
