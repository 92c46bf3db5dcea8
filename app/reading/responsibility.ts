import { bracketsOf } from "./brackets.ts";
import { readDuties } from "./duties.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import { labelsOf } from "./labels.ts";
import type { Duties, Duty } from "./roles.ts";
import { sentencesOf } from "./sentences.ts";
import { endsAsUnit } from "./unit-names.ts";

/** Printed words of responsibility in the flow, from `at` to `end`, and what they say. */
export type Printed = Duties & { words: string; at: number; end: number };

/** A stretch of the flow in which the lines that end early are still lines. */
export function printedLines({ text, starts, width }: Flow, from: number, to: number): string {
	let out = "";
	let lineAt = from;
	for (let at = from; at < to; at++) {
		if (at > from && starts.has(at)) {
			if (at - lineAt < width * 0.8 || isLabelAt(text, at)) out += "\n";
			lineAt = at;
		}
		out += text.charAt(at);
	}
	return out;
}

/** How much of a label may stand on the line before. */
const CUT_OFF = 8;
/** Whether a line begins with a label; not with the rest of one that the line's end has cut (落实┊单位：). */
function isLabelAt(text: string, at: number): boolean {
	const [own] = /^[\p{Script=Han}A-Za-z ]{2,16}[:：]/u.exec(text.slice(at, at + 18)) ?? [];
	if (own === undefined) return false;
	const before = Math.min(at, CUT_OFF);
	const labels = labelsOf(fold(text.slice(at - before, at + own.length)));
	return !labels.some(({ part, at: begins, from }) => part !== null && begins < before && from > before);
}

function inBrackets(flow: Flow, from: number, to: number, firstFrom: number): Printed[] {
	const folded = flow.folded.slice(from, to);
	return bracketsOf(folded).flatMap(({ open, close, isClosed }) => {
		const words = flow.text.slice(from + open + 1, from + close);
		const after = folded.slice(close + 1, close + 2);
		const isAtEnd = after === "" || /[。;,、\s]/.test(after) || flow.starts.has(from + close + 1);
		if (words.length < 3 || (!isClosed && close < folded.length)) return [];
		const read = readDuties(words, { isFirstLead: from + open >= firstFrom, isList: isAtEnd && words.length > 3 });
		const isMeant = read?.duties.some(({ unit }) => endsAsUnit(fold(unit)) || !/\p{Script=Han}/u.test(unit));
		return read && isMeant ? [{ ...read, words, at: from + open, end: from + close + 1 }] : [];
	});
}

function inLabels(flow: Flow, from: number, to: number, firstFrom: number, taken: Printed[]): Printed[] {
	const folded = flow.folded.slice(from, to);
	const label = labelsOf(folded).find(({ part, at }) => {
		const before = folded.slice(0, at).trimEnd().at(-1);
		const isFree = !taken.some((other) => from + at >= other.at && from + at < other.end);
		return part !== null && isFree && (flow.starts.has(from + at) || before === undefined || /[。;:,.)\]]/.test(before));
	});
	if (!label) return [];
	const at = from + label.at;
	const words = printedLines(flow, at, to);
	const read = readDuties(words, { isFirstLead: at >= firstFrom });
	return read ? [{ ...read, words: flow.text.slice(at, to), at, end: to }] : [];
}

function inSentences(flow: Flow, from: number, to: number): Printed[] {
	return sentencesOf(flow.text.slice(from, to)).flatMap(({ at, words }) => {
		if (words.length > 400) return [];
		// 由…负责, or nothing but units and their role words: 县公安局负责。
		const isMeant = words.length <= 200 && (/^(?:以上|上述)?[^,。;]{0,8}由/.test(fold(words)) || isWholly(words));
		const read = isMeant ? readDuties(words) : null;
		if (read) return [{ ...read, words, at: from + at, end: from + at + words.length }];
		const part = partBy(words);
		return part
			? [{ ...part.read, words: part.words, at: from + at + part.at, end: from + at + part.at + part.words.length }]
			: [];
	});
}

/** Where words of responsibility may begin inside a sentence: 由甲牵头，…; a sentence may also begin with 甲牵头，. */
const BEGINS = /(?<=^|[,、:])由|^(?=[^,。;:]{2,30}牵头,)/g;
/** 由甲牵头，乙、丙配合 inside a sentence: from 由 on, as many of its parts as say who does what and nothing else. */
function partBy(words: string): { words: string; at: number; read: Duties } | null {
	const folded = fold(words);
	for (const { index } of folded.matchAll(BEGINS)) {
		let best: { words: string; at: number; read: Duties } | null = null;
		for (let end = index; end < folded.length; ) {
			const comma = folded.indexOf(",", end + 1);
			end = comma < 0 ? folded.length : comma;
			const part = words.slice(index, end);
			const read = part.length <= 200 ? readDuties(part) : null;
			const isMore = read !== null && read.duties.length > (best?.read.duties.length ?? 0) && isBare(part, read.duties);
			if (isMore) best = { words: part, at: index, read };
			else if (best) break;
		}
		if (best) return best;
	}
	return null;
}

/** Whether words hold little but the units and role words that were read from them. */
function isBare(words: string, duties: Duty[]): boolean {
	const said = duties.reduce((sum, { unit }) => sum + unit.length, 0) + new Set(duties.map(({ verb }) => verb)).size * 4;
	return words.length - said <= 6 + duties.length && duties.every(({ unit }) => endsAsUnit(fold(unit)));
}

function isWholly(words: string): boolean {
	const duties = words.length <= 80 && !/[要须应]/.test(words) ? (readDuties(words)?.duties ?? []) : [];
	const said = duties.reduce((sum, { unit, verb }) => sum + unit.length + verb.length, 0);
	const isMeant = duties.some(({ verb }) => /负责|牵头|落实/.test(verb)) && duties.every(({ unit }) => endsAsUnit(fold(unit)));
	return isMeant && words.length - said <= 4 + 2 * duties.length;
}

/** Whether brackets belong to a name that a label's list has: 责任单位：市城管局（市综合执法局）. */
const isPartOf = ({ words, at, end }: Printed, label: Printed): boolean =>
	at > label.at && end <= label.end && label.duties.some(({ unit }) => fold(unit).includes(`(${fold(words)})`));

/**
 * The responsibilities printed in a stretch of the flow: in brackets, behind labels, in sentences of their own; in order. The first of a list leads
 * from `firstFrom` on.
 */
export function printedIn(flow: Flow, from: number, to: number, firstFrom: number): Printed[] {
	const brackets = inBrackets(flow, from, to, firstFrom);
	const labels = inLabels(flow, from, to, firstFrom, brackets);
	const some = [...brackets.filter((one) => !labels.some((label) => isPartOf(one, label))), ...labels];
	return (some.length > 0 ? some : inSentences(flow, from, to)).sort((a, b) => a.at - b.at);
}
