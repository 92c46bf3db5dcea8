import { isDeepStrictEqual } from "node:util";
import type { ListDiff, Pairs } from "#db/plans/plan-diff.ts";

/** The longest run of pairs, given in the order of the old list, that keeps its order in the new one. */
function inOrderOf(pairs: Pairs): Set<number> {
	const best: { length: number; before: number }[] = [];
	for (const [i, { to }] of pairs.entries()) {
		best[i] = { length: 1, before: -1 };
		for (let j = 0; j < i; j++) {
			const length = (best[j]?.length ?? 0) + 1;
			if ((pairs[j]?.to ?? 0) < to && length > (best[i]?.length ?? 0)) best[i] = { length, before: j };
		}
	}
	let last = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
	const kept = new Set<number>();
	for (; last >= 0 && best[last]; last = best[last]?.before ?? -1) kept.add(last);
	return kept;
}

/** What two lists differ in, given which of their items are the same. Pure. */
export function listDiff<T>(before: readonly T[], after: readonly T[], pairs: Pairs): ListDiff<T> {
	const [gone, taken] = [new Set(pairs.map((p) => p.from)), new Set(pairs.map((p) => p.to))];
	const both = pairs
		.toSorted((a, b) => a.from - b.from)
		.map((pair) => ({ ...pair, before: before[pair.from] as T, after: after[pair.to] as T }));
	const isSame = (pair: (typeof both)[number]) => isDeepStrictEqual(pair.before, pair.after);
	const same = both.filter(isSame);
	const still = inOrderOf(same);
	return {
		added: after.flatMap((item, at) => (taken.has(at) ? [] : [{ at, item }])),
		removed: before.flatMap((item, at) => (gone.has(at) ? [] : [{ at, item }])),
		changed: both.filter((pair) => !isSame(pair)),
		moved: same.flatMap(({ from, to, after: item }, i) => (still.has(i) ? [] : [{ from, to, item }])),
	};
}
