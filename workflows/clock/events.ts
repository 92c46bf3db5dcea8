import { z } from "zod";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Envelope, EventsOf } from "../events.ts";
import { longText, optionalDateFrom } from "../fields.ts";

/** What people may do to the clock of a step. */
export const clockForms = {
	"deadline.confirm": ({ today }: { today: PlainDate }) => z.object({ dueOn: optionalDateFrom(today), reason: longText() }),
};

/** With `isHeld`, something else still holds the clock: it goes on standing still. */
type Held = { isHeld?: boolean | undefined };

/** Raised by a step's own work. */
export type ClockCommand =
	| { type: "clock.start"; dueOn: PlainDate | null }
	| ({ type: "clock.move"; dueOn: PlainDate; why: "extension" | "returned" } & Held)
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
	| { type: "rung.reached"; data: { rung: number } };

export type ClockEvent = ((ClockCommand | ClockTick) & Envelope) | EventsOf<typeof clockForms>;
