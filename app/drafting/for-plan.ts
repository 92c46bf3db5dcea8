import type { RosterUnit } from "#db/plans/roster.ts";
import type { Draft } from "./draft.ts";
import { nameUnit } from "./edits/name-unit.ts";

/** A draft of a document that amends a plan: its escalations reach whom the plan's reach, which no document says. Pure. */
export function forPlan(draft: Draft, { secretariat }: { secretariat: string }, roster: RosterUnit[]): Draft {
	const named = nameUnit(draft, secretariat, false, roster, "body");
	return named ? { ...named.draft, head: { ...named.draft.head, secretariat: named.key } } : draft;
}

/**
 * What people said of a draft's tasks, in the terms of a comparison: by the clauses of the new document, tasks of the plan (`clauses`, by id)
 * by theirs. What was said of a task that is no longer the plan's is passed over. Pure.
 */
export function sayingsOf({ tasks, sayings }: Draft, clauses: ReadonlyMap<number, string>) {
	const choices: Record<string, string | null> = {};
	const asks: Record<string, boolean> = {};
	for (const { key, clause } of tasks) {
		const continues = sayings?.continues[key];
		const known = typeof continues === "number" ? clauses.get(continues) : continues;
		if (known !== undefined) choices[clause] = known;
		const ask = sayings?.asks[key];
		if (ask !== undefined) asks[clause] = ask;
	}
	return { choices, asks };
}
