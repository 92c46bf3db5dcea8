import type { ReactNode } from "react";
import type { Draft } from "../../drafting/draft.ts";
import type { Block } from "../../drafting/layout.ts";

/** Printed words that were read as something. */
export type Mark = { words: string; kind: "roles" | "time" };

/** A task's words stand in its clause and in those below it, up to the next task; further down nobody needs them. */
const REACH = 12;

/** What to shade in each block of the document, by the block's number. */
export function marksOf({ tasks }: Draft, blocks: Block[]): Map<number, Mark[]> {
	const starts = new Set(tasks.map(({ at }) => at));
	const indexOf = new Map(blocks.map(({ n }, i) => [n, i]));
	const marks = new Map<number, Mark[]>();
	for (const { at, words, deadlines } of tasks) {
		const own: Mark[] = [
			...(words ? [{ words, kind: "roles" as const }] : []),
			...deadlines.filter(({ isAdded }) => !isAdded).map((d) => ({ words: d.words, kind: "time" as const })),
		];
		const from = indexOf.get(at);
		if (from === undefined || own.length === 0) continue;
		for (const [i, { n }] of blocks.slice(from, from + REACH).entries()) {
			if (i > 0 && starts.has(n)) break;
			marks.set(n, [...(marks.get(n) ?? []), ...own]);
		}
	}
	return marks;
}

type Span = { from: number; to: number; kind: Mark["kind"] };

function spansIn(text: string, marks: Mark[]): Span[] {
	const spans = marks.flatMap(({ words, kind }): Span[] => {
		const from = text.indexOf(words);
		return from < 0 ? [] : [{ from, to: from + words.length, kind }];
	});
	let end = 0;
	return spans
		.sort((a, b) => a.from - b.from || b.to - a.to)
		.filter(({ from, to }) => {
			const isFree = from >= end;
			if (isFree) end = to;
			return isFree;
		});
}

/** A text with what was read from it shaded. */
export function highlighted(text: string, marks: Mark[]): ReactNode {
	const spans = spansIn(text, marks);
	if (spans.length === 0) return text;
	const parts: ReactNode[] = [];
	let at = 0;
	for (const { from, to, kind } of spans) {
		parts.push(
			text.slice(at, from),
			<mark key={from} className={`mark-${kind}`}>
				{text.slice(from, to)}
			</mark>,
		);
		at = to;
	}
	return [...parts, text.slice(at)];
}
