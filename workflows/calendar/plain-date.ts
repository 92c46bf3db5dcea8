/** A calendar date as `YYYY-MM-DD`, without zone or time. Never a Date: a Date is a moment, and moments drift over midnight. */
export type PlainDate = string;

const pad = (n: number): string => String(n).padStart(2, "0");
const partsOf = (date: PlainDate): [year: number, month: number, day: number] => [
	Number(date.slice(0, 4)),
	Number(date.slice(5, 7)),
	Number(date.slice(8, 10)),
];

const DAYS_PER_ERA = 146_097;
const EPOCH = 719_468;

/** Days since 1 January 1970, negative before it. The Gregorian calendar in whole numbers: years begin in March, so that a leap day is the last. */
export function dayNumber(date: PlainDate): number {
	const [year, month, day] = partsOf(date);
	const y = month > 2 ? year : year - 1;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
	return era * DAYS_PER_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH;
}

/** The date of a day number: what `dayNumber` undoes. */
export function dateOfDay(day: number): PlainDate {
	const n = day + EPOCH;
	const era = Math.floor(n / DAYS_PER_ERA);
	const dayOfEra = n - era * DAYS_PER_ERA;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const m = Math.floor((5 * dayOfYear + 2) / 153);
	const month = m < 10 ? m + 3 : m - 9;
	return `${yearOfEra + era * 400 + (month < 3 ? 1 : 0)}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * m + 2) / 5) + 1)}`;
}

/** The date `days` calendar days later (earlier if negative). Pure. */
export const addDays = (date: PlainDate, days: number): PlainDate => dateOfDay(dayNumber(date) + days);

/** Calendar days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

/** 0 for Monday to 6 for Sunday, of a day number. The first of January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The last day of a month, given by its year and number; months before the first or after the twelfth run on into other years. */
export function lastOfMonth(year: number, month: number): PlainDate {
	const months = year * 12 + month;
	return addDays(`${Math.floor(months / 12)}-${pad((months % 12) + 1)}-01`, -1);
}

/**
 * The same day `months` months later (earlier if negative); the month's last day where it has no such day (民法典第二百零二条:
 * 没有对应日的，月末日为期间的最后一日). 31 January and one month is 28 or 29 February.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
	const [year, month, day] = partsOf(date);
	const last = lastOfMonth(year, month + months);
	return day >= partsOf(last)[2] ? last : `${last.slice(0, 8)}${pad(day)}`;
}

/** The later of two dates. */
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** Hours that the only zone of China, Asia/Shanghai, is ahead of UTC; without summer time since 1992. */
const ZONE = "+08:00";
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The moment of `time` (HH:MM) on `date` in Asia/Shanghai, as ISO in UTC. */
export const momentOf = (date: PlainDate, time = "00:00"): string => new Date(`${date}T${time}:00${ZONE}`).toISOString();

/** The calendar date in Asia/Shanghai at a moment. */
export const dateAt = (moment: Date): PlainDate => dateOfDay(Math.floor((moment.getTime() + ZONE_MS) / DAY_MS));
