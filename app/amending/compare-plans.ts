import { isDeepStrictEqual } from "node:util";
import { inOrder } from "#db/plans/in-order.ts";
import { type Comparison, headFields, type ListField, listFields, type Pairs, type PlanDiff } from "#db/plans/plan-diff.ts";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { listDiff } from "./list-diff.ts";
import { type Choices, pairClauses, pairsOf, pairTasks } from "./pair-plans.ts";
import { restate } from "./restate.ts";

function newPaths(before: PlanDocument, after: PlanDocument, tasks: Pairs, clauses: Pairs): Map<string, string> {
	const of = ([from, to]: [string | undefined, string | undefined]): [string, string][] =>
		from && to && from !== to ? [[from, to]] : [];
	return new Map([
		...clauses.flatMap(({ from, to }) => of([before.clauses[from]?.path, after.clauses[to]?.path])),
		...tasks.flatMap(({ from, to }) => of([before.tasks[from]?.clause, after.tasks[to]?.clause])),
	]);
}

const pairsFor = (
	field: ListField,
	before: PlanDocument,
	after: PlanDocument,
	known: Pick<Comparison["pairs"], "tasks" | "clauses">,
): Pairs => (field === "tasks" || field === "clauses" ? known[field] : pairsOf(field, before, after));

/**
 * Compares an amended document with the plan as it stands. Tasks are matched as `choices` say, else by clause and likeness of their words, so
 * that a clause that was only renumbered stays the same task; units by name and alias. Nothing is changed that the new document can't know:
 * see `inTermsOf`. Pure.
 */
export function comparePlans(current: PlanDocument, amended: PlanDocument, choices: Choices = {}): Comparison {
	const settled = inOrder(inTermsOf(current, amended));
	const old = inOrder(current);
	const [tasks, clauses] = [pairTasks(old, settled, choices), pairClauses(old, settled)];
	const before = inOrder(restate(old, newPaths(old, settled, tasks, clauses)));
	const after = { ...settled, setup: before.setup };
	const pairs = Object.fromEntries(
		listFields.map((field) => [field, pairsFor(field, before, after, { tasks, clauses })]),
	) as Comparison["pairs"];
	const lists = listFields.map((field) => [field, listDiff<unknown>(before[field], after[field], pairs[field])]);
	const head = headFields.flatMap((field) =>
		isDeepStrictEqual(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
	);
	return { before, after, pairs, diff: { head, ...Object.fromEntries(lists) } as PlanDiff };
}

/** Whether an amendment amends anything: another order alone is nothing, nor are the reader's own doubts. */
export const isUnchanged = (diff: PlanDiff): boolean =>
	diff.head.length === 0 &&
	listFields.every((field) => {
		const { added, removed, changed } = diff[field];
		return field === "warnings" || added.length + removed.length + changed.length === 0;
	});
