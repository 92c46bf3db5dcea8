import { later, type PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays, workingDaysBetween } from "../calendar/working-days.ts";
import { stepNo } from "../docket.ts";
import { type Pace, paceOf, rungAtStart } from "../ladder.ts";
import type { ClockEvent } from "./events.ts";

/** One move of a deadline, kept so that it can be explained. */
export type Shift = { from: PlainDate; to: PlainDate; days: number; why: "blocked" | "extension" | "returned" | "confirmed" };

export type ClockContext = {
	dueOn: PlainDate | null;
	climbFrom: PlainDate | null;
	rung: number;
	pausedOn: PlainDate | null;
	/** The deadline was past when it came in, nobody has confirmed it, and it has not moved since. */
	isUnconfirmed: boolean;
	shifts: Shift[];
};

export const noClock: ClockContext = {
	dueOn: null,
	climbFrom: null,
	rung: 0,
	pausedOn: null,
	isUnconfirmed: false,
	shifts: [],
};

const started = (dueOn: PlainDate | null, today: PlainDate, pace: Pace): ClockContext => ({
	...noClock,
	dueOn,
	rung: dueOn === null ? 0 : rungAtStart(dueOn, today, pace),
});

function moved(clock: ClockContext, to: PlainDate, why: Shift["why"], today: PlainDate, pace: Pace): ClockContext {
	const from = clock.dueOn ?? to;
	const days = workingDaysBetween(from, to, pace.calendar);
	const shifts = to === from ? clock.shifts : [...clock.shifts, { from, to, days, why }];
	const isUnconfirmed = clock.isUnconfirmed && to === from;
	const rung = rungAtStart(to, today, pace, clock.rung);
	return { ...clock, dueOn: to, climbFrom: null, pausedOn: null, isUnconfirmed, shifts, rung };
}

function confirmed(clock: ClockContext, to: PlainDate | undefined, today: PlainDate, pace: Pace): ClockContext {
	const dueOn = to ?? clock.dueOn ?? today;
	const next = { ...moved(clock, dueOn, "confirmed", today, pace), isUnconfirmed: false };
	return dueOn < today ? { ...next, climbFrom: today, rung: rungAtStart(today, today, pace) } : next;
}

/** After a pause. A deadline that waits to be confirmed doesn't count, so that no pause takes anything from it. */
function resumed(clock: ClockContext, event: ClockEvent & { type: "clock.resume" }, pace: Pace): ClockContext {
	const { today, shift, since, isHeld } = event;
	const { dueOn, pausedOn } = clock;
	if (!shift || dueOn === null || pausedOn === null || clock.isUnconfirmed)
		return { ...clock, pausedOn: isHeld ? pausedOn : null };
	const days = workingDaysBetween(later(pausedOn, since ?? pausedOn), today, pace.calendar);
	const to = addWorkingDays(dueOn, days, pace.calendar);
	return { ...moved(clock, to, "blocked", today, pace), pausedOn: isHeld ? today : null };
}

/** What a step's clock remembers after an event: pure, the one place that computes it. */
export function climbAfter(clock: ClockContext, event: ClockEvent): ClockContext {
	const { today } = event;
	const pace = paceOf(stepNo(event.docket, event.self).machine, event.docket);
	switch (event.type) {
		case "clock.start":
			return started(event.dueOn, today, pace);
		case "clock.move":
			return { ...moved(clock, event.dueOn, event.why, today, pace), pausedOn: event.isHeld ? today : null };
		case "clock.pause":
			return { ...clock, pausedOn: today };
		case "clock.resume":
			return resumed(clock, event, pace);
		case "clock.restart":
			return { ...clock, pausedOn: event.isHeld ? today : null };
		case "deadline.confirm":
			return confirmed(clock, event.data.dueOn, today, pace);
		case "rung.reached":
			return { ...clock, rung: event.data.rung };
		default:
			return clock;
	}
}
