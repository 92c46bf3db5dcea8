import { bindsNobody, DATED, inFigures, partEnd } from "./dated.ts";
import { type Calendar, type Deadline, dateOf } from "./dates.ts";
import { englishIn } from "./english-deadlines.ts";
import { firstsOf } from "./first-of.ts";
import { fold } from "./fold.ts";
import { isReal, rangeIn } from "./spans.ts";
import { goesOn, isTermAlone, TERM, UNDATED } from "./undated.ts";

export type { Calendar, Deadline } from "./dates.ts";

type Found = { at: number; end: number; deadline: Omit<Deadline, "words"> };

/** Tells of each place in a text which year is meant by a month without one: the last that the text names before it. */
function yearsIn(text: string, calendar: Calendar): (at: number) => number | null {
	const floor = calendar.year ?? (calendar.issuedOn ? Number(calendar.issuedOn.slice(0, 4)) : 0);
	const named = [...text.matchAll(/(20\d{2})年(?!以来|以前|部署|起|度?[^,。;]{0,4}(?:完成|建成)的)/g)]
		.map(({ index, 1: year }) => ({ end: index + 5, year: Number(year) }))
		.filter(({ year }) => year >= floor);
	return (at) => {
		let [low, high] = [0, named.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((named[middle]?.end ?? 0) <= at) low = middle + 1;
			else high = middle;
		}
		return named[low - 1]?.year ?? calendar.year;
	};
}

/** 当年11月底前 in a sentence of what comes every year is no date. */
const EVERY_YEAR = /每年[^。;]{0,60}[当次]年$/;

function found(text: string, calendar: Calendar): Found[] {
	const all: Found[] = [];
	const taken = new Uint8Array(text.length);
	const yearAt = yearsIn(text, calendar);
	const take = (at: number, end: number, deadline: () => Omit<Deadline, "words"> | null) => {
		if (end === at || taken.subarray(at, end).includes(1)) return;
		const read = deadline();
		if (!read) return;
		all.push({ at, end, deadline: read });
		taken.fill(1, at, end);
	};
	const ends = (match: RegExpExecArray): [number, number] => [match.index, match.index + match[0].length];
	const [span, ...dates] = DATED;
	for (const match of text.matchAll(span?.pattern ?? /$^/g))
		take(...ends(match), () => span?.read(match.groups ?? {}, calendar, text, ...ends(match)) ?? null);
	for (const { pattern, read } of UNDATED)
		for (const match of text.matchAll(pattern)) take(...ends(match), () => read(text, ...ends(match)));
	for (const { pattern, read } of dates)
		for (const match of text.matchAll(pattern)) {
			const [at, end] = ends(match);
			if (bindsNobody(text, at, end)) continue;
			const word = match.groups?.word;
			const isYearly = word !== undefined && EVERY_YEAR.test(text.slice(Math.max(0, at - 80), text.indexOf(word, at) + 2));
			take(at, end, () =>
				isYearly
					? { date: null, altDate: null, precision: null, kind: "recurring" }
					: read(match.groups ?? {}, { ...calendar, year: yearAt(at) }, text, at, end),
			);
		}
	return all.sort((a, b) => a.at - b.at);
}

const quoted = (folded: string): string =>
	folded
		.replace(/《[^《》]{1,80}》/g, (title) => "\u0001".repeat(title.length))
		.replace(/[([][^()[\]]{0,12}20\d{2}[^()[\]]{0,12}[)\]]/g, (n) => (/\d月|底|前/.test(n) ? n : "\u0001".repeat(n.length)));

/** The time limits that a text prints, in its order, with the words that print them. */
export function deadlinesIn(printed: string, calendar: Calendar): Deadline[] {
	const text = quoted(fold(printed));
	return [
		...found(text, calendar).flatMap(({ at, end, deadline }): Deadline[] => {
			const one = { words: printed.slice(at, end).replace(/^(?:确保)?(?:在|于)?(?=\d)/, ""), ...deadline };
			const firsts = deadline.kind === "recurring" ? firstsOf(text.slice(at, end), calendar) : [];
			return firsts.length > 0 ? firsts.map((first) => ({ ...one, ...first })) : [one];
		}),
		...englishIn(printed, calendar),
	];
}

/** What a cell means by a month, a quarter or a year alone: its last day. */
function bareDate(folded: string, { year, issuedOn }: Calendar): Omit<Deadline, "words"> | null {
	const base = year ?? (issuedOn ? Number(issuedOn.slice(0, 4)) : 0);
	const [, own, month] = /^(?:(20\d{2})年)?(\d{1,2})月份?(?:完成|前?)$/.exec(folded) ?? [];
	const [, ownYear, part] = /^(?:(20\d{2})年?)?(第?[一二三四1-4]季度|Q[1-4]|[上下]半年)(?:完成)?$/i.exec(folded) ?? [];
	const span = rangeIn(folded.replace(/完成$/, ""), base || null);
	if (span && isReal(span) && folded.replace(/完成$/, "") === span.words && /[-~至到]/.test(folded))
		return { date: span.end, altDate: null, precision: /日/.test(folded) ? "day" : "month", kind: "hard" };
	const date = month
		? dateOf(own ? Number(own) : base, Number(month))
		: part
			? partEnd(ownYear ? Number(ownYear) : base, part.toUpperCase())
			: /^20\d{2}年?(?:完成)?$/.test(folded)
				? dateOf(Number(folded.slice(0, 4)), 12)
				: null;
	return date ? { date, altDate: null, precision: month || part ? "month" : "year", kind: "hard" } : null;
}

/** 一季度完成选址 beside another date of its cell. */
function bareDeadline(part: string, calendar: Calendar): Deadline[] {
	const when = /^(?:20\d{2}年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月)(?=完成|前?$)/.exec(fold(part.trim()))?.[0];
	const read = when ? bareDate(when, calendar) : null;
	return read ? [{ ...read, words: part.trim() }] : [];
}

/** A cell's or a label's words that say nothing but when: a date without 前 counts as well, and each of several does. */
export function deadlinesOf(printed: string, calendar: Calendar): Deadline[] {
	const words = printed.trim();
	const found = deadlinesIn(words, calendar);
	const [only] = found;
	if (only && found.length === 1) {
		const others = words.split(/[,，;；]/).filter((part) => !part.includes(only.words));
		const bare = others.flatMap((part) => bareDeadline(part, calendar));
		return bare.length > 0 ? [...bare, only] : [{ ...only, words }];
	}
	if (only) return found;
	const folded = fold(words).replace(/[。.;,\s]{1,30}$/, "");
	const read = isTermAlone(folded) ? TERM : (bareDate(inFigures(folded), calendar) ?? goesOn(folded));
	return read ? [{ ...read, words }] : [];
}

/** The first of what a cell or a label says of when; null if it says nothing. */
export const deadlineOf = (printed: string, calendar: Calendar): Deadline | null => deadlinesOf(printed, calendar)[0] ?? null;
