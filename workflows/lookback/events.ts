import { type ClockEvent, clockForms } from "../clock/events.ts";
import type { Told } from "../events.ts";

/** What people may do to the time that a look-back has: its result is said at the finding. */
export const lookbackForms = { ...clockForms };

export type LookbackEvent =
	| Told<"lookback.opened">
	| Told<"lookback.made">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">
	| ClockEvent;
