import type { Pairs } from "#db/plans/plan-diff.ts";

/**
 * Pairs the items of two lists, each at most once, the best pair first; `score` gives null for two that can't be the same. Among equals the
 * earlier one goes first. Pure.
 */
export function pairUp<T>(before: readonly T[], after: readonly T[], score: (a: T, b: T) => number | null): Pairs {
	const candidates = before.flatMap((a, from) =>
		after.flatMap((b, to) => {
			const value = score(a, b);
			return value === null ? [] : [{ from, to, value }];
		}),
	);
	candidates.sort((a, b) => b.value - a.value || a.from - b.from || a.to - b.to);
	const [gone, taken] = [new Set<number>(), new Set<number>()];
	return candidates.flatMap(({ from, to }) => {
		if (gone.has(from) || taken.has(to)) return [];
		gone.add(from);
		taken.add(to);
		return [{ from, to }];
	});
}
