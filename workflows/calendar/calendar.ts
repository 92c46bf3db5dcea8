import { dateOfDay, dayNumber, type PlainDate, weekdayOf } from "./plain-date.ts";

/** A stretch of days off under the name of what is celebrated. */
export type DaysOff = readonly [first: PlainDate, last: PlainDate, name: string];

/** A paper on days off as it was issued: that of a year (国务院办公厅关于部分节假日安排的通知), a change to one, or days off of one place. */
export type HolidayPaper = {
	/** As printed: 国办发明电〔2019〕16号. */
	number: string;
	issuedOn: PlainDate;
	/** The year whose days off it settles as a whole; null for a change and for the days off of one place. */
	settles: number | null;
	daysOff: readonly DaysOff[];
	/** Days that are worked, mostly a Saturday or Sunday in exchange (调休上班). */
	makeUpDays: readonly PlainDate[];
};

/**
 * What is known of working days: a value, made by `calendarOf` from the papers known at a moment, and never changed. Whoever counts takes one,
 * so that the same days counted with the same papers give the same date for ever.
 */
export type Calendar = {
	/** Oldest first: where two speak of the same day, the later one holds. */
	papers: readonly HolidayPaper[];
	/** The years that a paper settles; what falls into any other year is provisional (暂定). */
	years: ReadonlySet<number>;
	/** What the papers say of a day, by its number; of all others the week decides. */
	special: ReadonlyMap<number, { isWorking: boolean; why: string }>;
	/** How many working days more than by the week alone there are from day `from` up to each day after it. */
	gained: { from: number; sums: Int16Array };
};

const isWeekend = (day: number): boolean => weekdayOf(day) > 4;

function daysIn(paper: HolidayPaper): [day: number, what: { isWorking: boolean; why: string }][] {
	const off = paper.daysOff.flatMap(([first, last, why]) => {
		const from = dayNumber(first);
		return Array.from(
			{ length: dayNumber(last) - from + 1 },
			(_, i) => [from + i, { isWorking: false, why }] satisfies [number, object],
		);
	});
	const worked = paper.makeUpDays.map((date): [number, { isWorking: boolean; why: string }] => {
		const day = dayNumber(date);
		return [day, { isWorking: true, why: isWeekend(day) ? "makeUpDay" : "weekday" }];
	});
	return [...off, ...worked];
}

function gainedBy(special: Calendar["special"]): Calendar["gained"] {
	const days = [...special.keys()];
	const from = days.length > 0 ? Math.min(...days) : 0;
	const sums = new Int16Array(days.length > 0 ? Math.max(...days) - from + 1 : 0);
	for (let i = 0, sum = 0; i < sums.length; i++) {
		const what = special.get(from + i);
		if (what) sum += Number(what.isWorking) - Number(!isWeekend(from + i));
		sums[i] = sum;
	}
	return { from, sums };
}

/** The calendar of some papers, in whatever order they come. Pure. */
export function calendarOf(given: readonly HolidayPaper[]): Calendar {
	const papers = [...given].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0));
	const special = new Map(papers.flatMap(daysIn));
	const years = new Set(papers.flatMap(({ settles }) => settles ?? []));
	return { papers, years, special, gained: gainedBy(special) };
}

/** Earlier versions made before, by how many papers they are made of. */
const versions = new WeakMap<Calendar, Map<number, Calendar>>();

/** The calendar as it was known on a day: of the papers issued by then. Pure. */
export function knownOn(calendar: Calendar, on: PlainDate): Calendar {
	const { papers } = calendar;
	if ((papers.at(-1)?.issuedOn ?? on) <= on) return calendar;
	const known = papers.filter(({ issuedOn }) => issuedOn <= on);
	const made = versions.get(calendar) ?? new Map<number, Calendar>();
	const version = made.get(known.length) ?? calendarOf(known);
	versions.set(calendar, made.set(known.length, version));
	return version;
}

/** Whether a day is worked. */
export const isWorkingDay = (day: number, { special }: Calendar): boolean => special.get(day)?.isWorking ?? !isWeekend(day);

/** Working days from some fixed day long ago up to and including a day: the difference of two is what lies between. */
export function workedUpTo(day: number, { gained: { from, sums } }: Calendar): number {
	const weeks = Math.floor((day + 3) / 7);
	const gained = day < from ? 0 : (sums[Math.min(day - from, sums.length - 1)] ?? 0);
	return weeks * 5 + Math.min(weekdayOf(day) + 1, 5) + gained;
}

/** Whether a date falls into a year that no paper settles. */
export const isProvisional = (date: PlainDate, { years }: Calendar): boolean => !years.has(Number(date.slice(0, 4)));

/** Why a day is worked or not: `weekday`, `makeUpDay`, `weekend`, or the name of what is celebrated. */
export type DayKind = { working: boolean; why: "weekday" | "makeUpDay" | "weekend" | string; provisional: boolean };

/** Whether a date is a working day and why, by the papers with their make-up days (调休). In a year without a paper only weekends are off. */
export function dayKind(date: PlainDate, calendar: Calendar): DayKind {
	const day = dayNumber(date);
	const special = calendar.special.get(day);
	const why = special?.why ?? (isWeekend(day) ? "weekend" : "weekday");
	return { working: isWorkingDay(day, calendar), why, provisional: isProvisional(date, calendar) };
}

/** The first working day on or after a date. */
export function workingDayFrom(date: PlainDate, calendar: Calendar): PlainDate {
	let day = dayNumber(date);
	while (!isWorkingDay(day, calendar)) day++;
	return dateOfDay(day);
}
