import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { type Calendar, type Deadline, type DeadlineKind, dateOf } from "./dates.ts";
import { numberOf } from "./numerals.ts";

type Groups = Record<string, string | undefined>;
/** A form in which Chinese documents print a date by which something is due. `calendar.year` is the last year named before it. */
export type DateWords = {
	pattern: RegExp;
	read: (groups: Groups, calendar: Calendar, text: string, at: number, end: number) => Omit<Deadline, "words"> | null;
};

const YEAR = "(?:(?<year>(?:19|20)\\d{2}|二[〇○零][一二三四五六七八九〇○零]{2})年度?|(?<word>今年|本年度?|明年|当年|次年|去年))";
const BEFORE = "(?<before>之?前|以前|内|以内|止|之前)?";
const PREFIX =
	"(?<prefix>力争(?:到|在|于|至)?|争取(?:到|在|于)?|确保(?:到|在|于)?|到|至|在|于|截至|截止到?|不迟于|不晚于|原则上)?";

/** A month, in figures or in characters: 6月, 六月. */
const OF_YEAR = "(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
const DAY = new RegExp(
	`${PREFIX}(?:${YEAR})?${OF_YEAR}月(?:份)?(?<day>3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?:日|(?=之?前))${BEFORE}`,
	"g",
);
const MONTH = new RegExp(`${PREFIX}(?:${YEAR})?${OF_YEAR}(?<share>月份?)(?<part>底|末|上旬|中旬|下旬|初)?${BEFORE}`, "g");
const PART = new RegExp(
	`${PREFIX}${YEAR}(?<part>年?[底末]|上半年|下半年|第?[一二三四1-4]季度[底末]?|Q[1-4]|年?内|年?初)${BEFORE}`,
	"g",
);
const BARE = new RegExp(`(?<prefix>力争到?|争取到?|确保到?|到|至|截至|截止到?|分别于|于)?${YEAR}${BEFORE}`, "g");
const YEAR_END =
	/(?<prefix>力争|争取|到|至|在)?(?<part>年[底末]|年内|上半年|第?[一二三四1-4]季度[底末]|第?[一二三四]季度(?=之?前|以?内|[完组开启召实制]))(?<before>之?前|以前|以?内)?/g;
const NUMERIC = /(?<![\d.])(?<year>20\d{2})[-./](?<month>1[0-2]|0?[1-9])(?:[-./](?<day>3[01]|[12]\d|0?[1-9]))?(?![\d%.])/g;
const SPAN = /自(?<year>20\d{2})年(?:(?<month>\d{1,2})月)?(?:起|开始)[^。]{0,40}?为期(?<n>[一二两三四五六七八九十\d]{1,2})年/g;
/** “十四五”末, 到“十四五”末期. */
const FIVE = /(?<prefix>到|至|力争)?[“"]?十(?<five>[二三四五六])五[”"]?(?:末期?|期末|规划期末)(?<before>之?前)?/g;

const NUMERALS = "一二三四五六七八九十";
/** A number in figures or in characters. */
const amountOf = (words: string): number => (/^\d/.test(words) ? Number(words) : (numberOf(words) ?? Number.NaN));
/** 2024, 二〇二四 */
const yearIn = (words: string): number =>
	Number(Array.from(words, (c) => ("〇○零".includes(c) ? 0 : NUMERALS.indexOf(c) + 1 || c)).join(""));

const HAN_DATE =
	/^(?<year>二[〇○零O][一二三四五六七八九〇○零O]{2})年(?:(?<month>十[一二]?|[一二三四五六七八九])月(?:(?<day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?/;
/** A date in characters at the beginning of a text, in figures: 二〇二〇年六月 is 2020年6月. */
export const inFigures = (folded: string): string =>
	folded.replace(HAN_DATE, (...found) => {
		const { year = "", month, day } = found.at(-1) as Groups;
		return `${yearIn(year.replaceAll("O", "〇"))}年${month ? `${amountOf(month)}月` : ""}${day ? `${amountOf(day)}日` : ""}`;
	});

function yearOf({ year, word }: Groups, calendar: Calendar): number | null {
	if (year) return yearIn(year);
	const issued = calendar.issuedOn ? Number(calendar.issuedOn.slice(0, 4)) : null;
	const base = word ? issued : (calendar.year ?? issued);
	if (base === null) return null;
	return word === "明年" || word === "次年" ? base + 1 : word === "去年" ? base - 1 : base;
}

const kindOf = (prefix: string | undefined, context: string): DeadlineKind =>
	/力争|争取/.test(prefix ?? "") || /(?:力争|争取|努力)[^。;,]{0,8}$/.test(context.slice(-16)) ? "stretch" : "hard";

/** The last day of a part of a year: 上半年, 三季度, Q2, 年底. */
export function partEnd(year: number, part: string): PlainDate | null {
	if (/上半年/.test(part)) return dateOf(year, 6);
	const quarter = /([一二三四1-4])季度|Q([1-4])/.exec(part);
	const n = quarter?.[1] ?? quarter?.[2];
	if (n) return dateOf(year, 3 * (NUMERALS.indexOf(n) + 1 || Number(n)));
	return /初/.test(part) ? dateOf(year, 1) : dateOf(year, 12);
}

function monthEnd(year: number, month: number, { part, before, share }: Groups): Pick<Deadline, "date" | "altDate" | "kind"> {
	if (part === "上旬" || part === "初") return { date: dateOf(year, month, 10), altDate: null, kind: "hard" };
	if (part === "中旬") return { date: dateOf(year, month, 20), altDate: null, kind: "hard" };
	const last = dateOf(year, month);
	const isBeforeMonth = !part && before !== undefined && /前/.test(before);
	if (!isBeforeMonth) return { date: last, altDate: null, kind: "hard" };
	// 7月（份）前: before the month begins, or before it ends.
	const earlier = month === 1 ? dateOf(year - 1, 12) : dateOf(year, month - 1);
	return { date: earlier, altDate: last, kind: share ? "ambiguous" : "hard" };
}

const partDeadline = (date: PlainDate, { part = "", prefix }: Groups, before: string): Omit<Deadline, "words"> => ({
	date,
	altDate: null,
	precision: /季度|半年|Q/.test(part) ? "month" : "year",
	kind: kindOf(prefix, before),
});
const dated = (
	date: PlainDate | null,
	precision: "day" | "month" | "year",
	kind: DeadlineKind,
): Omit<Deadline, "words"> | null => (date ? { date, altDate: null, precision, kind } : null);

/** Whether a year by itself is when something is due: 到2025年, 2023年和2025年分别, 2019年完善… at the beginning of a sentence. */
function isBoundYear(g: Groups, before: string, after: string): boolean {
	if (/^\d{1,2}月|^[初底末上下第]|^全年/.test(after)) return false;
	const isBegin = before === "" || /[。;,:]$|(?:分别于?|于|和|、)$/.test(before);
	return (
		g.prefix !== undefined ||
		g.before !== undefined ||
		(isBegin && /^(?:和20|、20|分别|[完实组建开全启基争适力达形改新])/.test(after))
	);
}

/** The forms of printed dates, from the one that says most: words taken by one are no other's. */
export const DATED: DateWords[] = [
	{
		pattern: SPAN,
		read: ({ year, month, n = "" }) => {
			const years = /\d/.test(n) ? Number(n) : n === "两" ? 2 : NUMERALS.indexOf(n) + 1;
			const first = Number(month ?? 1);
			const date = first === 1 ? dateOf(Number(year) + years - 1, 12) : dateOf(Number(year) + years, first - 1);
			return dated(date, month ? "month" : "year", "hard");
		},
	},
	{
		pattern: DAY,
		read: (g, calendar, text, at) => {
			const year = yearOf(g, calendar);
			return year === null
				? null
				: dated(dateOf(year, amountOf(g.month ?? ""), amountOf(g.day ?? "")), "day", kindOf(g.prefix, text.slice(0, at)));
		},
	},
	{
		pattern: MONTH,
		read: (g, calendar, text, at) => {
			const isBound = g.before !== undefined || g.part !== undefined || /[到至]|力争|争取|截|不[迟晚]/.test(g.prefix ?? "");
			const year = yearOf(g, calendar);
			if (!isBound || year === null) return null;
			const { date, altDate, kind } = monthEnd(year, amountOf(g.month ?? ""), g);
			return date
				? { date, altDate, precision: "month", kind: kind === "hard" ? kindOf(g.prefix, text.slice(0, at)) : kind }
				: null;
		},
	},
	{
		pattern: PART,
		read: (g, calendar, text, at) => {
			const year = yearOf(g, calendar);
			const date = year === null ? null : partEnd(year, g.part ?? "");
			return date ? partDeadline(date, g, text.slice(0, at)) : null;
		},
	},
	{
		pattern: YEAR_END,
		read: (g, calendar, text, at) => {
			const year = yearOf({}, calendar);
			const isOwn = !/\d$|[一二三四五半两每去往]$/.test(text.slice(Math.max(0, at - 1), at));
			const date = year === null || !isOwn ? null : partEnd(year, g.part ?? "");
			return date ? partDeadline(date, g, text.slice(0, at)) : null;
		},
	},
	{
		pattern: FIVE,
		read: ({ five = "", prefix }) => dated(dateOf(2015 + "二三四五六".indexOf(five) * 5, 12), "year", kindOf(prefix, "")),
	},
	{
		pattern: BARE,
		read: (g, calendar, text, at, end) => {
			const year = yearOf(g, calendar);
			if (year === null || !isBoundYear(g, text.slice(Math.max(0, at - 4), at), text.slice(end, end + 6))) return null;
			return dated(dateOf(year, 12), "year", kindOf(g.prefix, text.slice(0, at)));
		},
	},
	{
		pattern: NUMERIC,
		read: (g, _calendar, text, at) => {
			const day = g.day ? Number(g.day) : undefined;
			return dated(dateOf(Number(g.year), Number(g.month), day), day ? "day" : "month", kindOf(undefined, text.slice(0, at)));
		},
	},
];

/** Dates that bind nobody: what has been, what was issued, how long something is valid, when something begins. */
const NOT_BEFORE = /(?:有效期(?:至|到|限)?|自|从|对|起|施行|截至目前|〔|\[|《[^《》]{0,30}|以下简称|成立于|第)$/;
const NOT_AFTER = /^(?:以来|以后|起(?!草)|开始|度?(?:的|全市|我)|-|至(?!少)|~|—|\]|〕|,?有效|中央|版|第\d|期间)/;
/** What was done on a date that isn't one before which it has to be. */
const DONE_AFTER = /^(?:部署|印发|下发|发布|施行)/;

/** Whether the words around a date say that nothing is due on it. An end of a span is a limit where its beginning is none: 即日起至6月30日. */
export function bindsNobody(text: string, at: number, end: number): boolean {
	const before = text.slice(Math.max(0, at - 34), at);
	const isSpanEnd = /起$/.test(before) && /^[至到]/.test(text.slice(at, at + 1));
	const after = text.slice(end, end + 8);
	const isLimit = /[前内]$/.test(text.slice(at, end));
	return (!isSpanEnd && NOT_BEFORE.test(before)) || NOT_AFTER.test(after) || (!isLimit && DONE_AFTER.test(after));
}
