import { type Calendar, type Deadline, type DeadlineKind, dateOf, type Precision } from "./dates.ts";

const none = { altDate: null, precision: null, date: null };
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const M = (n: string): string =>
	`(?<month${n}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?`;
const TH = "(?:st|nd|rd|th)?";
const BOUND = "(?:by|before|until|prior to|no later than|not later than|within|in|on|due|from now to)";
const END = "(?:(?:end|close)[ -](?:of\\s(?:the\\s)?)?)?";
const YEAR = "20\\d{2}";
/** A month, a day of one, a part of a year or a year, with its year. */
const DATED = new RegExp(
	`(?:\\b(?<bound>${BOUND})\\s(?:the\\s)?)?${END}(?:(?<day>\\d{1,2})${TH}\\s(?:of\\s)?${M("")}(?:\\s?,)?\\s(?<year>${YEAR})|${M("2")}\\s(?:(?<day2>\\d{1,2})${TH},?\\s)?(?<year2>${YEAR})|(?:Q(?<quarter>[1-4])|(?<ordinal>first|second|third|fourth|last)\\squarter(?:\\sof)?)\\s(?<year3>${YEAR})|(?:H(?<half>[12])|(?<which>first|second)\\shalf(?:\\sof)?)\\s(?<year5>${YEAR})|(?<year4>${YEAR}))\\b`,
	"gi",
);
/** A day, a month or the end of the year without its year, behind a word that limits it. */
const YEARLESS = new RegExp(
	`\\b(?<bound>by|before|until|prior to|no later than|not later than|due(?:\\son)?)\\s(?:the\\s)?(?:(?<yearEnd>end of the year|year[- ]end|end of this year)|${END}(?:(?<day>\\d{1,2})${TH}\\s(?:of\\s)?${M("")}|${M("2")}(?:\\s(?<day2>\\d{1,2})${TH})?(?!\\d)))(?!,?\\s(?:of\\s)?20\\d{2})\\b`,
	"gi",
);
/** 30/06/2020, 30.06.2020: which figure is the month is clear only where the other can't be. */
const SLASHED = /(?<![\d./])(?<a>\d{1,2})[/.](?<b>\d{1,2})[/.](?<year>20\d{2})(?![\d./])/g;
const COUNT = "(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)";
/** Within 30 days of issuance, within ten working days after receipt of the notice. */
const RELATIVE = new RegExp(
	`\\bwithin\\s(?:a\\speriod\\sof\\s)?${COUNT}\\s(?:\\(\\d{1,3}\\)\\s)?(?:working\\s|business\\s|calendar\\s)?(?:days?|weeks?|months?|years?)\\b(?:\\s(?:of|after|from|following)\\s(?:the\\s)?(?:date\\sof\\s)?(?:its\\s|this\\s)?[a-z]{4,14})?`,
	"gi",
);
const RECURRING =
	/\b(?:(?:semi-?)?annually|half-yearly|monthly|quarterly|weekly|(?:once|twice)\s(?:a|every|per|each)\s(?:year|month|quarter|week)|every\s(?:(?:two|three|six)\s)?(?:years?|months?|quarter|weeks?|half[- ]year)|each\s(?:year|month|quarter)|ongoing|continuous(?:ly)?)\b/gi;

/** Days on which something was done, begins or ends to be in force: nothing is due on them. */
const NO_LIMIT = /\b(?:valid|effective|in force|expires?|adopted|approved|issued|dated|published|updated)\b[^.;]{0,30}$/i;

type Groups = Record<string, string | undefined>;
type Found = { at: number; end: number; deadline: Omit<Deadline, "words"> };

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const ORDINALS = ["first", "second", "third", "fourth"];
const ordinalOf = (word: string): number => (/last/i.test(word) ? 4 : ORDINALS.indexOf(word.toLowerCase()) + 1);

/** The last month that words of a year name, and how exactly. */
function lastOf(g: Groups): { month: number; precision: Precision } {
	const month = g.month ?? g.month2;
	if (month) return { month: monthOf(month), precision: g.day || g.day2 ? "day" : "month" };
	const quarter = g.quarter ? Number(g.quarter) : g.ordinal ? ordinalOf(g.ordinal) : 0;
	const half = g.half ? Number(g.half) : g.which ? ordinalOf(g.which) : 0;
	if (quarter > 0) return { month: quarter * 3, precision: "month" };
	return half > 0 ? { month: half * 6, precision: "month" } : { month: 12, precision: "year" };
}

/** Before a month without its end: before it begins, or before it ends. */
const isBeforeMonth = (g: Groups, words: string): boolean =>
	/^(?:before|prior to)$/i.test(g.bound ?? "") && (g.month2 ?? "") !== "" && !g.day2 && !/\bend\b/i.test(words);

function deadlineOf(g: Groups, year: number, words: string): Omit<Deadline, "words"> | null {
	const { month, precision } = lastOf(g);
	const day = g.day ?? g.day2;
	const date = dateOf(year, month, day ? Number(day) : undefined);
	if (date === null) return null;
	const earlier = month === 1 ? dateOf(year - 1, 12) : dateOf(year, month - 1);
	return isBeforeMonth(g, words)
		? { date: earlier, altDate: date, precision, kind: "ambiguous" }
		: { date, altDate: null, precision, kind: "hard" };
}

/** A year by itself limits nothing without a word that does. */
const isBound = (g: Groups, words: string): boolean =>
	g.year4 === undefined || /\bend\b/i.test(words) || /^(?:by|before|until|no|not|within|due)/i.test(g.bound ?? "");

/** Tells which year a month without one is of: the last that the text names before it, else the calendar's. */
function yearsOf(printed: string, { year, issuedOn }: Calendar): (at: number) => number | null {
	const named = [...printed.matchAll(/\b20\d{2}\b/g)];
	let next = 0;
	let last = year ?? (issuedOn ? Number(issuedOn.slice(0, 4)) : null);
	return (at) => {
		for (let one = named[next]; one && one.index < at; one = named[++next]) last = Number(one[0]);
		return last;
	};
}

function slashed({ a, b, year }: Groups): Omit<Deadline, "words"> | null {
	const [european, american] = [dateOf(Number(year), Number(b), Number(a)), dateOf(Number(year), Number(a), Number(b))];
	const [date, altDate] = [european, american].filter((one) => one !== null).sort();
	if (date === undefined) return null;
	const isClear = altDate === undefined || altDate === date;
	const kind: DeadlineKind = isClear ? "hard" : "ambiguous";
	return { date, altDate: isClear ? null : altDate, precision: "day", kind };
}

/** What comes back on a day of every year. */
const YEARLY = /^[^.;]{0,24}\b(?:(?:each|every) year|annually|yearly)\b/i;
/** The first of such days from the day of issue on; none where nobody knows when that was. */
function yearly({ precision }: Omit<Deadline, "words">, g: Groups, { issuedOn }: Calendar): Omit<Deadline, "words"> {
	const from = Number(issuedOn?.slice(0, 4));
	const days = issuedOn === null ? [] : [from, from + 1].flatMap((year) => deadlineOf(g, year, "")?.date ?? []);
	const date = days.find((on) => on >= (issuedOn ?? "")) ?? null;
	return { date, altDate: null, precision: date === null ? null : precision, kind: "recurring" };
}

function found(printed: string, calendar: Calendar): Found[] {
	const all: Found[] = [];
	const taken = new Uint8Array(printed.length);
	const take = ({ index, 0: words }: RegExpExecArray, deadline: Omit<Deadline, "words"> | null) => {
		const end = index + words.length;
		if (!deadline || taken.subarray(index, end).includes(1)) return;
		taken.fill(1, index, end);
		all.push({ at: index, end, deadline });
	};
	const isLimit = ({ index }: RegExpExecArray): boolean => !NO_LIMIT.test(printed.slice(Math.max(0, index - 50), index));
	for (const match of printed.matchAll(RELATIVE)) take(match, { ...none, kind: "relative" });
	for (const match of printed.matchAll(DATED)) {
		const g = match.groups ?? {};
		const year = Number(g.year ?? g.year2 ?? g.year3 ?? g.year4 ?? g.year5);
		if (isBound(g, match[0]) && isLimit(match)) take(match, deadlineOf(g, year, match[0]));
	}
	for (const match of printed.matchAll(SLASHED)) if (isLimit(match)) take(match, slashed(match.groups ?? {}));
	const yearAt = yearsOf(printed, calendar);
	for (const match of printed.matchAll(YEARLESS)) {
		const year = yearAt(match.index);
		const read = year === null ? null : deadlineOf(match.groups ?? {}, year, match[0]);
		const isYearly = YEARLY.test(printed.slice(match.index + match[0].length, match.index + match[0].length + 40));
		take(match, read && isYearly ? yearly(read, match.groups ?? {}, calendar) : read);
	}
	for (const match of printed.matchAll(RECURRING)) take(match, { ...none, kind: "recurring" });
	return all.sort((one, other) => one.at - other.at);
}

/** The time limits that an English text prints, a month without a year read against the last year named; none in a Chinese one. */
export function englishIn(printed: string, calendar: Calendar): Deadline[] {
	if (/\p{Script=Han}{8}/u.test(printed)) return [];
	return found(printed, calendar).map(({ at, end, deadline }) => ({ words: printed.slice(at, end).trim(), ...deadline }));
}
