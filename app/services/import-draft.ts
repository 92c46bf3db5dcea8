import { type Database, type Transaction, transaction } from "#db/client.server.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { lockDraft, markImported } from "#db/queries/drafts.ts";
import { listTaskClauses } from "#db/queries/plan-amendments.ts";
import { documentOf } from "../drafting/document-of.ts";
import { sayingsOf } from "../drafting/for-plan.ts";
import type { Obstacle } from "../drafting/obstacles.ts";
import { type AmendRefusal, amendPlanWithin } from "./amend-plan.ts";
import { type DraftSource, findDraftSource } from "./draft-source.ts";
import { loadPlanWithin } from "./load-plan.ts";
import type { Importer } from "./upload-draft.ts";

export type ImportRefusal =
	| { code: "notFound" }
	| { code: "closed" }
	| { code: "stale" }
	| { code: "obstructed"; obstacles: Obstacle[] }
	| AmendRefusal;

const refuse = (refusal: ImportRefusal) => ({ ok: false as const, refusal });

type Made = { ok: true; planId: number; amendmentId?: number } | { ok: false; refusal: ImportRefusal };

/** The document as an amendment of the plan that it amends. */
async function amend(
	tx: Transaction,
	{ draft, amends }: DraftSource,
	document: PlanDocumentInput,
	base: string,
	by: Importer,
	now: Date,
): Promise<Made> {
	if (!draft || !amends) return refuse({ code: "closed" });
	const planId = amends.id;
	const clauses = new Map((await listTaskClauses(tx.sql, planId)).map(({ id, clause }) => [id, clause]));
	const { personId, unitId, position, jurisdictionIds } = by;
	const sender = { kind: "person" as const, personId, unitId, position, jurisdictionIds };
	const made = await amendPlanWithin(tx, { planId, document, ...sayingsOf(draft, clauses), base }, sender, now);
	return made.ok ? { ok: true, planId, amendmentId: made.amendmentId } : made;
}

/**
 * Makes the plan that a draft comes to, by the same door as the built-in plans, or amends the plan whose new version it is, in one transaction
 * with marking the draft: all of it or nothing. Sent twice it is one plan, whose id comes back both times. Refused if the draft was changed since
 * `seen`, or the plan that it amends is no longer `base`, so that nobody confirms what they haven't read.
 */
export function importDraft(
	db: Database,
	{ id, seen, base = "" }: { id: number; seen: number; base?: string },
	by: Importer,
	now: Date,
): Promise<Made> {
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
		const done: Made = source.amends
			? await amend(tx, source, made.document, base, by, now)
			: { ok: true, planId: await loadPlanWithin(tx, made.document, now) };
		if (done.ok) await markImported(tx.sql, id, done, by, now);
		return done;
	});
}
