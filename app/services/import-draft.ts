import { type Database, transaction } from "#db/client.server.ts";
import { lockDraft, markImported } from "#db/queries/drafts.ts";
import { documentOf } from "../drafting/document-of.ts";
import type { Obstacle } from "../drafting/obstacles.ts";
import { findDraftSource } from "./draft-source.ts";
import { loadPlanWithin } from "./load-plan.ts";
import type { Importer } from "./upload-draft.ts";

export type ImportRefusal =
	| { code: "notFound" }
	| { code: "closed" }
	| { code: "stale" }
	| { code: "obstructed"; obstacles: Obstacle[] };

const refuse = (refusal: ImportRefusal) => ({ ok: false as const, refusal });

/**
 * Makes the plan that a draft comes to, by the same door as the built-in plans, in one transaction with marking the draft: all of it or nothing.
 * Sent twice it is one plan, whose id comes back both times. Refused if the draft was changed since `seen`, so that nobody confirms what they
 * haven't read.
 */
export function importDraft(
	db: Database,
	{ id, seen }: { id: number; seen: number },
	by: Importer,
	now: Date,
): Promise<{ ok: true; planId: number } | { ok: false; refusal: ImportRefusal }> {
	return transaction(db, async (tx) => {
		await lockDraft(tx.sql, id);
		const source = await findDraftSource(tx.sql, id, by.jurisdictionIds);
		if (!source) return refuse({ code: "notFound" });
		const { draft, pieces, roster, place, state, version, plan } = source;
		if (plan) return { ok: true, planId: plan.id };
		if (state !== "ready" || !draft || !pieces) return refuse({ code: "closed" });
		if (version !== seen) return refuse({ code: "stale" });
		const made = documentOf({ draft, pieces, roster, place });
		if ("obstacles" in made) return refuse({ code: "obstructed", obstacles: made.obstacles });
		const planId = await loadPlanWithin(tx, made.document, now);
		await markImported(tx.sql, id, planId, by, now);
		return { ok: true, planId };
	});
}
