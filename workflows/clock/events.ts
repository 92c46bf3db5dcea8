import { z } from "zod";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Envelope, EventsOf } from "../events.ts";
import { longText, optionalDateFrom } from "../fields.ts";

/** What people may do to the clock of a step. */
export const clockForms = {
	"deadline.confirm": ({ today }: { today: PlainDate }) => z.object({ dueOn: optionalDateFrom(today), reason: longText() }),
	"escalation.answer": z.object({ text: longText() }),
	"escalation.lift": z.object({ reason: longText() }),
};

/** Raised by a step's own work. */
export type ClockOrder =
	| { type: "clock.start"; dueOn: PlainDate | null }
	| { type: "clock.move"; dueOn: PlainDate; why: "extension" | "returned" }
	| { type: "clock.pause" }
	/** With `shift`, the deadline moves by the working days that the pause took. */
	| { type: "clock.resume"; shift: boolean }
	| { type: "clock.stop" }
	/** After a stop: what was handed in has come back. */
	| { type: "clock.restart" };

/** Sent by the sweep. */
export type ClockTick =
	| { type: "deadline.passed"; data: Record<string, never> }
	| { type: "rung.reached"; data: { rung: number } };

export type ClockEvent = ((ClockOrder | ClockTick) & Envelope) | EventsOf<typeof clockForms>;
