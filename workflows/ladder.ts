import { z } from "zod";
import type { Calendar } from "./calendar/calendar.ts";
import { addDays, later, momentOf, type PlainDate } from "./calendar/plain-date.ts";
import { addWorkingDays, type Count, countWorkingDays, workingDaysBetween } from "./calendar/working-days.ts";
import type { MachineName } from "./names.ts";

/** How far a late duty has climbed: 提醒, 催办, 督办, 通报, 提交联席会议. Rung 0 is none; rung n is `rungs[n - 1]`. */
export const rungs = ["remind", "urge", "supervise", "bulletin", "jointMeeting"] as const;
export type Rung = (typeof rungs)[number];

/** Working days from the due date to each rung, in the order of `rungs`; negative is before. */
export type Ladder = readonly number[];
export const defaultLadder: Ladder = [-5, 0, 3, 7, 10];

/** A whole number as people write one, and nothing else that JavaScript would take for one: no 1e2, no 0x20. */
const numberIn = (text: string): number | string | undefined =>
	text === "" ? undefined : /^-?\d{1,9}$/.test(text) ? Number(text) : text;

const days = (min: number, max: number) =>
	z.preprocess(
		(v) => (typeof v === "string" ? numberIn(v.normalize("NFKC").trim()) : v),
		z
			.number({ error: ({ input }) => (input === undefined ? "missing" : "noDays") })
			.int({ error: "noDays" })
			.min(min, { error: "daysOff" })
			.max(max, { error: "daysOff" }),
	);

/**
 * How people set a ladder: working days before the due date for the reminder, after it for all others. Each rung comes later than the one
 * before; a unit is supervised only once it is late. Reads as a `Ladder`.
 */
export const ladderForm = z
	.object({ remind: days(0, 60), urge: days(0, 60), supervise: days(1, 120), bulletin: days(1, 120), jointMeeting: days(1, 120) })
	.superRefine((given, ctx) => {
		const counts = [-given.remind, given.urge, given.supervise, given.bulletin, given.jointMeeting];
		for (const [i, rung] of rungs.entries())
			if (i > 0 && (counts[i] ?? 0) <= (counts[i - 1] ?? 0)) ctx.addIssue({ code: "custom", path: [rung], message: "notLater" });
	})
	.transform(({ remind, urge, supervise, bulletin, jointMeeting }): Ladder => [-remind, urge, supervise, bulletin, jointMeeting]);

/** What a clock goes by: when which rung is due, and which days count. */
export type Pace = { ladder: Ladder; calendar: Calendar };

/** From this rung on, a duty is under supervision (督办) and stands on the secretariat's list. */
export const SUPERVISED = rungs.indexOf("supervise") + 1;

/** From this rung on, a part is on the next bulletin (通报). */
export const BULLETIN = rungs.indexOf("bulletin") + 1;

/** Working days that there are to answer a 督办单, or a request for time. */
const DAYS_TO_REPLY = 5;

/** Until when, counted how, what comes up on a day is to be answered. Pure. */
export const replyTime = (today: PlainDate, calendar: Calendar): { dueOn: PlainDate; counted: Count } => ({
	dueOn: addWorkingDays(today, DAYS_TO_REPLY, calendar),
	counted: { from: today, days: DAYS_TO_REPLY },
});

/** What a 督办单 is sent with: the date that has passed, the working days since, until when, counted how, it is to be answered, and what comes next. */
export type Ordered = { facts: { dueOn: PlainDate; daysLate: number }; replyBy: PlainDate; replyCount: Count; ladder: Ladder };

/** The 督办单 on a part that was due on a date. Pure. */
export function orderOf(dueOn: PlainDate, today: PlainDate, { ladder, calendar }: Pace): Ordered {
	const reply = replyTime(today, calendar);
	const facts = { dueOn, daysLate: workingDaysBetween(dueOn, today, calendar) };
	return { facts, replyBy: reply.dueOn, replyCount: reply.counted, ladder };
}

/** The last rung of what is only to be answered; all else climbs the whole ladder. */
const lastRungs: Partial<Record<MachineName, number>> = {
	/** An answer is urged; no order is sent for want of an answer to another. */
	order: SUPERVISED - 1,
	/** Unanswered at 督办, a request for time is the secretariat's as well, which can answer it itself. */
	extension: SUPERVISED,
	/** Who doesn't object to a bulletin isn't late at all. */
	point: 0,
};

/** What the clock of a machine goes by: the ladder as far as it climbs it. */
export const paceOf = (machine: MachineName, { ladder, calendar }: Pace): Pace => ({
	ladder: ladder.slice(0, lastRungs[machine]),
	calendar,
});

/** The time of day at which people are told. */
const OFFICE_OPENS = "09:00";

/** What the clock does next by itself. */
export type ClockAct = { at: string; type: "deadline.passed" | "wait.over" } | { at: string; type: "rung.reached"; rung: number };

/** What a step of a machine is told when the day has come that it waited for. */
export const beginningOf = (machine: MachineName): string => (machine === "rectification" ? "lookback.begun" : "period.begun");

/** The part of a step that the ladder reads. */
export type Climb = {
	dueOn: PlainDate | null;
	/** Where the counting starts when that isn't the due date: a past deadline climbs from the day it was confirmed. */
	climbFrom: PlainDate | null;
	rung: number;
	/** When that begins which the step waits for: its next period, its look-back. */
	beginsOn?: PlainDate | null | undefined;
};

/** When one rung comes, and the days counted to it that fall into a year without a paper. */
export type RungDate = { days: number; on: PlainDate; provisionalDays: PlainDate[] };

/** The date of every rung, in the order of `rungs`, for a climb that counts from a date. */
export const rungDates = (from: PlainDate, { ladder, calendar }: Pace): RungDate[] =>
	ladder.map((days) => {
		const { due, provisionalDays } = countWorkingDays(from, days, calendar);
		return { days, on: due, provisionalDays };
	});

/** The next rung that a part climbs to, and on which date; one whose date has passed comes with the next sweep. */
export type NextRung = { rung: Rung; on: PlainDate; isProvisional: boolean };

/** The next rung of a part whose clock runs, by a ladder and the calendar as it is known on `today`; null when it has reached the last. Pure. */
export function nextRung(
	part: { machine: MachineName; dueOn: PlainDate; climbFrom: PlainDate | null; rung: number },
	pace: Pace,
	today: PlainDate,
): NextRung | null {
	const rung = rungs[part.rung];
	const next = rungDates(part.climbFrom ?? part.dueOn, paceOf(part.machine, pace))[part.rung];
	return rung && next ? { rung, on: later(next.on, today), isProvisional: next.provisionalDays.length > 0 } : null;
}

/**
 * What the clock of a running step, or of one that waits for its next period, does next and when (ISO, UTC), or null when nothing is left.
 * Rungs come in order, each once, at nine in the morning of Asia/Shanghai; the deadline passes at the midnight after it.
 */
export function nextAct(climb: Climb, overdue: boolean, { ladder, calendar }: Pace): ClockAct | null {
	if (climb.beginsOn) return { at: momentOf(climb.beginsOn, OFFICE_OPENS), type: "wait.over" };
	const from = climb.climbFrom ?? climb.dueOn;
	if (climb.dueOn === null || from === null) return null;
	const acts: ClockAct[] = [];
	const days = ladder[climb.rung];
	if (days !== undefined)
		acts.push({ at: momentOf(addWorkingDays(from, days, calendar), OFFICE_OPENS), type: "rung.reached", rung: climb.rung + 1 });
	if (!overdue) acts.push({ at: momentOf(addDays(climb.dueOn, 1)), type: "deadline.passed" });
	return acts.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

/**
 * The rung a step stands on when its clock (re)starts on `today`: a reminder whose day is past is not sent any more,
 * and of the rungs it had reached only those stay that the new date has reached as well.
 */
export function rungAtStart(from: PlainDate, today: PlainDate, { ladder, calendar }: Pace, before = 0): number {
	const past = ladder.filter((days) => addWorkingDays(from, days, calendar) <= today);
	const reached = past.length;
	const reminders = past.filter((days) => days < 0).length;
	return Math.max(reminders, Math.min(before, reached));
}
