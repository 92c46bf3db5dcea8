import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { type Calendar, type Deadline, type DeadlineKind, dateOf } from "./dates.ts";
import { englishIn } from "./english-deadlines.ts";
import { fold } from "./fold.ts";

export type { Calendar, Deadline } from "./dates.ts";

const YEAR = "(?:(?<year>(?:19|20)\\d{2})年度?|(?<word>今年|本年度?|明年|当年|次年|去年))";
const BEFORE = "(?<before>之?前|以前|内|以内|止|之前)?";
const PREFIX = "(?<prefix>力争(?:到|在|于|至)?|争取(?:到|在|于)?|确保(?:到|在|于)?|到|至|在|于|截至|截止到?|原则上)?";
const NUM = "[\\d一二三四五六七八九十两]{1,4}";

const DAY = new RegExp(`${PREFIX}(?:${YEAR})?(?<month>1[0-2]|0?[1-9])月(?:份)?(?<day>3[01]|[12]\\d|0?[1-9])日${BEFORE}`, "g");
const MONTH = new RegExp(
	`${PREFIX}(?:${YEAR})?(?<month>1[0-2]|0?[1-9])(?<share>月份?)(?<part>底|末|上旬|中旬|下旬|初)?${BEFORE}`,
	"g",
);
const PART = new RegExp(`${PREFIX}${YEAR}(?<part>年?[底末]|上半年|下半年|第?[一二三四1-4]季度[底末]?|年?内|年?初)${BEFORE}`, "g");
const BARE = new RegExp(`(?<prefix>力争到?|争取到?|确保到?|到|至|截至|截止到?|分别于|于)?${YEAR}${BEFORE}`, "g");
const YEAR_END = /(?<prefix>力争|争取|到|至|在)?(?<part>年[底末]|年内|上半年|第?[一二三四1-4]季度[底末])(?<before>之?前|以前)?/g;
const NUMERIC = /(?<![\d.])(?<year>20\d{2})[-./](?<month>1[0-2]|0?[1-9])(?:[-./](?<day>3[01]|[12]\d|0?[1-9]))?(?![\d%.])/g;
const RELATIVE = new RegExp(
	`(?:自)?(?:本[\\p{Script=Han}]{1,6}|[\\p{Script=Han}]{0,4})?(?:印发|下发|发布|公布|施行|实施|通知|签订)(?:之日)?(?:起|后)(?:的)?(?<n>${NUM})(?<unit>个工作日|工作日|个月|日|天|周|年)(?:之内|以内|内)?`,
	"gu",
);
const FROM_ISSUE = /自本(?:通知|方案|办法|意见|规划)?(?:印发|下发|发布)之日起/g;
const RECURRING =
	/每(?:半年|两年|[一二三四]?季度?|年度?|个?月度?|周|旬|日|学期)(?:[^,。;:()]{0,6}?(?:\d{1,2}月(?:\d{1,2}日|底|末)?|[\d一二三四五]{1,3}日|[底末初])(?:之?前)?|至少[^,。;]{0,6}?次|定期)?|按(?:季度?|月|年度?|半年)(?=[对向通报调开组上进])|(?:常年|长期|定期)(?:坚持|开展|推进|推动|组织|实施|了解|公布|通报|召开|对(?=[^,。;]{2,20}(?:进行|开展))|不定期)?|适时(?=[组开])|年度(?=评估|考核|检查)/g;
const SPAN = /自(?<year>20\d{2})年(?:(?<month>\d{1,2})月)?(?:起|开始)[^。]{0,40}?为期(?<n>[一二两三四五六七八九十\d]{1,2})年/g;
const AT_ONCE = /立行立改|立即整改|即知即改|马上整改/g;
const NOUN_AFTER = /^(?:检测|检验|检修|体检|检查率|监测|化|性|的|以来|考核指标|机制)/;

/** Dates that bind nobody: what has been, what was issued, how long something is valid. */
const NOT_BEFORE = /(?:有效期(?:至|到|限)?|自|从|对|起|施行|截至目前|〔|\[|《[^》]{0,30}|以下简称|成立于|第)$/;
const NOT_AFTER =
	/^(?:以来|以后|起(?!草)|开始|部署|印发|下发|发布|度?(?:的|全市|我)|-|至|~|—|\]|〕|,?有效|施行|中央|版|第\d|期间)/;

type Found = { at: number; end: number; deadline: Omit<Deadline, "words"> };
type Groups = Record<string, string | undefined>;

function yearOf({ year, word }: Groups, calendar: Calendar): number | null {
	if (year) return Number(year);
	const issued = calendar.issuedOn ? Number(calendar.issuedOn.slice(0, 4)) : null;
	const base = word ? issued : (calendar.year ?? issued);
	if (base === null) return null;
	return word === "明年" || word === "次年" ? base + 1 : word === "去年" ? base - 1 : base;
}

const kindOf = (prefix: string | undefined, context: string): DeadlineKind =>
	/力争|争取/.test(prefix ?? "") || /(?:力争|争取|努力)[^。;,]{0,8}$/.test(context) ? "stretch" : "hard";
const QUARTERS = "一二三四";

function partEnd(year: number, part: string): PlainDate | null {
	if (/上半年/.test(part)) return dateOf(year, 6);
	const quarter = /([一二三四1-4])季度/.exec(part)?.[1];
	if (quarter) return dateOf(year, 3 * (QUARTERS.includes(quarter) ? QUARTERS.indexOf(quarter) + 1 : Number(quarter)));
	if (/初/.test(part)) return dateOf(year, 1);
	return dateOf(year, 12);
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

type Reader = {
	pattern: RegExp;
	read: (groups: Groups, calendar: Calendar, text: string, at: number, end: number) => Omit<Deadline, "words"> | null;
};
const none = { altDate: null, precision: null, date: null };

const partDeadline = (date: PlainDate, { part = "", prefix }: Groups, before: string): Omit<Deadline, "words"> => ({
	date,
	altDate: null,
	precision: /季度|半年/.test(part) ? "month" : "year",
	kind: kindOf(prefix, before),
});

const NUMERALS = "一二三四五六七八九十";
const READERS: Reader[] = [
	{
		pattern: SPAN,
		read: ({ year, month, n = "" }) => {
			const years = /\d/.test(n) ? Number(n) : n === "两" ? 2 : NUMERALS.indexOf(n) + 1;
			const first = Number(month ?? 1);
			const date = first === 1 ? dateOf(Number(year) + years - 1, 12) : dateOf(Number(year) + years, first - 1);
			return date ? { date, altDate: null, precision: month ? "month" : "year", kind: "hard" } : null;
		},
	},
	{ pattern: RELATIVE, read: () => ({ ...none, kind: "relative" }) },
	{ pattern: FROM_ISSUE, read: () => ({ ...none, kind: "relative" }) },
	{
		pattern: RECURRING,
		read: (_g, _c, text, _at, end) => (NOUN_AFTER.test(text.slice(end)) ? null : { ...none, kind: "recurring" }),
	},
	{
		pattern: DAY,
		read: (g, calendar, text, at) => {
			const year = yearOf(g, calendar);
			const date = year === null ? null : dateOf(year, Number(g.month), Number(g.day));
			return date ? { date, altDate: null, precision: "day", kind: kindOf(g.prefix, text.slice(0, at)) } : null;
		},
	},
	{
		pattern: MONTH,
		read: (g, calendar, text, at) => {
			const isBound = g.before !== undefined || g.part !== undefined || /[到至]|力争|争取|截/.test(g.prefix ?? "");
			const year = yearOf(g, calendar);
			if (!isBound || year === null) return null;
			const { date, altDate, kind } = monthEnd(year, Number(g.month), g);
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
			const date = year === null || /\d$|[一二三四五半两每去往]$/.test(text.slice(0, at)) ? null : partEnd(year, g.part ?? "");
			return date ? partDeadline(date, g, text.slice(0, at)) : null;
		},
	},
	{
		pattern: BARE,
		read: (g, calendar, text, at, end) => {
			const year = yearOf(g, calendar);
			const isBegin = at === 0 || /[。;,:]$/.test(text.slice(0, at)) || /(?:分别于?|于|和|、)$/.test(text.slice(0, at));
			const follows = text.slice(end);
			const isBound =
				g.prefix !== undefined ||
				g.before !== undefined ||
				(isBegin && /^(?:和20|、20|分别|[完实组建开全启基争适力达形])/.test(follows));
			if (!isBound || year === null || /^\d{1,2}月|^[初底末上下第]/.test(follows)) return null;
			const before = dateOf(year, 12);
			return before ? { date: before, altDate: null, precision: "year", kind: kindOf(g.prefix, text.slice(0, at)) } : null;
		},
	},
	{
		pattern: NUMERIC,
		read: (g, _calendar, text, at) => {
			const day = g.day ? Number(g.day) : undefined;
			const date = dateOf(Number(g.year), Number(g.month), day);
			return date ? { date, altDate: null, precision: day ? "day" : "month", kind: kindOf(undefined, text.slice(0, at)) } : null;
		},
	},
	{ pattern: AT_ONCE, read: () => ({ ...none, kind: "hard" }) },
];

/** The years that a text names, to read a month without one. */
function yearBefore(text: string, at: number, calendar: Calendar): number | null {
	const floor = calendar.year ?? (calendar.issuedOn ? Number(calendar.issuedOn.slice(0, 4)) : 0);
	const years = [...text.slice(0, at).matchAll(/(20\d{2})年(?!以来|以前|部署|起|度?[^,。;]{0,4}(?:完成|建成)的)/g)].map(
		([, year]) => Number(year),
	);
	return years.findLast((year) => year >= floor) ?? calendar.year;
}

function found(text: string, calendar: Calendar): Found[] {
	const all: Found[] = [];
	for (const { pattern, read } of READERS)
		for (const match of text.matchAll(pattern)) {
			const [at, end] = [match.index, match.index + match[0].length];
			if (match[0] === "" || all.some((other) => at < other.end && end > other.at)) continue;
			const isCounted =
				pattern !== RELATIVE && pattern !== RECURRING && pattern !== FROM_ISSUE && pattern !== AT_ONCE && pattern !== SPAN;
			if (isCounted && (NOT_BEFORE.test(text.slice(Math.max(0, at - 34), at)) || NOT_AFTER.test(text.slice(end, end + 8))))
				continue;
			const deadline = read(match.groups ?? {}, { ...calendar, year: yearBefore(text, at, calendar) }, text, at, end);
			if (deadline) all.push({ at, end, deadline });
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
		...found(text, calendar).map(({ at, end, deadline }) => ({
			words: printed.slice(at, end).replace(/^(?:确保)?(?:在|于)?(?=\d)/, ""),
			...deadline,
		})),
		...englishIn(printed),
	];
}

/** A cell or a label's words that say nothing but when: a date without 前 counts as well. */
export function deadlineOf(printed: string, calendar: Calendar): Deadline | null {
	const words = printed.trim();
	const folded = fold(words);
	const [first] = deadlinesIn(words, calendar);
	if (first) return { ...first, words };
	const [, year, month] = /^(?:(20\d{2})年)?(\d{1,2})月份?$/.exec(folded) ?? [];
	const date = month
		? dateOf(year ? Number(year) : (calendar.year ?? 0), Number(month))
		: /^20\d{2}年?$/.test(folded)
			? dateOf(Number(folded.slice(0, 4)), 12)
			: null;
	if (date) return { words, date, altDate: null, precision: month ? "month" : "year", kind: "hard" };
	return /长期|持续|常态|全年|贯穿/.test(folded) ? { words, ...none, kind: "recurring" } : null;
}
