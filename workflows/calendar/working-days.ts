import { papers } from "./papers.ts";
import { addDays, type PlainDate, weekday } from "./plain-date.ts";

/** Why a day isn't worked: a weekend, or the name of the holiday it belongs to. */
export type DayOff = { date: PlainDate; why: string };
export type DayKind = { working: boolean; why: "weekday" | "makeUpDay" | "weekend" | string; provisional: boolean };

const known = new Map<PlainDate, { working: boolean; why: string }>();
for (const paper of Object.values(papers)) {
	for (const [first, last, name] of paper.daysOff)
		for (let date = first; date <= last; date = addDays(date, 1)) known.set(date, { working: false, why: name });
	for (const date of paper.makeUpDays) known.set(date, { working: true, why: "makeUpDay" });
}

/**
 * Whether a date is a working day and why, by the State Council papers with their make-up days (调休).
 * `provisional` when no paper for its year is known: then only weekends are off.
 */
export function dayKind(date: PlainDate): DayKind {
	const provisional = papers[Number(date.slice(0, 4))] === undefined;
	const special = known.get(date);
	if (special) return { ...special, provisional };
	const day = weekday(date);
	const weekend = day === 0 || day === 6;
	return { working: !weekend, why: weekend ? "weekend" : "weekday", provisional };
}

export type Counted = { due: PlainDate; counted: PlainDate[]; skipped: DayOff[]; provisional: boolean };

/**
 * The date `days` working days after `from` (before it, if negative), with every day that was counted or skipped.
 * The first day is not counted (民法典 201 条: 开始的当日不计入). Zero days give `from` itself.
 */
export function addWorkingDays(from: PlainDate, days: number): Counted {
	const step = days < 0 ? -1 : 1;
	const counted: PlainDate[] = [];
	const skipped: DayOff[] = [];
	let due = from;
	let provisional = false;
	while (counted.length < Math.abs(days)) {
		due = addDays(due, step);
		const kind = dayKind(due);
		provisional ||= kind.provisional;
		if (kind.working) counted.push(due);
		else skipped.push({ date: due, why: kind.why });
	}
	return { due, counted, skipped, provisional };
}

const DAY_MS = 86_400_000;
const EPOCH = "2015-01-01";
const LAST = "2049-12-31";
const dayNo = (date: PlainDate): number => (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${EPOCH}T00:00:00Z`)) / DAY_MS;

/** How many working days there are from EPOCH up to each day: counting between two dates is one subtraction. */
const worked: number[] = [];
for (let date = EPOCH, sum = 0; date <= LAST; date = addDays(date, 1)) {
	if (dayKind(date).working) sum++;
	worked.push(sum);
}

/** Working days up to and including a date, counted from EPOCH; negative before it. */
function workedUpTo(date: PlainDate): number {
	if (date >= EPOCH && date <= LAST) return worked[dayNo(date)] ?? 0;
	let sum = date < EPOCH ? 0 : (worked.at(-1) ?? 0);
	if (date < EPOCH) for (let day = addDays(date, 1); day < EPOCH; day = addDays(day, 1)) sum -= dayKind(day).working ? 1 : 0;
	else for (let day = LAST; day < date; day = addDays(day, 1)) sum += dayKind(addDays(day, 1)).working ? 1 : 0;
	return sum;
}

/** Working days after `from` up to and including `to`; 0 if `to` is not later. */
export const workingDaysBetween = (from: PlainDate, to: PlainDate): number =>
	to <= from ? 0 : workedUpTo(to) - workedUpTo(from);
