import { type Calendar, type Deadline, dateOf } from "./dates.ts";

const YEARLY = /[每当]年.{0,6}?(?<month>1[0-2]|0?[1-9])月(?:份)?(?:(?<day>3[01]|[12]\d|0?[1-9])日|底|末)/;
const MONTHLY = /每个?月.{0,2}?(?<day>3[01]|[12]\d|0?[1-9])日/;
const QUARTERLY = /每季度?.{0,2}?(?<place>首|末)月.{0,2}?(?<day>3[01]|[12]\d|0?[1-9])日/;

/** The months of a year in which words print a day for something that comes back, and the day, if it isn't the month's last. */
function printedDay(words: string): { months: number[]; day: number | undefined } | null {
	const yearly = YEARLY.exec(words)?.groups;
	if (yearly) return { months: [Number(yearly.month)], day: yearly.day ? Number(yearly.day) : undefined };
	const quarterly = QUARTERLY.exec(words)?.groups;
	if (quarterly) return { months: quarterly.place === "首" ? [1, 4, 7, 10] : [3, 6, 9, 12], day: Number(quarterly.day) };
	const monthly = MONTHLY.exec(words)?.groups;
	return monthly ? { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], day: Number(monthly.day) } : null;
}

/**
 * The first date, from the day of issue on, of what comes back on a printed day: 每年2月底前, 每月5日前, 每季度末月25日前. Null where the words print none, or
 * nobody knows when they were issued.
 */
export function firstOf(words: string, { issuedOn }: Calendar): Pick<Deadline, "date" | "precision"> | null {
	const printed = printedDay(words);
	if (!printed || issuedOn === null) return null;
	const year = Number(issuedOn.slice(0, 4));
	const dates = [year, year + 1].flatMap((y) => printed.months.flatMap((month) => dateOf(y, month, printed.day) ?? []));
	const date = dates.find((on) => on >= issuedOn);
	return date === undefined ? null : { date, precision: printed.day === undefined ? "month" : "day" };
}
