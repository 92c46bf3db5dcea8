const POINT = "(?:(20\\d{2})年)?(?:(\\d{1,2})月(?:份)?(?:(\\d{1,2})日|[上中下]旬|底|初)?)?";
/** 2024年3—5月: the first month's 月 stands behind the second. */
const FIRST = POINT.replace("月(?:份)?", "(?:月(?:份)?|(?=[-~至到]{1,2}\\d{1,2}月))");
const RANGE = new RegExp(`${FIRST}(?:[-~]{1,2}|至|到)${POINT}`);
const SINGLE = /(20\d{2})年(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日)?)?/;
const pad = (n: number): string => String(n).padStart(2, "0");
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const PART = /(20\d{2})年?(?:第?([一二三四1-4])季度|([上下])半年)/;

/** A stretch of days with the words that say it. */
export type Span = { start: string; end: string; words: string };

const monthOfYear = (year: number, month: number): Omit<Span, "words"> => ({
	start: `${year}-${pad(month)}-01`,
	end: `${year}-${pad(month)}-${pad(lastDay(year, month))}`,
});

/** A quarter or a half of a year. */
function partOf([words, year, quarter, half]: RegExpExecArray): Span {
	const n = quarter ? "一二三四".indexOf(quarter) + 1 || Number(quarter) : 0;
	const [a, b] = n > 0 ? [3 * n - 2, 3 * n] : half === "上" ? [1, 6] : [7, 12];
	return { start: `${year}-${pad(a)}-01`, end: `${year}-${pad(b)}-${pad(lastDay(Number(year), b))}`, words };
}

/** What the day of issue begins: 即日起至3月31日. */
const FROM_ISSUE = new RegExp(`(?:自|从)?(?:即日|本?(?:方案|通知)?印发之日)起?(?:[-~]{1,2}|至|到)(?<end>${POINT})`);
/** Nothing but a month: 12月, 5月份. */
const MONTH_ALONE = /^(\d{1,2})月份?$/;

function fromIssue(folded: string, year: number | null, issuedOn: string): Span | null {
	const found = FROM_ISSUE.exec(folded);
	const [, y, m, d] = /^(?:(20\d{2})年)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日)?)?/.exec(found?.groups?.end ?? "") ?? [];
	const last = Number(y) || (year ?? Number(issuedOn.slice(0, 4)));
	const month = Number(m) || 12;
	return found && (y || m)
		? { start: issuedOn, end: `${last}-${pad(month)}-${pad(Number(d) || lastDay(last, month))}`, words: found[0] }
		: null;
}

/** The first stretch that a folded text names; a month without a year is of `year`, 即日起 is the day of issue. */
export function rangeIn(folded: string, year: number | null, issuedOn: string | null = null): Span | null {
	const open = issuedOn === null ? null : fromIssue(folded, year, issuedOn);
	if (open) return open;
	const [only, month] = MONTH_ALONE.exec(folded) ?? [];
	if (only && year) return { ...monthOfYear(year, Number(month)), words: only };
	const range = RANGE.exec(folded);
	const [, y1, m1, d1, y2, m2, d2] = range ?? [];
	const from = Number(y1) || (year ?? 0);
	if (range && from && (m1 || y1) && (m2 || y2)) {
		const to = Number(y2) || from;
		const [a, b] = [Number(m1) || 1, Number(m2) || 12];
		return {
			start: `${from}-${pad(a)}-${pad(Number(d1) || 1)}`,
			end: `${to}-${pad(b)}-${pad(Number(d2) || lastDay(to, b))}`,
			words: range[0],
		};
	}
	const part = PART.exec(folded);
	if (part) return partOf(part);
	const single = SINGLE.exec(folded);
	const [, y, m, d] = single ?? [];
	if (!single || !y) return null;
	const [a, b] = [Number(m) || 1, Number(m) || 12];
	const isBefore = /^(?:[底末]?前|底|末)/.test(folded.slice(single.index + single[0].length)) && !m;
	return isBefore
		? null
		: {
				start: `${y}-${pad(a)}-${pad(Number(d) || 1)}`,
				end: `${y}-${pad(b)}-${pad(Number(d) || lastDay(Number(y), b))}`,
				words: single[0],
			};
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const ENGLISH = /([A-Z][a-z]{2,8})(?:\s?(20\d{2}))?\s?(?:[-~]|to)\s?([A-Z][a-z]{2,8})\s?(20\d{2})/;
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

export function englishRange(folded: string): Span | null {
	const [words, from = "", year, to = "", last] = ENGLISH.exec(folded) ?? [];
	const [a, b] = [monthOf(from), monthOf(to)];
	if (!words || !last || a === 0 || b === 0) return null;
	return { start: `${year ?? last}-${pad(a)}-01`, end: `${last}-${pad(b)}-${pad(lastDay(Number(last), b))}`, words };
}

/** Whether both of its days exist, in their order. */
export const isReal = ({ start, end }: Span): boolean =>
	[start, end].every((date) => !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)) && start <= end;
