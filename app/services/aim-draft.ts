import type { Database, Sql } from "#db/client.server.ts";
import { aimDraft as aim } from "#db/queries/drafts.ts";
import { listAmendablePlans } from "#db/queries/plan-amendments.ts";
import type { Importer } from "./upload-draft.ts";

/** Whether a document of somebody's may amend a plan: their unit is its secretariat. Any document may be a plan of its own (null). */
export const mayAmend = async (sql: Sql, planId: number | null, by: Pick<Importer, "unitId">): Promise<boolean> =>
	planId === null || (await listAmendablePlans(sql, by.unitId)).some(({ id }) => id === planId);

/**
 * Says which plan a draft's document amends, or (null) that it is a plan of its own. Gives why not: `notSecretariat` for a plan that is
 * another's to amend, `closed` for a draft that can't be changed any more.
 */
export async function aimDraft(
	{ sql }: Database,
	{ id, planId }: { id: number; planId: number | null },
	by: Importer,
	now: Date,
): Promise<"aimed" | "notSecretariat" | "closed"> {
	if (!(await mayAmend(sql, planId, by))) return "notSecretariat";
	return (await aim(sql, id, planId, by, now)) ? "aimed" : "closed";
}
