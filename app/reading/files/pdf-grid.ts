import { type Piece, wordsOf } from "./pdf-lines.ts";
import type { Rule } from "./pdf-rules.ts";

/** A table with drawn borders: where it stands, and its rows from top to bottom; a merged cell says the same in each of its places. */
export type Grid = { top: number; bottom: number; left: number; right: number; rows: string[][] };

/** Lines that are drawn as one meet within this many points. */
const NEAR = 4;

/** Positions that are one line, as one. */
function merged(values: number[]): number[] {
	const out: number[] = [];
	for (const value of [...values].sort((a, b) => a - b))
		if (value - (out.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) out.push(value);
	return out;
}

const touch = (a: Rule, b: Rule): boolean =>
	a.x1 - NEAR <= b.x2 && b.x1 - NEAR <= a.x2 && a.y1 - NEAR <= b.y2 && b.y1 - NEAR <= a.y2;

/** Rules that hang together. */
function groupsOf(rules: Rule[]): Rule[][] {
	const groups: { around: Rule; of: Rule[] }[] = [];
	for (const rule of rules) {
		const met = groups.filter(({ around, of }) => touch(around, rule) && of.some((other) => touch(other, rule)));
		const all = [rule, ...met.flatMap(({ of }) => of)];
		const around = all.reduce((a, b) => ({
			x1: Math.min(a.x1, b.x1),
			y1: Math.min(a.y1, b.y1),
			x2: Math.max(a.x2, b.x2),
			y2: Math.max(a.y2, b.y2),
		}));
		for (const group of met) groups.splice(groups.indexOf(group), 1);
		groups.push({ around, of: all });
	}
	return groups.map(({ of }) => of);
}

/** The nearest drawn lines before and after a place, among those that cross it. */
function between(lines: number[], place: number): [number, number] {
	return [
		lines.findLast((line) => line < place) ?? Number.NEGATIVE_INFINITY,
		lines.find((line) => line > place) ?? Number.POSITIVE_INFINITY,
	];
}

const middle = (values: number[], i: number): number => ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2;

/** The words inside a box, line by line. */
function wordsIn(pieces: Piece[], [left, right]: [number, number], [bottom, top]: [number, number]): string {
	const inside = pieces.filter(({ x, y, width, height }) => {
		const [cx, cy] = [x + width / 2, y + height * 0.35];
		return cx > left && cx < right && cy > bottom && cy < top;
	});
	return wordsOf(inside, Math.min(right, Math.max(...pieces.map(({ x, width }) => x + width))));
}

function gridOf(rules: Rule[], pieces: Piece[]): Grid | null {
	const level = rules.filter(({ y1, y2 }) => y1 === y2);
	const upright = rules.filter(({ x1, x2 }) => x1 === x2);
	const xs = merged(upright.map(({ x1 }) => x1));
	// A row that goes on over the page's end has no line below it: there the upright lines end.
	const ends = upright.flatMap(({ y1, y2 }) => [Math.min(y1, y2), Math.max(y1, y2)]);
	const ys = merged([...level.map(({ y1 }) => y1), Math.min(...ends), Math.max(...ends)]);
	const [left, right, bottom, top] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
	if (left === undefined || right === undefined || bottom === undefined || top === undefined) return null;
	// A single row is one of a table if it has columns enough: the last of one that goes on over the page's end.
	if (xs.length < 3 || ys.length < 2 || (ys.length < 3 && xs.length < 4)) return null;
	const own = pieces.filter(({ x, y }) => x > left - NEAR && x < right && y > bottom - NEAR && y < top);
	const rows = Array.from({ length: ys.length - 1 }, (_, up) => {
		const y = middle(ys, ys.length - 2 - up);
		return Array.from({ length: xs.length - 1 }, (_, k) => {
			const x = middle(xs, k);
			const across = merged(level.filter(({ x1, x2 }) => x1 <= x && x2 >= x).map(({ y1 }) => y1));
			const down = merged(upright.filter(({ y1, y2 }) => y1 <= y && y2 >= y).map(({ x1 }) => x1));
			return wordsIn(own, between(down, x), between(across, y));
		});
	});
	return { top, bottom, left, right, rows: rows.filter((cells) => cells.some((cell) => cell !== "")) };
}

/** The tables that rules draw around the words of a page, from the top. */
export function gridsOf(rules: Rule[], pieces: Piece[]): Grid[] {
	const grids = groupsOf(rules.slice(0, 3_000)).flatMap((group) => gridOf(group, pieces) ?? []);
	return grids.filter(({ rows }) => rows.length > 0).sort((a, b) => b.top - a.top);
}
