import { mm, SIZE, WIDTH, widthOf } from "./measures.ts";

/** How many characters of a title fit on a line. */
const FITTING = Math.floor(mm(WIDTH) / (SIZE.title * 10));
const words = new Intl.Segmenter("zh", { granularity: "word" });
const OPENING = /[\p{Ps}\p{Pi}]$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u;
const OPENS = /\p{Ps}/gu;
const CLOSES = /\p{Pe}/gu;
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Where a title may be broken: between words, nor after what opens or before what closes. */
function breaksOf(text: string): number[] {
	const starts = [...words.segment(text)].map(({ index }) => index);
	return starts.filter((at) => at > 0 && !OPENING.test(text.slice(0, at)) && !CLOSING.test(text.slice(at)));
}

/** How good a break is: the lines are of like length, and what stands in brackets, as the name of a document does, stays whole if it can; smaller is better. */
function flawOf(text: string, at: number): number {
	const [first, rest] = [text.slice(0, at), text.slice(at)];
	const lines = Math.ceil(widthOf(rest) / FITTING);
	const isTorn = countOf(first, OPENS) > countOf(first, CLOSES);
	return Math.abs(widthOf(first) - widthOf(rest) / lines) + (isTorn ? FITTING : 0);
}

/**
 * The lines of a title: broken where its meaning allows, and into lines of like length (GB/T 9704-2012, 7.3.1). Pure.
 */
export function titleLines(text: string): string[] {
	if (widthOf(text) <= FITTING) return [text];
	const least = Math.ceil(widthOf(text) / FITTING);
	const fitting = breaksOf(text).filter((at) => {
		const [first, rest] = [widthOf(text.slice(0, at)), widthOf(text.slice(at))];
		return first <= FITTING && rest <= FITTING * (least - 1);
	});
	const [best] = fitting.toSorted((a, b) => flawOf(text, a) - flawOf(text, b));
	return best === undefined ? [text] : [text.slice(0, best), ...titleLines(text.slice(best))];
}
