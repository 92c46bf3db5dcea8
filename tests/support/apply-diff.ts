import { restate } from "#app/amending/restate.ts";
import { inOrder } from "#db/plans/in-order.ts";
import { type ListDiff, listFields, type PlanDiff } from "#db/plans/plan-diff.ts";
import type { PlanDocument } from "#db/plans/plan-document.ts";

function applyList<T>(before: readonly T[], { added, removed, changed, moved }: ListDiff<T>): T[] {
	const left = new Set([...removed.map((r) => r.at), ...changed.map((c) => c.from), ...moved.map((m) => m.from)]);
	const placed = new Map([
		...added.map(({ at, item }) => [at, item] as const),
		...changed.map(({ to, after }) => [to, after] as const),
		...moved.map(({ to, item }) => [to, item] as const),
	]);
	const rest = before.filter((_, at) => !left.has(at));
	return Array.from({ length: rest.length + placed.size }, (_, at) =>
		placed.has(at) ? (placed.get(at) as T) : (rest.shift() as T),
	);
}

/** A document after a diff: made from the old one and the diff alone, so that whatever a diff leaves out is missing here. */
export function applyDiff(before: PlanDocument, diff: PlanDiff): PlanDocument {
	const paths = new Map([
		...diff.clauses.changed.map((c) => [c.before.path, c.after.path] as const),
		...diff.tasks.changed.map((c) => [c.before.clause, c.after.clause] as const),
	]);
	const restated = inOrder(restate(inOrder(before), paths));
	const lists = listFields.map((field) => [field, applyList<unknown>(restated[field], diff[field])]);
	const head = diff.head.map(({ field, after }) => [field, after]);
	return { ...restated, ...Object.fromEntries([...lists, ...head]) };
}
