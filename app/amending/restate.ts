import type { PlanDocument } from "#db/plans/plan-document.ts";

/** Old clause paths to new ones. */
export type NewPaths = ReadonlyMap<string, string>;

/**
 * A document with every reference to a clause put in the clause's new path, so that what only follows from a new number is no difference. The
 * clauses and tasks themselves keep the path they have: their new number is the change. Pure.
 */
export function restate(plan: PlanDocument, paths: NewPaths): PlanDocument {
	const now = (path: string): string => paths.get(path) ?? path;
	const maybe = (path: string | null): string | null => (path === null ? null : now(path));
	return {
		...plan,
		phases: plan.phases.map((phase) => ({ ...phase, clause: now(phase.clause) })),
		clauses: plan.clauses.map((clause) => ({ ...clause, parent: maybe(clause.parent) })),
		units: plan.units.map((unit) => ({ ...unit, aliases: unit.aliases.map((a) => ({ ...a, clause: now(a.clause) })) })),
		tasks: plan.tasks.map((task) => ({ ...task, under: maybe(task.under), wordsAt: maybe(task.wordsAt) })),
		indicators: plan.indicators.map((i) => ({ ...i, clause: now(i.clause), task: maybe(i.task) })),
		responsibility: plan.responsibility.map((row) => ({ ...row, tasks: row.tasks.map(now) })),
		discrepancies: plan.discrepancies.map((d) => ({ ...d, clause: now(d.clause), against: maybe(d.against) })),
		warnings: plan.warnings.map((w) => ({ ...w, clause: now(w.clause) })),
		setup: { ...plan.setup, secretariatAt: maybe(plan.setup.secretariatAt) },
	};
}
