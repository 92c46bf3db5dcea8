import type { IndicatorRow } from "#db/queries/get-plan.ts";
import type { LetterPlan, Promisable } from "#db/queries/letters.ts";
import { letterText as words } from "../messages/papers.ts";

const targetValue = ({ comparator, value }: IndicatorRow["targets"][number], measure: string | null) =>
	value === null ? words.trend : `${comparator}${value}${measure ?? ""}`;

/** The text of a letter to begin with: what the unit answers for in the plan, by when, and which of the plan's targets hang on that. Pure. */
export function composeLetter(plan: LetterPlan, { unitName, tasks }: Promisable, indicators: IndicatorRow[]): string {
	const own = new Set(tasks.map(({ taskId }) => taskId));
	const targets = indicators.filter(({ task }) => task !== null && own.has(task.id));
	const taskLines = tasks.map(({ title, clause, role, limits }, i) => words.task(i + 1, title, clause, words.role[role], limits));
	const targetLines = targets.map(({ name, targets: values, measure }, i) =>
		words.target(
			i + 1,
			name,
			values.map((target) => words.value(target.words, targetValue(target, measure))),
		),
	);
	return [
		words.opening(plan.title, plan.number, plan.secretariatName, unitName),
		words.tasks,
		...taskLines,
		...(targetLines.length > 0 ? [words.targets, ...targetLines] : []),
		words.review(targetLines.length > 0),
		words.reviewed(plan.secretariatName),
	].join("\n");
}
