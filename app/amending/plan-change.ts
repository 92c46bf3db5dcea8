import type { PlanDiff } from "#db/plans/plan-diff.ts";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import { type TaskChange, taskChange } from "./task-change.ts";

type Head = PlanDiff["head"][number];
type Indicator = PlanDocument["indicators"][number];
type Counted = { added: string[]; removed: string[]; changed: string[] };

/** The lists of a document beside its tasks and indicators, of which only what their items are called is shown. */
export const otherLists = ["phases", "clauses", "units", "responsibility", "discrepancies"] as const;

/** All that an amendment changes, as it is shown. */
export type PlanChange = {
	head: { field: Head["field"]; before: string[]; after: string[] }[];
	tasks: { added: TaskChange[]; removed: TaskChange[]; changed: TaskChange[] };
	indicators: { before: Indicator | null; after: Indicator | null }[];
	others: Record<(typeof otherLists)[number], Counted>;
};

function headWords(value: Head["before"]): string[] {
	if (value === null) return [];
	if (typeof value === "string") return [value];
	return Array.isArray(value) ? value : [[value.start, value.end].filter(Boolean).join(" – ") || value.words];
}

type Items = { [F in (typeof otherLists)[number]]: PlanDocument[F][number] };
const callNames: { [F in keyof Items]: (item: Items[F]) => string } = {
	phases: ({ name, words }) => `${name} ${words}`,
	clauses: ({ path, title }) => `${path} ${title}`,
	units: ({ name }) => name,
	responsibility: ({ heading, goal }) => `${heading} ${goal}`,
	discrepancies: ({ clause, note }) => `${clause} ${note}`,
};

function counted<F extends keyof Items>(diff: PlanDiff, field: F): Counted {
	const name = callNames[field] as (item: unknown) => string;
	const { added, removed, changed } = diff[field];
	return {
		added: added.map(({ item }) => name(item)),
		removed: removed.map(({ item }) => name(item)),
		changed: changed.map(({ after }) => name(after)),
	};
}

/** All that a diff says, as it is shown: what comes in, what goes, what changes, with its words marked. Pure. */
export function planChange(diff: PlanDiff): PlanChange {
	const { added, removed, changed } = diff.tasks;
	return {
		head: diff.head.map(({ field, before, after }) => ({ field, before: headWords(before), after: headWords(after) })),
		tasks: {
			added: added.map(({ item }) => taskChange(null, item)),
			removed: removed.map(({ item }) => taskChange(item, null)),
			changed: changed.map(({ before, after }) => taskChange(before, after)),
		},
		indicators: [
			...diff.indicators.changed.map(({ before, after }) => ({ before, after })),
			...diff.indicators.added.map(({ item }) => ({ before: null, after: item })),
			...diff.indicators.removed.map(({ item }) => ({ before: item, after: null })),
		],
		others: Object.fromEntries(otherLists.map((field) => [field, counted(diff, field)])) as PlanChange["others"],
	};
}
