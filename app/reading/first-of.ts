import { type Calendar, type Deadline, dateOf } from "./dates.ts";

const YEARLY = /[每当]年.{0,6}?(?<month>1[0-2]|0?[1-9])月(?:份)?(?:(?<day>3[01]|[12]\d|0?[1-9])日|底|末)/;
const MONTHLY = /每个?月.{0,2}?(?<day>3[01]|[12]\d|0?[1-9])日/;
const QUARTERLY = /每季度?.{0,2}?(?<place>首|末)月.{0,2}?(?<day>3[01]|[12]\d|0?[1-9])日/;

/** Another day of the same year: 每年6月底、12月底前. */
const FURTHER = /(?:、|和|及)(?<month>1[0-2]|0?[1-9])月(?:份)?(?:(?<day>3[01]|[12]\d|0?[1-9])日|底|末)/g;

/** The months of a year in which something comes back, and on which day of them; the last if none is printed. */
type Printed = { months: number[]; day: number | undefined };
const inMonth = ({ month, day }: Record<string, string | undefined>): Printed => ({
	months: [Number(month)],
	day: day ? Number(day) : undefined,
});

/** The days that words print for something that comes back. */
function printedDays(words: string): Printed[] {
	const yearly = YEARLY.exec(words);
	if (yearly) {
		const further = [...words.slice(yearly.index + yearly[0].length).matchAll(FURTHER)];
		return [yearly, ...further].map(({ groups }) => inMonth(groups ?? {}));
	}
	const quarterly = QUARTERLY.exec(words)?.groups;
	if (quarterly) return [{ months: quarterly.place === "首" ? [1, 4, 7, 10] : [3, 6, 9, 12], day: Number(quarterly.day) }];
	const monthly = MONTHLY.exec(words)?.groups;
	return monthly ? [{ months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], day: Number(monthly.day) }] : [];
}

/**
 * For each printed day of what comes back its first date from the day of issue on: 每年2月底前, 每年6月底、12月底前, 每月5日前, 每季度末月25日前. Empty where the
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
