import type { Database } from "#db/client.server.ts";
import { aimDraft as aim } from "#db/queries/drafts.ts";
import { mayAmend } from "./may-amend.ts";
import type { Importer } from "./upload-draft.ts";

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
