import type { IndicatorRow } from "#db/queries/get-plan.ts";
import type { LetterPlan, Promisable } from "#db/queries/letters.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import type { Promised } from "#workflows/letter/context.ts";
import { letterText as words } from "../messages/papers/letter.ts";

type Target = IndicatorRow["targets"][number];

/** What one target asks for; the printed words say it all where they hold the value themselves, or where there is none. */
const targetWords = ({ words: printed, comparator, value }: Target, measure: string | null) =>
	value === null || printed.includes(String(value)) ? printed : words.value(printed, `${comparator}${value}${measure ?? ""}`);

/**
 * The targets that hang on these tasks and are still ahead, a line each: an indicator that the document gives twice with the same value is asked for
 * once.
 */
function targetLinesOf(taskIds: Set<number>, indicators: IndicatorRow[], today: PlainDate): string[] {
	const ahead = indicators.flatMap(({ name, measure, task, targets }) => {
		const left = targets.filter(({ milestone }) => milestone === null || milestone >= today);
		const last = left.at(-1);
		if (task === null || !taskIds.has(task.id) || !last) return [];
		return [{ name, key: `${name}${last.comparator}${last.value}`, values: left.map((target) => targetWords(target, measure)) }];
	});
	const once = [...new Map(ahead.map((target) => [target.key, target])).values()];
	return once.map(({ name, values }, i) => words.target(i + 1, name, values));
}

/** The tasks that a unit promises, as they are now. Pure. */
export const promisesOf = ({ tasks }: Promisable): Promised[] =>
	tasks.map(({ taskId, clause, title, dueOn }) => ({ taskId, clause, title, dueOn }));

/** What a letter to a unit asks of it, to be held against what another asks: which tasks, in which role, by when, and which targets; not how they are called or numbered. Pure. */
export function asksOf({ tasks }: Promisable, indicators: IndicatorRow[], today: PlainDate): string {
	const targets = targetLinesOf(new Set(tasks.map(({ taskId }) => taskId)), indicators, today);
	return JSON.stringify([tasks.map(({ taskId, role, dueOn, limits }) => [taskId, role, dueOn, limits]), targets]);
}

/** The text of a letter to begin with: what the unit answers for in the plan, by when, and which of the plan's targets hang on that. Pure. */
export function composeLetter(
	plan: LetterPlan,
	{ unitName, tasks }: Promisable,
	indicators: IndicatorRow[],
	today: PlainDate,
): string {
	const taskLines = tasks.map(({ title, clause, role, limits, extendedTo }, i) =>
		words.task(i + 1, title, clause, words.role[role], limits, extendedTo),
	);
	const targetLines = targetLinesOf(new Set(tasks.map(({ taskId }) => taskId)), indicators, today);
	return [
		words.opening(plan.title, plan.number, plan.secretariatName, unitName),
		words.tasks,
		...taskLines,
		...(targetLines.length > 0 ? [words.targets, ...targetLines] : []),
		words.review(targetLines.length > 0),
		words.reviewed(plan.secretariatName),
	].join("\n");
}
