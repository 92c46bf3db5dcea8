import { z } from "zod";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Count } from "../calendar/working-days.ts";
import type { About, Envelope, EventsOf } from "../events.ts";
import { choice, longText, optionalDateFrom } from "../fields.ts";
import { type ClockContext, recountedOn } from "./context.ts";

/** What people may do to the clock of a step. */
export const clockForms = {
	"deadline.confirm": ({ today }: { today: PlainDate }) => z.object({ dueOn: optionalDateFrom(today), reason: longText() }),
	/** Moves a deadline to where the calendar of today counts it: to that date and no other. */
	"deadline.recount": ({ step, docket, today }: About) => {
		const clock = { ...step.context, dueOn: step.dueOn } as ClockContext;
		return z.object({ dueOn: choice([recountedOn(clock, today, docket.calendar) ?? "-"]) });
	},
};

/** With `isHeld`, something else still holds the clock: it goes on standing still. */
type Held = { isHeld?: boolean | undefined };

/** Raised by a step's own work. */
export type ClockCommand =
	/** With `counted`, that is how the deadline was computed. */
	| { type: "clock.start"; dueOn: PlainDate | null; counted?: Count | null | undefined }
	| ({ type: "clock.move"; dueOn: PlainDate | null; why: "extension" | "returned" | "amended" } & Held)
	| { type: "clock.pause" }
	/** With `shift`, the deadline moves by the working days that the pause took, counted from `since` if the cause came later than the pause. */
	| ({ type: "clock.resume"; shift: boolean; since?: PlainDate | undefined } & Held)
	| { type: "clock.stop" }
	/** A stop for good: the work is settled, and with it whatever it was supervised for. */
	| { type: "clock.end" }
	/** After a stop: what was handed in has come back. */
	| ({ type: "clock.restart" } & Held);

/** Sent by the sweep. */
export type ClockTick =
	| { type: "deadline.passed"; data: Record<string, never> }
	| { type: "rung.reached"; data: { rung: number } }
	/** The calendar or the ladder has changed: the next rung comes at another time. */
	| { type: "ladder.recounted"; data: Record<string, never> };

export type ClockEvent = ((ClockCommand | ClockTick) & Envelope) | EventsOf<typeof clockForms>;
