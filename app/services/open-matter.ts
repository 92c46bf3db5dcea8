import { type Database, type Transaction, transaction } from "#db/client.server.ts";
import { GENESIS } from "#db/history/chain.ts";
import { digest } from "#db/queries/get-docket.ts";
import { getCalendar } from "#db/queries/holiday-papers.ts";
import { findMatterPlan, insertMatter, type MatterPlan, type NewMatter } from "#db/queries/insert-matter.ts";
import { openMatter } from "#workflows/engine.ts";
import { matterMachines } from "#workflows/matters.ts";
import { saveDecided } from "./save-decided.ts";
import type { Sender } from "./send-event.ts";

/** A matter to open: what it is about, which unit owes it, and what its machine is opened with. */
export type Opening = NewMatter & { unitId: number | null; input: Record<string, unknown> };
export type Opened = { ok: true; taskId: number } | { ok: false; code: "notFound" | "notYours" };

const isSecretariat = (plan: MatterPlan, { unitId }: Sender) => plan.secretariatUnitId === unitId;

/**
 * Opens a matter in a plan within the caller's transaction: its row and its docket, whose history begins with who opened it. For the plan's secretariat,
 * or whoever `mayOpen` lets besides.
 */
export async function openMatterWithin(
	{ sql }: Transaction,
	{ unitId, input, ...matter }: Opening,
	sender: Sender,
	now: Date,
	mayOpen: (plan: MatterPlan, sender: Sender) => boolean = isSecretariat,
): Promise<Opened> {
	const plan = await findMatterPlan(sql, matter.planId, sender.jurisdictionIds);
	if (!plan) return { ok: false, code: "notFound" };
	if (!mayOpen(plan, sender)) return { ok: false, code: "notYours" };
	const { jurisdictionId, secretariatUnitId, policy, ladder, endsOn } = plan;
	const id = await insertMatter(sql, matter);
	const calendar = await getCalendar(sql, jurisdictionId, now);
	const docket = { id, secretariatUnitId, policy, ladder, calendar, digest, printed: { deadlines: [], endsOn } };
	const change = openMatter(docket, { machine: matterMachines[matter.kind], unitId, input }, sender, now);
	await saveDecided(sql, [{ change, head: GENESIS, at: now }], { planId: plan.id, jurisdictionId });
	return { ok: true, taskId: id };
}

/** The same as a transaction of its own. */
export const openMatterIn = (db: Database, opening: Opening, sender: Sender, now: Date): Promise<Opened> =>
	transaction(db, (tx) => openMatterWithin(tx, opening, sender, now));
