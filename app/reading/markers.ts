import type { Flow } from "./flow.ts";
import { numberOf } from "./numerals.ts";

/** The ways to number a piece of a document, and what isn't numbered but begins one. */
export type MarkerKind =
	| "part"
	| "chapter"
	| "han"
	| "hanBracket"
	| "digit"
	| "digitBracket"
	| "halfBracket"
	| "circled"
	| "decimal"
	| "roman"
	| "letter"
	| "box"
	| "annex";
/** A place where a numbered piece may begin: `at` its numeral, `end` where its words begin. */
export type Marker = {
	kind: MarkerKind;
	at: number;
	end: number;
	n: number;
	label: string;
	isLineStart: boolean;
	isAfterStop: boolean;
	isGlued: boolean;
};

const HAN_NO = "[一二三四五六七八九十]{1,3}";
type Pattern = { kind: MarkerKind; pattern: RegExp; onlyAtLine?: boolean };
const PATTERNS: Pattern[] = [
	{
		kind: "annex",
		pattern: /(附[件表录图])\s{0,2}(\d{1,2}(?![\d年])|[一二三四五六七八九十]{1,2})?(?=[\s:]|$|[^\s.,;、。)\]](?!.{0,20}[,;。]))/y,
		onlyAtLine: true,
	},
	{ kind: "box", pattern: /(专栏)(\d{1,2}|[一二三四五六七八九十]{1,2})?(?=[^,;。)]{0,40})/y, onlyAtLine: true },
	{ kind: "part", pattern: new RegExp(`(第(?:${HAN_NO}|\\d{1,2})[编章部])分?[\\s、:.]?`, "y"), onlyAtLine: true },
	{ kind: "chapter", pattern: new RegExp(`(第(?:${HAN_NO}|\\d{1,2})[节条])[\\s、:.]?`, "y"), onlyAtLine: true },
	{ kind: "han", pattern: new RegExp(`(${HAN_NO})[、.,](?![、.,])`, "y") },
	{ kind: "hanBracket", pattern: new RegExp(`[([<](${HAN_NO})[)\\]>][、.]?`, "y") },
	{ kind: "hanBracket", pattern: /([㈠-㈩])[、.]?/y },
	{ kind: "decimal", pattern: /(\d{1,2}(?:\.\d{1,2}){1,4})[.、]?\s?(?=[^\d\s.,;%月])/y, onlyAtLine: true },
	// A date right behind the number: 1.2022年底前, 2.6月底前.
	{ kind: "digit", pattern: /(\d{1,2})[.、]\s?(?=(?:19|20)\d{2}年|(?:1[0-2]|[1-9])月)/y },
	{ kind: "digit", pattern: /(\d{1,2})[.、]\s?(?![\d、.,])/y },
	{ kind: "digitBracket", pattern: /[([<](\d{1,2})[)\]>][.、]?/y },
	{ kind: "digitBracket", pattern: /([⑴-⒇])[.、]?/y },
	{ kind: "halfBracket", pattern: /(\d{1,2})\)[.、]?/y },
	{ kind: "circled", pattern: /([①-⑳])[.、]?/y },
	{ kind: "roman", pattern: /([IVX]{1,5})[.)]\s/y, onlyAtLine: true },
	{ kind: "letter", pattern: /([A-Z])[.)]\s/y, onlyAtLine: true },
	{ kind: "letter", pattern: /\(([a-z])\)\s/y, onlyAtLine: true },
];
/** A number glued to its words: 1开展… Not 3年, 5家, 2020, 95%. */
const GLUED =
	/(\d{1,2})(?=[\p{Script=Han}“])(?![年月日号时分秒天周季个家种项名人次万亿千百元座所处倍条款类级度米亩吨台套辆户岁例件部])/uy;
/** A chapter's number glued to its heading, which is all there is on the line: 二重点任务. Not 一是, 一般, 三农. */
const GLUED_HAN =
	/([一二三四五六七八九十]{1,2})(?=[\p{Script=Han}“])(?![个是些般种次批家律致体定方旦农季级类月年日名项人企村户县镇乡区市次])/uy;
const STOP = /[。;:!?)\]>”]/;

function numeralOf(kind: MarkerKind, label: string): number | null {
	if (kind === "decimal") return numberOf(label.slice(label.lastIndexOf(".") + 1));
	if (kind === "part" || kind === "chapter") return numberOf(label.slice(1, -1));
	return numberOf(label);
}

function markerAt(flow: Flow, at: number, isLineStart: boolean): Marker | null {
	const { folded } = flow;
	const before = folded.slice(Math.max(0, at - 2), at).trim();
	const isAfterStop = before === "" || STOP.test(before.at(-1) ?? "");
	for (const { kind, pattern, onlyAtLine } of PATTERNS) {
		if (onlyAtLine && !isLineStart) continue;
		pattern.lastIndex = at;
		const found = pattern.exec(folded);
		if (!found) continue;
		const label = found[2] ?? (kind === "annex" || kind === "box" ? "" : (found[1] ?? ""));
		const n = label === "" ? 1 : numeralOf(kind, label);
		if (n === null || n < 1) continue;
		return { kind, at, end: pattern.lastIndex, n, label, isLineStart, isAfterStop, isGlued: false };
	}
	const head = isLineStart ? gluedHan(flow, at) : null;
	if (head)
		return {
			kind: "han",
			at,
			end: at + head.length,
			n: numberOf(head) ?? 0,
			label: head,
			isLineStart,
			isAfterStop,
			isGlued: true,
		};
	GLUED.lastIndex = at;
	const glued = isLineStart || isAfterStop ? GLUED.exec(folded) : null;
	const n = glued ? Number(glued[1]) : 0;
	return glued && n > 0
		? { kind: "digit", at, end: GLUED.lastIndex, n, label: glued[1] ?? "", isLineStart, isAfterStop, isGlued: true }
		: null;
}

function gluedHan({ folded, starts }: Flow, at: number): string | null {
	GLUED_HAN.lastIndex = at;
	const label = GLUED_HAN.exec(folded)?.[1];
	if (!label) return null;
	let end = at + 1;
	while (end < folded.length && end - at < 24 && !starts.has(end)) end++;
	return end - at < 24 && !/[。,;:]/.test(folded.slice(at, end)) ? label : null;
}

const MAY_BEGIN = /[附专第一二三四五六七八九十([<\d㈠-㈩①-⒇IVXA-Z]/;

/** Every place of a flow where a numbered piece may begin; which of them do is the outline's to say. */
export function markersOf(flow: Flow): Marker[] {
	const markers: Marker[] = [];
	for (let at = 0; at < flow.folded.length; at++) {
		const isLineStart = flow.starts.has(at);
		const before = flow.folded[at - 1];
		if (!MAY_BEGIN.test(flow.folded.charAt(at))) continue;
		if (!isLineStart && before !== undefined && /[\d一二三四五六七八九十第.(]/.test(before)) continue;
		const marker = markerAt(flow, at, isLineStart);
		if (marker) markers.push(marker);
	}
	return markers;
}
