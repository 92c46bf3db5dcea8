import { type Calendar, type Deadline, dateOf } from "./dates.ts";

const MONTHLY = /每个?月.{0,2}?(?<day>3[01]|[12]\d|0?[1-9])日/;
const QUARTERLY = /每季度?.{0,2}?(?<place>首|末)月.{0,2}?(?<day>3[01]|[12]\d|0?[1-9])日/;
/** The days of a year that words list: 每年6月底、12月底前, 每半年（6月、12月20日前）. */
const LISTED =
	/(?:[每当]年|每(?:半年|季度?)).{0,24}?(?<days>(?:\d{1,2}(?:月份?(?:\d{1,2}日|底|末)?)?(?:、|和|及)){0,5}\d{1,2}月份?(?:\d{1,2}日|底|末))/;
const OF_YEAR = /^(?<month>1[0-2]|0?[1-9])(?:月份?(?:(?<day>3[01]|[12]\d|0?[1-9])日|(?<end>底|末))?)?$/;
/** The end of each: 每月底, 每季度末, 每年年底. */
const ENDS: [words: RegExp, months: number[]][] = [
	[/每个?月月?[底末]/, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
	[/每个?季度?[底末]/, [3, 6, 9, 12]],
	[/每半年[底末]/, [6, 12]],
	[/每年年?[底末]/, [12]],
];

/** The months of a year in which something comes back, and on which day of them; the last if none is printed. */
type Printed = { months: number[]; day: number | undefined };

/** Each day of a list; a month that says none has the last one's: 3月、9月20日. */
function listedDays(days: string): Printed[] {
	const parts = days.split(/、|和|及/).map((part) => OF_YEAR.exec(part)?.groups ?? {});
	const last = parts.at(-1)?.day;
	return parts.map(({ month, day, end }) => {
		const on = day ?? (end ? undefined : last);
		return { months: [Number(month)], day: on ? Number(on) : undefined };
	});
}

/** The days that words print for something that comes back. */
function printedDays(words: string): Printed[] {
	const quarterly = QUARTERLY.exec(words)?.groups;
	if (quarterly) return [{ months: quarterly.place === "首" ? [1, 4, 7, 10] : [3, 6, 9, 12], day: Number(quarterly.day) }];
	const listed = LISTED.exec(words)?.groups?.days;
	if (listed) return listedDays(listed);
	const monthly = MONTHLY.exec(words)?.groups;
	if (monthly) return [{ months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], day: Number(monthly.day) }];
	const months = ENDS.find(([end]) => end.test(words))?.[1];
	return months ? [{ months, day: undefined }] : [];
}

/**
 * For each printed day of what comes back its first date from the day of issue on: 每年2月底前, 每半年（6月底、12月底前）, 每月5日前, 每季度末月25日前. Empty where the
 * words print none, or nobody knows when they were issued.
 */
export function firstsOf(words: string, { issuedOn }: Calendar): Pick<Deadline, "date" | "precision">[] {
	if (issuedOn === null) return [];
	const year = Number(issuedOn.slice(0, 4));
	return printedDays(words).flatMap(({ months, day }) => {
		const dates = [year, year + 1].flatMap((y) => months.flatMap((month) => dateOf(y, month, day) ?? []));
		const date = dates.find((on) => on >= issuedOn);
		return date === undefined ? [] : [{ date, precision: day === undefined ? ("month" as const) : ("day" as const) }];
	});
}
