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

/** Working days after `from` up to and including `to`; 0 if `to` is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
	let days = 0;
	for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (dayKind(date).working) days++;
	return days;
}
