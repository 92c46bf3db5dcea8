import type { Sql } from "#db/client.server.ts";
import { findSeed, listCandidates, listInspectors } from "#db/queries/campaigns.ts";
import { findChecklist } from "#db/queries/checklists.ts";
import type { StoredDocket } from "#db/queries/get-docket.ts";
import type { CampaignContext } from "#workflows/campaign/context.ts";
import { idOf, idsUnder } from "../lib/ids.ts";

type Data = Record<string, unknown>;
type Bring = (sql: Sql, docket: StoredDocket, data: Data, now: Date) => Promise<Data>;

/** What only tables know of an event's data: nobody can send it themselves. */
const brings: Record<string, Bring> = {
	"campaign.freeze": async (sql, docket, data, now) => {
		const { objectKind } = (docket.steps[0]?.context ?? {}) as Partial<CampaignContext>;
		if (!objectKind) return {};
		const { jurisdictionId } = docket;
		const [candidates, inspectors] = await Promise.all([
			listCandidates(sql, docket.id, objectKind, idsUnder(data, /^unitIds$/)),
			listInspectors(sql, jurisdictionId, idsUnder(data, /^inspectorUnitIds$/), now),
		]);
		return { candidates, inspectors };
	},
	/** A campaign's visits go by its own list. */
	"visit.begin": async (sql, docket, data) => {
		const { checklist } = (docket.steps[0]?.context ?? {}) as Partial<CampaignContext>;
		const id = idOf(data.checklistId);
		return { checklist: checklist ?? (id === 0 ? null : await findChecklist(sql, id, [docket.jurisdictionId])) };
	},
	"campaign.draw": async (sql, docket) => ({ seed: await findSeed(sql, docket.id) }),
};

/** An event's data with what the tables bring to it, over whatever the form says; as it is for all events but a few. */
export async function bringAlong(
	sql: Sql,
	docket: StoredDocket,
	{ type, data }: { type: string; data: Data },
	now: Date,
): Promise<Data> {
	const bring = Object.hasOwn(brings, type) ? brings[type] : undefined;
	return bring ? { ...data, ...(await bring(sql, docket, data, now)) } : data;
}
