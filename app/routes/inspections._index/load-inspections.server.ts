import type { AppLoadContext } from "@remix-run/node";
import { type CampaignRow, listCampaigns, listPlansToInspect, listVisits, type VisitRow } from "#db/queries/campaigns.ts";
import { type ChecklistRow, listChecklists } from "#db/queries/checklists.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";

export type LitCampaign = CampaignRow & { lit: Lit };
/** A version of a checklist that can be chosen. */
export type ChecklistOption = Pick<ChecklistRow, "id" | "subject" | "version"> & { items: number };
export type Visit = VisitRow & { isLate: boolean };

/** The campaigns of the viewer's jurisdiction, the visits that their unit makes today, and where and with which checklists they may open a campaign. */
export async function loadInspections(viewer: HattedViewer, { db, now }: AppLoadContext) {
	const today = dateAt(now);
	const { unitId } = viewer.hat;
	const [campaigns, visits, plans, checklists] = await Promise.all([
		listCampaigns(db.sql, jurisdictionIdsOf(viewer)),
		listVisits(db.sql, unitId, today),
		listPlansToInspect(db.sql, unitId),
		listChecklists(db.sql, jurisdictionIdsOf(viewer)),
	]);
	return {
		campaigns: campaigns.map((row): LitCampaign => ({ ...row, lit: lightOf(row, false, today, viewer.calendar) })),
		visits: visits.map((row): Visit => ({ ...row, isLate: row.dueOn !== null && row.dueOn < today })),
		plans,
		checklists: checklists.map(
			({ id, subject, version, items }): ChecklistOption => ({ id, subject, version, items: items.length }),
		),
	};
}
