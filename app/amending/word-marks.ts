import { diffWords } from "diff";

/** A run of words of two texts: in both, only in the new one, only in the old one. */
export type Mark = { text: string; kind: "same" | "added" | "removed" };

const words = new Intl.Segmenter("zh", { granularity: "word" });
/** Longer than comparing any two clauses takes; beyond it they are shown one after the other. */
const MOST_MS = 300;

/** Two texts in one, word by word, with what came and what went marked. Pure, but for two texts that take too long to compare: those come whole. */
export function wordMarks(before: string, after: string): Mark[] {
	const found = diffWords(before, after, { intlSegmenter: words, timeout: MOST_MS });
	const whole = [
		{ value: before, removed: true, added: false },
		{ value: after, removed: false, added: true },
	];
	return (found ?? whole).map(({ value, added, removed }) => {
		return { text: value, kind: added ? "added" : removed ? "removed" : "same" };
	});
}
