import type { Sql, Transaction } from "#db/client.server.ts";
import { listIndicators } from "#db/queries/get-plan.ts";
import { findLetterPlan, listOpenLetters, listPromisable } from "#db/queries/letters.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { Redraft } from "#workflows/letter/context.ts";
import { asksOf, composeLetter, promisesOf } from "../letters/compose-letter.ts";
import { tellWithin } from "./send-within.ts";

/** What a letter would say if it were drafted now, and what that asks; the text is null if its unit answers for nothing. */
type Draft = Omit<Redraft, "amendment"> & { asks: string };

/** What each open letter of a plan would say if it were drafted now, by its task. */
export async function draftsOfOpenLetters(sql: Sql, planId: number, now: Date): Promise<Map<number, Draft>> {
	const letters = await listOpenLetters(sql, planId);
	const plan = letters.length > 0 ? await findLetterPlan(sql, planId) : undefined;
	if (!plan) return new Map();
	const units = new Map((await listPromisable(sql, planId)).map((unit) => [unit.unitId, unit]));
	const indicators = await listIndicators(sql, planId);
	const today = dateAt(now);
	return new Map(
		letters.map(({ taskId, unitId }): [number, Draft] => {
			const unit = units.get(unitId);
			if (!unit) return [taskId, { text: null, promises: [], asks: "" }];
			const text = composeLetter(plan, unit, indicators, today);
			return [taskId, { text, promises: promisesOf(unit), asks: asksOf(unit, indicators, today) }];
		}),
	);
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
	for (const [taskId, { asks, ...draft }] of await draftsOfOpenLetters(tx.sql, planId, now))
		if (asks !== before.get(taskId)?.asks)
			await tellWithin(tx, { taskId, type: "letter.outdated", data: { amendment: no, ...draft } }, now);
}
