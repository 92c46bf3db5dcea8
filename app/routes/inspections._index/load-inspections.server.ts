import type { AppLoadContext } from "@remix-run/node";
import { type CampaignRow, listCampaigns, listPlansToInspect, listVisits, type VisitRow } from "#db/queries/campaigns.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";

export type LitCampaign = CampaignRow & { lit: Lit };
export type Visit = VisitRow & { isLate: boolean };

/** The campaigns of the viewer's jurisdiction, the visits that their unit makes today, and where they may open a campaign. */
export async function loadInspections(viewer: HattedViewer, { db, now }: AppLoadContext) {
	const today = dateAt(now);
	const { unitId } = viewer.hat;
	const [campaigns, visits, plans] = await Promise.all([
		listCampaigns(db.sql, jurisdictionIdsOf(viewer)),
		listVisits(db.sql, unitId, today),
		listPlansToInspect(db.sql, unitId),
	]);
	return {
		campaigns: campaigns.map((row): LitCampaign => ({ ...row, lit: lightOf(row, false, today, viewer.calendar) })),
		visits: visits.map((row): Visit => ({ ...row, isLate: row.dueOn !== null && row.dueOn < today })),
		plans,
	};
}
