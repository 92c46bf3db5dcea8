import { type Clause, clausesOf } from "./clauses.ts";
import { type Calendar, deadlineOf } from "./deadlines.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import { type Indicator, indicatorsIn } from "./indicators.ts";
import { printedLines } from "./responsibility.ts";

const FIRST_ITEM = /(?<![\d.])1[.、](?!\d)/g;

/** The days that the columns of a flattened table stand for, from its head: 2019年 2020年. */
function columnDates(flow: Flow, annex: Clause, calendar: Calendar): string[] {
	const head = fold(flow.text.slice(annex.start + annex.title.length, annex.own));
	const words = [...head.matchAll(/20\d{2}年(?:\d{1,2}月)?/g)].map(([word]) => word);
	return words.flatMap((word) => deadlineOf(word, calendar)?.date ?? []);
}

/** A row of a flattened table: each list that begins with 1 again is the next column. */
function rowIndicators(flow: Flow, row: Clause, dates: string[], calendar: Calendar): Indicator[] {
	const text = flow.text.slice(row.start, row.stop);
	const starts = [...fold(text).matchAll(FIRST_ITEM)].map(({ index }) => index);
	const cuts = [0, ...starts, text.length];
	return cuts.slice(0, -1).flatMap((from, i) => {
		const milestone = dates[Math.max(0, i - 1) % dates.length] ?? null;
		const read = indicatorsIn(text.slice(from, cuts[i + 1]), row.path, calendar);
		return read.map((one) => ({
			...one,
			targets: one.targets.map((target) => ({ ...target, milestone: target.milestone ?? milestone })),
		}));
	});
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
