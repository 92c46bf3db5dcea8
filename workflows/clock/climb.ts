import { later, type PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays, type Count, workingDaysBetween } from "../calendar/working-days.ts";
import { stepNo } from "../docket.ts";
import { type Pace, paceOf, rungAtStart } from "../ladder.ts";
import { type ClockContext, noClock, recountedOn, type Shift } from "./context.ts";
import type { ClockEvent } from "./events.ts";

type Start = { dueOn: PlainDate | null; counted?: Count | null | undefined };
const started = ({ dueOn, counted = null }: Start, today: PlainDate, pace: Pace): ClockContext => ({
	...noClock,
	dueOn,
	counted,
	rung: dueOn === null ? 0 : rungAtStart(dueOn, today, pace),
});

/** Whether an amendment makes late who was in time: that doesn't count against anybody until somebody confirms it. */
const isMadeLate = (from: PlainDate | null, to: PlainDate, today: PlainDate) => to < today && (from === null || from >= today);

function moved(clock: ClockContext, to: PlainDate, why: Shift["why"], today: PlainDate, pace: Pace): ClockContext {
	const from = clock.dueOn ?? to;
	const days = workingDaysBetween(from, to, pace.calendar) - workingDaysBetween(to, from, pace.calendar);
	const shifts = to === from ? clock.shifts : [...clock.shifts, { from, to, days, why }];
	const isUnconfirmed = (clock.isUnconfirmed && to === from) || (why === "amended" && isMadeLate(clock.dueOn, to, today));
	// Given the date that it has, it stands where it stood: nobody is told twice, and what hasn't been told yet still is.
	const rung = to === clock.dueOn ? clock.rung : rungAtStart(to, today, pace, clock.rung);
	return { ...clock, dueOn: to, climbFrom: null, pausedOn: null, counted: null, isUnconfirmed, shifts, rung };
}

/** Without a deadline any more; how it moved before is kept. */
const cleared = (clock: ClockContext): ClockContext => ({ ...noClock, shifts: clock.shifts });

/** After the calendar has changed: whoever was reminded or urged isn't told so again, what comes after the deadline waits for the new one. */
function recounted(clock: ClockContext, today: PlainDate, pace: Pace): ClockContext {
	const to = recountedOn(clock, today, pace.calendar);
	if (to === null) return clock;
	const { counted, pausedOn } = clock;
	const next = moved(clock, to, "calendar", today, pace);
	const told = pace.ladder.filter((days) => days <= 0).length;
	return { ...next, counted, pausedOn, rung: Math.max(next.rung, Math.min(clock.rung, told)) };
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
	const { from, days: before } = clock.counted ?? { from: dueOn, days: 0 };
	const counted = { from, days: before + days };
	return { ...moved(clock, to, "blocked", today, pace), counted, pausedOn: isHeld ? today : null };
}

/** What a step's clock remembers after an event: pure, the one place that computes it. */
export function climbAfter(clock: ClockContext, event: ClockEvent): ClockContext {
	const { today } = event;
	const pace = paceOf(stepNo(event.docket, event.self).machine, event.docket);
	switch (event.type) {
		case "clock.start":
			return started(event, today, pace);
		case "clock.move":
			return {
				...(event.dueOn === null ? cleared(clock) : moved(clock, event.dueOn, event.why, today, pace)),
				pausedOn: event.isHeld ? today : null,
			};
		case "clock.pause":
			return { ...clock, pausedOn: today };
		case "clock.resume":
			return resumed(clock, event, pace);
		case "clock.restart":
			return { ...clock, pausedOn: event.isHeld ? today : null };
		case "deadline.confirm":
			return confirmed(clock, event.data.dueOn, today, pace);
		case "deadline.recount":
			return recounted(clock, today, pace);
		case "rung.reached":
			return { ...clock, rung: event.data.rung };
		default:
			return clock;
	}
}
