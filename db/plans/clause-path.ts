import { z } from "zod";

const HAN = "[一二三四五六七八九十]{1,5}";
/**
 * The ways to number a piece of a document, each with what it counts in: 一, （一）, 1, 1.2, （1）, 1）, ①, 第一章, 附件1, 专栏2, II, A;
 * 表#3 is the third row of a table, 三·2 the second clause that is numbered 三; 文首 and 文末 are what comes before the first number and after
 * the last.
 */
const LABELS: RegExp[] = [
	/文[首末]/y,
	new RegExp(`第(${HAN}|\\d{1,3})[编章部节条款项]`, "y"),
	new RegExp(`附[件表录图]?(?:清单|(${HAN}|\\d{1,3}))?`, "y"),
	new RegExp(`专栏(${HAN}|\\d{1,3})`, "y"),
	/表/y,
	/#(\d{1,5})/y,
	/·(\d{1,3})/y,
	new RegExp(`（(${HAN})）`, "y"),
	/（(\d{1,3})）/y,
	/(\d{1,3})）/y,
	/([①-⑳])/y,
	/\.?(\d{1,4})/y,
	new RegExp(`(${HAN})`, "y"),
	/([IVX]{1,5})(?![a-zA-Z])/y,
	/([A-Z])/y,
	/([a-z])$/y,
];
const BODY = 1;
/** What doesn't stand with the chapters, by how its paths begin. */
const GROUPS: Record<string, number> = { 文首: 0, 专栏: 2, 附: 3, 文末: 4 };

const DIGITS = "一二三四五六七八九";
/** A Chinese numeral below one hundred as a number. */
function numeral(text: string): number {
	const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
	const digit = (t: string | undefined, blank: number) => (t === "" || t === undefined ? blank : DIGITS.indexOf(t) + 1);
	return digit(tens, 1) * 10 + digit(ones, 0);
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };
const roman = (text: string): number =>
	Array.from(text, (c) => ROMAN[c] ?? 0).reduce((sum, n, i, all) => sum + (n < (all[i + 1] ?? 0) ? -n : n), 0);

function countOf(text: string): number {
	if (/^\d/.test(text)) return Number(text);
	if (/^[①-⑳]/.test(text)) return text.charCodeAt(0) - 0x245f;
	if (/^[IVX]+$/.test(text)) return roman(text);
	return /^[A-Za-z]$/.test(text) ? text.toLowerCase().charCodeAt(0) - 96 : numeral(text);
}

/** The counts that a path is made of, the outermost first; null for what is no path. */
function countsOf(path: string): number[] | null {
	const counts: number[] = [];
	for (let at = 0; at < path.length; ) {
		const found = LABELS.map((label) => {
			label.lastIndex = at;
			return label.exec(path);
		}).find((match) => match !== null && match[0] !== "");
		if (!found) return null;
		counts.push(found[1] === undefined ? 0 : countOf(found[1]));
		at += found[0].length;
	}
	return counts.length > 0 && path.length <= 60 ? counts : null;
}

/**
 * Where a clause stands in its document: a path of printed numbers of any depth, such as 三（一）1; paragraphs with clauses of their own end
 * in a, b.
 */
export const clausePath = z.string().refine((path) => countsOf(path) !== null, { error: "不是条款号" });
/** Whether a text is a path of printed numbers. */
export const isClausePath = (text: string): boolean => clausePath.safeParse(text).success;

/** The head first, then the chapters, boxes and annexes, the foot last. */
function keyOf(path: string): number[] {
	const group = Object.entries(GROUPS).find(([beginning]) => path.startsWith(beginning))?.[1] ?? BODY;
	return [group, ...(countsOf(path) ?? [])];
}

/** Orders clauses as the document does; boxes come after the items they stand among. */
export function compareClauses(a: string, b: string): number {
	const [x, y] = [keyOf(a), keyOf(b)];
	for (let i = 0; i < Math.max(x.length, y.length); i++) {
		const difference = (x[i] ?? -1) - (y[i] ?? -1);
		if (difference !== 0) return difference;
	}
	return 0;
}
