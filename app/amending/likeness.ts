import { fold } from "../reading/fold.ts";

/** The letters and figures of a text, in one form: what is left when spacing, punctuation and width don't count. */
export const essence = (text: string): string =>
	fold(text)
		.normalize("NFKC")
		.replace(/[^\p{L}\p{N}]/gu, "");

type Shape = { size: number; pairs: Map<string, number> };
const shapes = new Map<string, Shape>();
const MOST_KEPT = 10_000;

function shapeOf(text: string): Shape {
	const known = shapes.get(text);
	if (known) return known;
	const letters = [...essence(text)];
	const pairs = new Map<string, number>();
	for (const [i, letter] of letters.entries()) {
		const pair = letter + (letters[i + 1] ?? "");
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	const shape = { size: letters.length, pairs };
	if (shapes.size >= MOST_KEPT) shapes.clear();
	shapes.set(text, shape);
	return shape;
}

/** How alike two texts are, from 0 to 1: the share of neighbouring letters that they have in common (Dice), whatever their order. */
export function likeness(a: string, b: string): number {
	const [x, y] = [shapeOf(a), shapeOf(b)];
	if (x.size + y.size === 0) return 1;
	let common = 0;
	for (const [pair, n] of x.pairs) common += Math.min(n, y.pairs.get(pair) ?? 0);
	return (2 * common) / (x.size + y.size);
}
