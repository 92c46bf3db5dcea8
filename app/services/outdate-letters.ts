import type { Sql, Transaction } from "#db/client.server.ts";
import { listIndicators } from "#db/queries/get-plan.ts";
import { findLetterPlan, listOpenLetters, listPromisable, lockLetters, lockLettersOf } from "#db/queries/letters.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { goneStates } from "#workflows/docket.ts";
import type { Change } from "#workflows/engine.ts";
import type { Promised, Redraft } from "#workflows/letter/context.ts";
import type { Move } from "#workflows/notify.ts";
import { asksOf, composeLetter, promisesOf } from "../letters/compose-letter.ts";
import { tellWithin } from "./send-within.ts";

/** What a letter of a unit would say if it were drafted now, and what that asks, beside what it `promised` so far; the text is null if its unit answers for nothing. */
type Draft = Omit<Redraft, "amendment"> & { asks: string; unitId: number; promised: Promised[] };

/** What each open letter of a plan would say if it were drafted now, by its task. */
export async function draftsOfOpenLetters(sql: Sql, planId: number, now: Date): Promise<Map<number, Draft>> {
	const letters = await listOpenLetters(sql, planId);
	const plan = letters.length > 0 ? await findLetterPlan(sql, planId) : undefined;
	if (!plan) return new Map();
	const units = new Map((await listPromisable(sql, planId)).map((unit) => [unit.unitId, unit]));
	const indicators = await listIndicators(sql, planId);
	const today = dateAt(now);
	return new Map(
		letters.map(({ taskId, unitId, promises: promised }): [number, Draft] => {
			const unit = units.get(unitId);
			const of = { unitId, promised };
			if (!unit) return [taskId, { ...of, text: null, promises: [], asks: "" }];
			const text = composeLetter(plan, unit, indicators, today);
			return [taskId, { ...of, text, promises: promisesOf(unit), asks: asksOf(unit, indicators, today) }];
		}),
	);
}

type Outdating = { planId: number; no: number | null; isChanged: (taskId: number, draft: Draft) => boolean };

/** Tells the open letters of a plan of which something else is asked now what they would say. */
async function outdate(tx: Transaction, { planId, no, isChanged }: Outdating, now: Date): Promise<void> {
	for (const [taskId, draft] of await draftsOfOpenLetters(tx.sql, planId, now)) {
		const { text, promises } = draft;
		if (isChanged(taskId, draft))
			await tellWithin(tx, { taskId, type: "letter.outdated", data: { amendment: no, text, promises } }, now);
	}
}

/**
 * Tells the letters of a plan that an amendment has made out of date what they would say now, within the transaction that amends: those that would ask
 * something else than `before` it. One that only names or numbers things otherwise makes none; whatever people changed in texts by hand doesn't matter.
 */
export async function outdateLetters(
	tx: Transaction,
	{ planId, no, before }: { planId: number; no: number; before: Map<number, Draft> },
	now: Date,
): Promise<void> {
	await lockLettersOf(tx.sql, planId);
	await outdate(tx, { planId, no, isChanged: (taskId, { asks }) => asks !== before.get(taskId)?.asks }, now);
}

/** States of a part that asks nothing of its unit which a letter could promise. */
const UNASKED = new Set([...goneStates, "waived"]);

/** Whether a move gives a unit a part in a task, takes it away or gives it back, or gives it another date. */
function isAskingElse({ event, from, to: { machine, parentNo, state } }: Move): boolean {
	if (machine !== "implementation" || parentNo !== null) return false;
	return from === null || event === "extension.granted" || UNASKED.has(from.state) !== UNASKED.has(state);
}

const asked = (promises: Promised[]): string => JSON.stringify(promises.map(({ taskId, dueOn }) => [taskId, dueOn]).sort());

/**
 * What a change does to the letters of its plan: those of units that it gives, takes or redates a part are told what they would say now; null if it does
 * none of that. An amendment tells them once, when all of it is in its place.
 */
export function outdatingOf({ docket, moves }: Change): ((tx: Transaction, now: Date) => Promise<void>) | null {
	const [first] = moves;
	const isAmending = first?.actor.kind === "person" && first.actor.through === "amendment";
	const unitIds = new Set(moves.filter(isAskingElse).map(({ to }) => to.unitId));
	if (isAmending || unitIds.size === 0) return null;
	return async (tx, now) => {
		const planId = await lockLetters(tx.sql, docket.id);
		const isChanged = (_: number, { unitId, promises, promised }: Draft) =>
			unitIds.has(unitId) && asked(promises) !== asked(promised);
		await outdate(tx, { planId, no: null, isChanged }, now);
	};
}
