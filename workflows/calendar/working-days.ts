import { type Calendar, dayKind, isProvisional, isWorkingDay, workedUpTo } from "./calendar.ts";
import { addDays, dateOfDay, dayNumber, type PlainDate } from "./plain-date.ts";

/** Why a day isn't counted: `weekend`, or the name of what is celebrated. */
export type Skipped = { date: PlainDate; why: string };
/** Days one after the other: which of them were counted, which skipped and why, and which fall into a year without a paper. */
export type Tally = { counted: PlainDate[]; skipped: Skipped[]; provisionalDays: PlainDate[] };

/** How a date was computed: so many working days after another. */
export type Count = { from: PlainDate; days: number };

/**
 * The date `days` working days after `from` (before it, if negative).
 * The first day is not counted (民法典第二百零一条: 开始的当日不计入). Zero days give `from` itself.
 */
export function addWorkingDays(from: PlainDate, days: number, calendar: Calendar): PlainDate {
	const step = days < 0 ? -1 : 1;
	let day = dayNumber(from);
	for (let left = Math.abs(days); left > 0; ) {
		day += step;
		if (isWorkingDay(day, calendar)) left--;
	}
	return dateOfDay(day);
}

/** The days that lie between two dates, the first not counted, the last counted, in the order in which one comes to them. */
export function tally(from: PlainDate, to: PlainDate, calendar: Calendar): Tally {
	const step = to < from ? -1 : 1;
	const passed: PlainDate[] = [];
	for (let date = from; date !== to; passed.push(date)) date = addDays(date, step);
	const kinds = passed.map((date) => ({ date, ...dayKind(date, calendar) }));
	return {
		counted: kinds.filter((kind) => kind.working).map(({ date }) => date),
		skipped: kinds.filter((kind) => !kind.working).map(({ date, why }) => ({ date, why })),
		provisionalDays: passed.filter((date) => isProvisional(date, calendar)),
	};
}

/** The same date as `addWorkingDays`, with how it was counted. */
export function countWorkingDays(from: PlainDate, days: number, calendar: Calendar): Tally & { due: PlainDate } {
	const due = addWorkingDays(from, days, calendar);
	return { due, ...tally(from, due, calendar) };
}

/** Working days after `from` up to and including `to`; 0 if `to` is not later. */
export const workingDaysBetween = (from: PlainDate, to: PlainDate, calendar: Calendar): number =>
	to <= from ? 0 : workedUpTo(dayNumber(to), calendar) - workedUpTo(dayNumber(from), calendar);
