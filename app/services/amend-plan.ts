import { createHash } from "node:crypto";
import type { Sql, Transaction } from "#db/client.server.ts";
import { type PlanDocument, type PlanDocumentInput, planDocumentSchema } from "#db/plans/plan-document.ts";
import { storeAmendment } from "#db/queries/amend-plan/index.ts";
import { idIn } from "#db/queries/insert-plan/names.ts";
import { listPlanDocuments } from "#db/queries/list-plan-documents.ts";
import { findAmendablePlan, insertAmendment } from "#db/queries/plan-amendments.ts";
import { listRoster } from "#db/queries/roster.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { comparePlans, isUnchanged } from "../amending/compare-plans.ts";
import type { Choices } from "../amending/pair-plans.ts";
import { type Asks, taskAmendments } from "../amending/task-amendments.ts";
import { taskEvents } from "../amending/task-events.ts";
import { openDockets } from "./open-dockets.ts";
import { draftsOfOpenLetters, outdateLetters } from "./outdate-letters.ts";
import { sendWithin } from "./send-within.ts";
import type { Sender } from "./sender.ts";

/** An amended document for a plan, what a person said about its tasks, and the base that they saw: the plan as it was compared with. */
export type Amending = { planId: number; document: PlanDocumentInput; choices: Choices; asks: Asks; base: string };
export type AmendRefusal = { code: "notFound" | "notSecretariat" | "baseMoved" | "unchanged" };
export type Amended = { ok: true; amendmentId: number; no: number } | { ok: false; refusal: AmendRefusal };

const refuse = (code: AmendRefusal["code"]): Amended => ({ ok: false, refusal: { code } });

/** Names the plan as it stands: another after whatever its document says otherwise. */
const baseOf = (document: PlanDocument): string =>
	createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 24);

/** The plan as it stands, and the name of its base. */
export async function getBase(sql: Sql, planId: number): Promise<{ current: PlanDocument; base: string }> {
	const [current] = await listPlanDocuments(sql, planId);
	if (!current) throw new Error(`there is no plan ${planId}`);
	return { current, base: baseOf(current) };
}

/**
 * Puts an amended document in place of a plan's, within the caller's transaction: the rows, then the dockets of its tasks through the one door, then its
 * letters that it has made out of date.
 * Work in flight stays; only what the document says otherwise moves. For the plan's secretariat alone; refused if the plan is no longer the
 * base that was compared with, or if the document says the same. Two at once are one after the other, and the second finds another base.
 * Throws a ZodError for a document that contradicts the schema.
 */
export async function amendPlanWithin(tx: Transaction, amending: Amending, sender: Sender, now: Date): Promise<Amended> {
	const { sql } = tx;
	const { planId, choices, asks, base } = amending;
	const plan = await findAmendablePlan(sql, planId, sender.jurisdictionIds, true);
	if (!plan) return refuse("notFound");
	if (plan.secretariatUnitId !== sender.unitId) return refuse("notSecretariat");
	const known = await getBase(sql, planId);
	if (known.base !== base) return refuse("baseMoved");
	const comparison = comparePlans(known.current, planDocumentSchema.parse(amending.document), choices);
	const { diff, after } = comparison;
	if (isUnchanged(diff)) return refuse("unchanged");

	const letters = await draftsOfOpenLetters(sql, planId, now);
	const no = plan.amendments + 1;
	const { title, number, issuedOn } = after;
	const amendmentId = await insertAmendment(sql, { planId, no, title, number, issuedOn, diff }, sender, now);
	const { jurisdictionId } = plan;
	const stored = await storeAmendment(tx, { ...comparison, planId, jurisdictionId, amendmentId });
	const idOf = idIn(new Map((await listRoster(sql, jurisdictionId)).map(({ name, id }) => [name, id])));
	const events = taskEvents(taskAmendments(comparison, asks, dateAt(now)), diff, no, idOf);
	const sendings = events.flatMap(({ clause, type, data }) => {
		const taskId = stored.before.get(clause);
		return taskId === undefined ? [] : [{ taskId, type, data }];
	});
	await sendWithin(tx, sendings, { ...sender, through: "amendment" }, now);
	await openDockets(sql, stored.added, { ...plan, endsOn: after.period?.end ?? null }, now);
	await outdateLetters(tx, { planId, no, before: letters }, now);
	return { ok: true, amendmentId, no };
}
