import { compareClauses } from "./clause-path.ts";
import type { PlanDocument } from "./plan-document.ts";

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A document with everything that has no order of its own in one order: clauses as they stand in the document; aliases, exceptions, obliged
 * parties and the tasks that a row answers to by name. Two that say the same are equal afterwards. Pure.
 */
export const inOrder = (plan: PlanDocument): PlanDocument => ({
	...plan,
	clauses: plan.clauses.toSorted((a, b) => compareClauses(a.path, b.path)),
	units: plan.units.map((unit) => ({ ...unit, aliases: unit.aliases.toSorted((a, b) => byName(a.name, b.name)) })),
	tasks: plan.tasks.map((task) => ({
		...task,
		exceptions: task.exceptions.toSorted(byName),
		obliged: task.obliged.toSorted(byName),
	})),
	responsibility: plan.responsibility.map((row) => ({ ...row, tasks: row.tasks.toSorted(byName) })),
});
