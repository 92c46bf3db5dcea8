import type { ListField, Pairs } from "#db/plans/plan-diff.ts";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import { likeness } from "./likeness.ts";
import { pairUp } from "./pair-up.ts";
import { whatToDo } from "./what-to-do.ts";

type Item<F extends ListField> = PlanDocument[F][number];
type Score<F extends ListField> = (a: Item<F>, b: Item<F>) => number | null;

/** Two tasks under one number are the same unless they have next to nothing in common; under two numbers, if they have at least half. */
const ALIKE = 0.5;
const ALIKE_IN_PLACE = 0.2;
const IN_PLACE = 0.2;

const own = ({ title, gist }: Item<"tasks">): string => `${title}\n${gist}`;
/** How alike two tasks are in our own words or in the printed ones, whichever both have. */
function likenessOf(a: Item<"tasks">, b: Item<"tasks">): number {
	const [old, now] = [whatToDo(a), whatToDo(b)];
	return Math.max(likeness(own(a), own(b)), old !== null && now !== null ? likeness(old, now) : 0);
}

/** Where one document came without its text, the clause that says who is responsible is all that both print of a task. */
const namesSameUnits = (a: Item<"tasks">, b: Item<"tasks">): boolean =>
	(a.text === null) !== (b.text === null) && a.words !== null && b.words !== null && likeness(a.words, b.words) > ALIKE;

const sameTask: Score<"tasks"> = (a, b) => {
	const isInPlace = a.clause === b.clause;
	const alike = likenessOf(a, b);
	const isSame = alike >= (isInPlace ? ALIKE_IN_PLACE : ALIKE) || (isInPlace && namesSameUnits(a, b));
	return isSame ? alike + (isInPlace ? IN_PLACE : 0) : null;
};

const sameClause: Score<"clauses"> = (a, b) => {
	const isInPlace = a.path === b.path;
	const alike = likeness(a.title, b.title);
	return alike < ALIKE && !isInPlace ? null : alike + (isInPlace ? IN_PLACE : 0);
};

/** How many of some fields two items have in common, the weightiest first; null for none of the weighty ones. */
function inCommon<T>(a: T, b: T, weights: Partial<Record<keyof T, number>>, least: number): number | null {
	const score = (Object.entries(weights) as [keyof T, number][]).reduce(
		(sum, [field, weight]) => sum + (JSON.stringify(a[field]) === JSON.stringify(b[field]) ? weight : 0),
		0,
	);
	return score < least ? null : score;
}

/** For each list, which two items are the same thing: how surely, or null. References to clauses are in the new numbers already. */
const scores: { [F in Exclude<ListField, "tasks" | "clauses">]: Score<F> } = {
	phases: (a, b) => inCommon(a, b, { name: 4, clause: 3, words: 1, start: 1, end: 1 }, 3),
	units: (a, b) => (a.name === b.name ? 1 : null),
	indicators: (a, b) => {
		const alike = likeness(a.name, b.name);
		const rest = inCommon(a, b, { scope: 2, clause: 2, task: 1, measure: 0.5, targets: 1 }, 0) ?? 0;
		return alike < ALIKE ? null : alike * 4 + rest;
	},
	responsibility: (a, b) => inCommon(a, b, { heading: 2, goal: 3, columns: 1, units: 1, tasks: 1 }, 2),
	discrepancies: (a, b) => inCommon(a, b, { clause: 2, words: 3, against: 1, againstWords: 1, note: 3, kind: 0.5 }, 5),
	warnings: (a, b) => inCommon(a, b, { clause: 1, kind: 1, words: 1 }, 3),
};

/** Which items of a list are the same in two documents. Pure. */
export const pairsOf = <F extends keyof typeof scores>(field: F, before: PlanDocument, after: PlanDocument): Pairs =>
	pairUp<Item<F>>(before[field] as Item<F>[], after[field] as Item<F>[], scores[field] as Score<F>);

export const pairClauses = (before: PlanDocument, after: PlanDocument): Pairs =>
	pairUp(before.clauses, after.clauses, sameClause);

/** What a person has said about a task of the new document, by its clause there: the clause of the task that it continues, or null for a new task. */
export type Choices = Readonly<Record<string, string | null>>;

/** What tasks say, to be held against each other at once: most of a plan is issued again word by word. */
const sayings = ({ tasks }: PlanDocument) =>
	new Map(tasks.map((task) => [task, JSON.stringify([task.title, task.gist, task.text])]));

/** Which task of the new document continues which of the old one: as chosen, else the same words, else by number and likeness. Pure. */
export function pairTasks(before: PlanDocument, after: PlanDocument, choices: Choices): Pairs {
	const pairs: Pairs = [];
	const [old, fresh] = [sayings(before), sayings(after)];
	const isChosen = (task: Item<"tasks">) => Object.hasOwn(choices, task.clause);
	const pairRest = (score: Score<"tasks">) => {
		const gone = new Set(pairs.map(({ from }) => before.tasks[from]));
		const taken = new Set(pairs.map(({ to }) => after.tasks[to]));
		pairs.push(...pairUp(before.tasks, after.tasks, (a, b) => (gone.has(a) || taken.has(b) ? null : score(a, b))));
	};
	pairRest((a, b) => (isChosen(b) && choices[b.clause] === a.clause ? 1 : null));
	pairRest((a, b) => (!isChosen(b) && old.get(a) === fresh.get(b) ? Number(a.clause === b.clause) : null));
	pairRest((a, b) => (isChosen(b) ? null : sameTask(a, b)));
	return pairs.toSorted((a, b) => a.to - b.to);
}
