import { type Database, type Transaction, transaction } from "#db/client.server.ts";
import { GENESIS } from "#db/history/chain.ts";
import { digest } from "#db/queries/get-docket.ts";
import { getCalendar } from "#db/queries/holiday-papers.ts";
import { findMatterPlan, insertMatter, type MatterPlan, type NewMatter } from "#db/queries/insert-matter.ts";
import { type Change, openMatter, type Unopened } from "#workflows/engine.ts";
import { type MatterKind, matterMachines } from "#workflows/matters.ts";
import { saveDecided } from "./save-decided.ts";
import type { Sender } from "./sender.ts";

/** A matter to open: what it is about, which unit owes it, and what its machine is opened with. */
export type Opening = Extract<NewMatter, { kind: MatterKind }> & { unitId: number | null; input: Record<string, unknown> };
export type Opened = { ok: true; taskId: number } | { ok: false; code: "notFound" | "notYours" };

const isSecretariat = (plan: MatterPlan, { unitId }: Sender) => plan.secretariatUnitId === unitId;

/** Opens a docket that no document prints within the caller's transaction: its row and what `open` makes of it. */
export async function openWithin(
	{ sql }: Transaction,
	matter: NewMatter,
	open: (docket: Unopened) => Change,
	{ sender, now, mayOpen }: { sender: Sender; now: Date; mayOpen: (plan: MatterPlan, sender: Sender) => boolean },
): Promise<Opened> {
	const plan = await findMatterPlan(sql, matter.planId, sender.jurisdictionIds);
	if (!plan) return { ok: false, code: "notFound" };
	if (!mayOpen(plan, sender)) return { ok: false, code: "notYours" };
	const { jurisdictionId, secretariatUnitId, policy, ladder, endsOn } = plan;
	const id = await insertMatter(sql, matter);
	const calendar = await getCalendar(sql, jurisdictionId, now);
	const docket = { id, secretariatUnitId, policy, ladder, calendar, digest, printed: { deadlines: [], endsOn } };
	await saveDecided(sql, [{ change: open(docket), head: GENESIS, at: now }], { planId: plan.id, jurisdictionId });
	return { ok: true, taskId: id };
}

/**
 * Opens a matter in a plan within the caller's transaction: its row and its docket, whose history begins with who opened it. For the plan's secretariat,
 * or whoever `mayOpen` lets besides.
 */
export async function openMatterWithin(
	tx: Transaction,
	{ unitId, input, ...matter }: Opening,
	sender: Sender,
	now: Date,
	mayOpen: (plan: MatterPlan, sender: Sender) => boolean = isSecretariat,
): Promise<Opened> {
	const first = { machine: matterMachines[matter.kind], unitId, input };
	return openWithin(tx, matter, (docket) => openMatter(docket, first, sender, now), { sender, now, mayOpen });
}

/** The same as a transaction of its own. */
export const openMatterIn = (db: Database, opening: Opening, sender: Sender, now: Date): Promise<Opened> =>
	transaction(db, (tx) => openMatterWithin(tx, opening, sender, now));
