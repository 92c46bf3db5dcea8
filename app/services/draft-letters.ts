import { type Database, transaction } from "#db/client.server.ts";
import { listIndicators } from "#db/queries/get-plan.ts";
import { listPlansOfSecretariat, listPromisable, lockLettersOf, lockPlan } from "#db/queries/letters.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { composeLetter, promisesOf } from "../letters/compose-letter.ts";
import { letterText } from "../messages/papers/letter.ts";
import { openMatterWithin } from "./open-matter.ts";
import type { Sender } from "./sender.ts";

/**
 * Drafts a letter for each of these units of a plan from what it answers for, all of them or none. Gives how many; null if the plan isn't the sender's to
 * draft letters in. Units without a part in the plan, or with a letter that is still open, are passed over: whoever sends the form twice drafts once.
 */
export const draftLetters = (
	db: Database,
	{ planId, unitIds }: { planId: number; unitIds: number[] },
	sender: Sender,
	now: Date,
): Promise<number | null> =>
	transaction(db, async (tx) => {
		await lockPlan(tx.sql, planId);
		await lockLettersOf(tx.sql, planId);
		const plan = (await listPlansOfSecretariat(tx.sql, sender.unitId)).find(({ id }) => id === planId);
		if (!plan) return null;
		const indicators = await listIndicators(tx.sql, planId);
		const units = (await listPromisable(tx.sql, planId)).filter(
			({ unitId, hasLetter }) => !hasLetter && unitIds.includes(unitId),
		);
		for (const unit of units) {
			const input = { text: composeLetter(plan, unit, indicators, dateAt(now)), promises: promisesOf(unit) };
			const { unitId, unitName } = unit;
			const letter = { planId, kind: "letter" as const, clause: "", title: letterText.title(unitName), gist: "" };
			const opened = await openMatterWithin(tx, { ...letter, unitId, input }, sender, now);
			if (!opened.ok) throw new Error(`a letter for unit ${unitId}: ${opened.code}`);
		}
		return units.length;
	});
