import { type Clause, clausesOf } from "./clauses.ts";
import { type Calendar, deadlineOf } from "./deadlines.ts";
import { readDuties } from "./duties.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import { type Indicator, indicatorsIn } from "./indicators.ts";
import { closeUp } from "./lines.ts";
import { printedLines } from "./responsibility.ts";
import { areUnits, unitNames } from "./unit-names.ts";

const FIRST_ITEM = /(?<![\d.])1[.、](?!\d)/g;

/** The days that the columns of a flattened table stand for, from its head: 2019年 2020年. */
function columnDates(flow: Flow, annex: Clause, calendar: Calendar): string[] {
	const head = fold(flow.text.slice(annex.start + annex.title.length, annex.own));
	const words = [...head.matchAll(/20\d{2}年(?:\d{1,2}月)?/g)].map(([word]) => word);
	return words.flatMap((word) => deadlineOf(word, calendar)?.date ?? []);
}

/** One of the lists in a row of a flattened table, and which column it stands in. */
type List = { from: number; to: number; column: number };

/** Whether words end with names of units: in a flattened table they close a row, and what follows begins in the first column again. */
const endsInUnits = (words: string): boolean => {
	const last = closeUp(words.split(/[。；;]/).at(-1) ?? "");
	return last !== "" && (readDuties(last) !== null || areUnits(unitNames(last)));
};

/** What is left of a block's heading where the page is too narrow for it: 能力提升行动。 */
const HEADING_END = /^[^。；;，,]{0,16}。/;

/**
 * The lists of a row, in as many columns as its table has for dates: each that begins with 1 again is the next column's. Where fewer lists than columns
 * stand before the row's units, sentences without numbers fill the others; the first of the block says what it is for.
 */
function listsIn(text: string, title: string, columns: number): List[] {
	const starts = [...fold(text).matchAll(FIRST_ITEM)].map(({ index }) => index);
	const before = starts.map((start, i) => text.slice(starts[i - 1] ?? title.length, start));
	const firsts = starts.flatMap((_, i) => (i === 0 || endsInUnits(before[i] ?? "") ? [i] : []));
	return starts.map((from, i) => {
		const first = firsts.findLast((k) => k <= i) ?? 0;
		const lists = (firsts.find((k) => k > i) ?? starts.length) - first;
		const sentences = (before[first] ?? "").replace(HEADING_END, "").match(/。/g)?.length ?? 0;
		const skipped = Math.max(0, Math.min(columns - lists, first === 0 ? sentences - 1 : 0));
		return { from, to: starts[i + 1] ?? text.length, column: (i - first + skipped) % columns };
	});
}

/** The indicators of a row of a flattened table, by the dates of its columns. */
function rowIndicators(flow: Flow, row: Clause, dates: string[], calendar: Calendar): Indicator[] {
	const text = flow.text.slice(row.start, row.stop);
	const lists = listsIn(text, row.title, dates.length);
	const head: List = { from: 0, to: lists[0]?.from ?? text.length, column: 0 };
	return [head, ...lists].flatMap(({ from, to, column }) =>
		indicatorsIn(text.slice(from, to), row.path, calendar).map((one) => ({
			...one,
			targets: one.targets.map((target) => ({ ...target, milestone: target.milestone ?? dates[column] ?? null })),
		})),
	);
}

/** The numeric indicators in the text of a document, clause by clause; of flattened tables by the columns that their heads name. */
export function indicatorsOfText(flow: Flow, root: Clause, calendar: Calendar): Indicator[] {
	const head = indicatorsIn(printedLines(flow, root.start, root.own), "文首", calendar);
	const parts = root.children.flatMap((part) => {
		const dates = part.kind === "annex" ? columnDates(flow, part, calendar) : [];
		if (dates.length > 1) return part.children.flatMap((row) => rowIndicators(flow, row, dates, calendar));
		return [part, ...clausesOf(part)].flatMap((clause) =>
			indicatorsIn(printedLines(flow, clause.start, clause.own), clause.path, calendar),
		);
	});
	return [...head, ...parts];
}
