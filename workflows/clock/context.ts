import type { Calendar } from "../calendar/calendar.ts";
import { later, type PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays, type Count } from "../calendar/working-days.ts";

/** One move of a deadline, kept so that it can be explained; `days` are working days, negative if it came nearer. */
export type Shift = {
	from: PlainDate;
	to: PlainDate;
	days: number;
	why: "blocked" | "extension" | "returned" | "confirmed" | "calendar" | "amended";
};

export type ClockContext = {
	dueOn: PlainDate | null;
	climbFrom: PlainDate | null;
	rung: number;
	pausedOn: PlainDate | null;
	/** How the deadline was computed, if in working days; null for one that is printed or that a person chose, which no calendar moves. */
	counted: Count | null;
	/** The deadline was past when it came in, nobody has confirmed it, and it has not moved since. */
	isUnconfirmed: boolean;
	shifts: Shift[];
	/** The clock stands still until the work begins again by itself, on this date: its next period, or its look-back. */
	beginsOn: PlainDate | null;
};

export const noClock: ClockContext = {
	dueOn: null,
	climbFrom: null,
	rung: 0,
	pausedOn: null,
	counted: null,
	isUnconfirmed: false,
	shifts: [],
	beginsOn: null,
};

/**
 * Where a deadline that was computed in working days belongs by today's calendar; null if it stands there, or is none of those. A change that
 * gives less time takes none that is past.
 */
export function recountedOn(
	{ dueOn, counted }: Pick<ClockContext, "dueOn" | "counted">,
	today: PlainDate,
	calendar: Calendar,
): PlainDate | null {
	if (dueOn === null || !counted) return null;
	const to = addWorkingDays(counted.from, counted.days, calendar);
	if (to >= dueOn) return to === dueOn ? null : to;
	return later(to, today) < dueOn ? later(to, today) : null;
}
