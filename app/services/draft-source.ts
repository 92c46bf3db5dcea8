import type { Sql } from "#db/client.server.ts";
import type { Place, RosterUnit } from "#db/plans/roster.ts";
import { findDraft, type StoredDraft } from "#db/queries/drafts.ts";
import { findPlace, listRoster } from "#db/queries/roster.ts";
import type { Draft, DraftPiece } from "../drafting/draft.ts";
import { forPlan } from "../drafting/for-plan.ts";

/** A draft as people see it, and the jurisdiction it is drafted for. */
export type DraftSource = StoredDraft<Draft, DraftPiece[]> & { roster: RosterUnit[]; place: Place };

/** A draft within reach with the units and the place of its jurisdiction; null if there is none. */
export async function findDraftSource(sql: Sql, id: number, jurisdictionIds: number[]): Promise<DraftSource | null> {
	const stored = await findDraft<Draft, DraftPiece[]>(sql, id, jurisdictionIds);
	if (!stored) return null;
	const [roster, place] = await Promise.all([listRoster(sql, stored.jurisdictionId), findPlace(sql, stored.jurisdictionId)]);
	const draft = stored.draft && stored.amends ? forPlan(stored.draft, stored.amends, roster) : stored.draft;
	return { ...stored, draft, roster, place };
}
