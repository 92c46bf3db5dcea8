import type { Clause } from "./clauses.ts";
import type { Calendar } from "./dates.ts";
import type { Flow } from "./flow.ts";
import { englishRange, isReal, rangeIn, type Span } from "./spans.ts";

/** What an entry of a list begins with: a dash or a dot, 第一阶段：. */
const BEGINS = /^[-—–·•●■◆▪*\s]{0,6}(?:第[一二三四五六七八九十\d]{1,3}(?:个?阶段|步)[:、,.\s]{0,3})?/;
/** 动员部署（2020年5月） */
const BRACKETED = /^([^()。;:,、]{2,30})\(([^()]{2,40})\)/;
/** 动员部署：2020年5月，… and 动员部署。时间为2020年5月。 */
const NAMED = /^([^()。;:,、\d]{2,24})[:,。]\s?(?:(?:实施|起止)?时间|期限)?[:为是]?\s?(?=\d|[A-Z])([^。;]{2,40})/;
/** 2020年5月，动员部署。 */
const DATED = /^(20\d\d年|\d{1,2}月)([^,:。;()]{0,30})[,:]([^,:。;()]{2,24})/;
/** What follows a date that ends something, and begins nothing. */
const BEFORE = /^(?:[底末]?前|以前|之前|完成)/;

/** A dated stretch of a plan. Dates ISO, first and last day. */
export type Phase = { name: string; start: string; end: string; clause: string; words: string };

type Entry = { name: string; span: Span; isCalledPhase: boolean; length: number };

/** The stretch that some words begin with; a month alone is of `year`. */
function spanAt(where: string, { year, issuedOn }: Calendar): Span | null {
	const prefix = year && /^\d{1,2}月/.test(where) ? `${year}年` : "";
	const span = rangeIn(prefix + where, year, issuedOn) ?? englishRange(where);
	if (!span || !isReal(span) || !(prefix + where).startsWith(span.words)) return null;
	const words = span.words.slice(prefix.length);
	return BEFORE.test(where.slice(words.length)) ? null : { ...span, words };
}

/** What a piece of a list says of a phase: its name, and when it runs; null if it isn't one. */
function entryOf(piece: string, calendar: Calendar): Entry | null {
	const begins = BEGINS.exec(piece)?.[0] ?? "";
	const text = piece.slice(begins.length);
	const [, bracketed = "", inBracket = ""] = BRACKETED.exec(text) ?? [];
	const [, named = "", behind = ""] = NAMED.exec(text) ?? [];
	const [, day = "", rest = "", dated = ""] = DATED.exec(text) ?? [];
	for (const [name, where] of [
		[bracketed, inBracket],
		[named, behind],
		[dated, day + rest],
	] as const) {
		const span = name !== "" ? spanAt(where.trim(), calendar) : null;
		if (!span) continue;
		const length = Math.max(piece.indexOf(name) + name.length, piece.indexOf(span.words) + span.words.length);
		return { name: name.trim(), span, isCalledPhase: /阶段|phase|stage/i.test(begins + name), length };
	}
	return null;
}

/** What ends a sentence, unless when it is to be done follows. */
const STOP = /[。;](?!\s?(?:实施|起止)?(?:时间|期限))/g;
/** What parts several in one sentence. */
const PART = /[:、,]/g;

/** As far as an entry is looked at. */
const REACH = 120;

/** The offsets of `all`, which ascend, that lie between two. */
function between(all: readonly number[], from: number, to: number): number[] {
	let [low, high] = [0, all.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((all[middle] ?? 0) <= from) low = middle + 1;
		else high = middle;
	}
	const found: number[] = [];
	for (let at = all[low]; at !== undefined && at < to; at = all[++low]) found.push(at);
	return found;
}

/** The pieces of a clause's own text: lines that begin a sentence, sentences, and what the marks within one part. */
function piecesOf(
	{ text, folded }: Flow,
	starts: readonly number[],
	{ start, own, title }: Clause,
): { at: number; piece: string }[] {
	const from = text.startsWith(title, start) ? start + title.length : start;
	const behind = (mark: RegExp) => [...folded.slice(from, own).matchAll(mark)].map(({ index }) => from + index + 1);
	const lines = between(starts, from, own).filter((at) => /[。;:.)\]]\s?$/.test(folded.slice(at - 2, at)));
	const whole = [...new Set([from, ...lines, ...behind(STOP), own])].sort((a, b) => a - b);
	const cuts = [...new Set([...whole, ...behind(PART)])].sort((a, b) => a - b);
	let next = 0;
	return cuts.map((at) => {
		while ((whole[next] ?? own) <= at && next < whole.length) next++;
		return { at, piece: folded.slice(at, Math.min(whole[next] ?? own, at + REACH)) };
	});
}

/** So many entries make a list of phases; more than the most are a list of something else. */
const FEWEST = 2;
const MOST = 12;

/**
 * The phases that a clause lists without numbering them: a line or a part of a sentence each, with a name and when it runs. Where the clause isn't
 * called steps, each has to be called a phase. `starts` are the flow's line starts, in their order.
 */
export function listedPhases(
	flow: Flow,
	starts: readonly number[],
	clause: Clause,
	isOfSteps: boolean,
	{ year, issuedOn }: Calendar,
): Phase[] {
	if (!isOfSteps && !/阶段|phase|stage/i.test(flow.text.slice(clause.start, clause.own))) return [];
	const found: (Entry & { at: number })[] = [];
	let behind = 0;
	let known = Number(/20\d\d(?=年)/.exec(flow.folded.slice(clause.start, clause.own))?.[0]) || year;
	for (const { at, piece } of piecesOf(flow, starts, clause)) {
		const entry = at < behind ? null : entryOf(piece, { year: known, issuedOn });
		if (!entry || !(isOfSteps || entry.isCalledPhase)) continue;
		found.push({ ...entry, at });
		known = Number(entry.span.end.slice(0, 4));
		behind = at + entry.length;
	}
	if (found.length < FEWEST || found.length > MOST) return [];
	return found.map(({ name, span, at }, i): Phase => {
		const from = flow.folded.indexOf(name, at);
		return {
			name: flow.text.slice(from, from + name.length).trim(),
			start: span.start,
			end: span.end,
			clause: clause.path + String.fromCharCode(97 + i),
			words: span.words,
		};
	});
}
