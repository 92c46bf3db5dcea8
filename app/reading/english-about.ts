import { englishIn } from "./english-deadlines.ts";
import type { Line } from "./line.ts";
import type { Register } from "./register.ts";
import { LATIN } from "./unit-names.ts";

/** What an English document says about itself; "" and null for what it doesn't. */
type EnglishAbout = {
	title: string;
	number: string | null;
	issuers: string[];
	issuedOn: string | null;
	jurisdiction: string | null;
};

const KIND =
	/\b(?:plan|programme|program|scheme|strategy|measures|opinions?|roadmap|guidelines|campaign|initiative|work points|implementation rules|notice|circular)\b/i;
/** Notice of the General Office on issuing the Action Plan …: who issues it stands before, what is issued behind. */
const NOTICE =
	/^(?:notice|circular)\s(?:(?:of|from|by)\s(?:the\s)?(?<who>.{3,120}?)\s)?(?:on|regarding|concerning)\s(?:(?:the\s)?(?:issuing|issuance|printing and distributing|distributing|publishing)(?:\sof)?\s)?(?:the\s)?/i;
const ISSUED =
	/\b(?:issued|published|promulgated|adopted|approved|released|drawn up)\s(?:jointly\s)?by[:\s]\s?(?:the\s)?(?<who>[^.;|]{3,120}?)(?=\s(?:on|in)\s(?:the\s)?(?:\d|[A-Z][a-z]{2,8}\s\d)|,?\s\d{1,2}\s[A-Z]|[.;|]|$)/i;
const NUMBER =
	/^(?:(?:document|doc|notice|circular|reference|ref|file)\.?\s)?(?:no|number|ref)\b\.?\s?:?\s?(?<number>[^a-z]{0,20}\d[^a-z]{0,20})$/i;
/** Linzhengban [2024] No. 12, as offices write their numbers in letters. */
const SPELT_NUMBER = /\b[A-Z][A-Za-z]{1,30} ?[[(〔]20\d{2}[\])〕] ?No\.? ?\d{1,4}\b/;
const PLACE =
	/\b(?:(?:City|County|District|Province|Municipality) of [A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?|[A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24}){0,2}? (?:District|County|City|Province|Municipality|Prefecture|Township|Town|Borough|Region)\b)/;
const FIRST_PIECE = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s|[IVX]{1,5}[.)]\s|(?:chapter|part|section|article)\s[\dIVX])/i;
const MOST_HEAD = 40;

/** Capitals throughout, as letterheads have them, in the way a sentence writes them. */
const uncapped = (name: string): string =>
	/[a-z]/.test(name) ? name : name.toLowerCase().replace(/(?<![\w'’])[a-z]/g, (letter) => letter.toUpperCase());

/** A day that words print; null where they print none, or two could be meant. */
function dayIn(words: string): string | null {
	const iso = /\b(?:19|20)\d{2}-\d{2}-\d{2}\b/.exec(words)?.[0];
	if (iso) return iso;
	const [only] = englishIn(words.replace(/^.*\b(?:issued|dated?|adopted|approved|published|released)\b/i, ""), {
		year: null,
		issuedOn: null,
	});
	return only?.precision === "day" && only.altDate === null ? only.date : null;
}

const isSentence = (line: string): boolean => /[.;]$/.test(line) && line.split(" ").length > 8;

function titleOf(head: string[]): string {
	const at = head.findIndex((line) => KIND.test(line) && line.length <= 160 && !isSentence(line) && !/^[^:]{0,24}:/.test(line));
	const line = head[at];
	if (line === undefined) return "";
	const before = head[at - 1] ?? "";
	// A title that is broken ends with its kind in the second line.
	const isBroken =
		line.search(KIND) <= 12 && before !== "" && !LATIN.test(before) && !/\d$|:/.test(before) && !isSentence(before);
	return (isBroken ? `${before} ${line}` : line).replace(/\s{2,}/g, " ").trim();
}

const named = (who: string): string[] =>
	who
		.split(/\s?[;,]\s(?:and\s)?(?:the\s)?|\sand\sthe\s/)
		.map((name) => name.trim())
		.filter((name) => LATIN.test(name) || /government/i.test(name));

/** A day and nothing else; in English the words of a time limit are no part of it. */
const isDay = (line: string): boolean =>
	line.length < 40 && dayIn(line) !== null && !/\b(?:by|before|until|end|no later)\b|:/i.test(line);

/** Who signs and when: a day on a line by itself, and a unit's name above it or before it. */
function signature(lines: string[]): { issuers: string[]; issuedOn: string | null } {
	for (const [i, line] of lines.entries()) {
		const [, beside = "", day = ""] = /^([^:;]{3,90}?),\s([A-Z\d][^:;]{5,20})$/.exec(line) ?? [];
		if (LATIN.test(beside) && !KIND.test(beside) && isDay(day)) return { issuers: [beside], issuedOn: dayIn(day) };
		if (!isDay(line)) continue;
		const name = lines[i - 1] ?? "";
		const isName = LATIN.test(name) && name.length <= 90 && !/[.:;]/.test(name);
		return { issuers: isName ? [name.replace(/^the\s/i, "")] : [], issuedOn: dayIn(line) };
	}
	return { issuers: [], issuedOn: null };
}

/** Reads what an English document says about itself: in its head, its register, and where it is signed. */
export function englishAbout(lines: Line[], register: Register): EnglishAbout {
	const texts = lines.filter(({ cells }) => !cells).map(({ text }) => text);
	const first = texts.findIndex((line) => FIRST_PIECE.test(line));
	const head = texts.slice(0, first < 0 ? MOST_HEAD : Math.min(first, MOST_HEAD));
	const issued = head.map((line) => ({ line, who: ISSUED.exec(line)?.groups?.who })).find(({ who }) => who !== undefined);
	const signed = signature(texts);
	const headline = register.title || titleOf(head);
	const notice = NOTICE.exec(headline);
	const title = headline.slice(notice?.[0].length ?? 0);
	const letterhead = head.find((line) => LATIN.test(line) && !KIND.test(line) && line.length <= 90 && !/[.:;]/.test(line));
	const explicit = named(register.issuer || (issued?.who ?? notice?.groups?.who ?? ""));
	const issuers =
		explicit.length > 0 ? explicit : signed.issuers.length > 0 ? signed.issuers : letterhead ? [uncapped(letterhead)] : [];
	const dated = head.find(
		(line) => /^(?:dated?|issued|adopted|approved|published|released)\b/i.test(line) && dayIn(line) !== null,
	);
	return {
		title,
		number: register.number || (head.flatMap((line) => SPELT_NUMBER.exec(line)?.[0] ?? NUMBER.exec(line)?.[0] ?? [])[0] ?? null),
		issuers,
		issuedOn: dayIn(register.date) ?? dayIn(issued?.line ?? "") ?? dayIn(dated ?? "") ?? signed.issuedOn,
		jurisdiction: [title, ...issuers].map((text) => PLACE.exec(text)?.[0]).find((place) => place !== undefined) ?? null,
	};
}
