/**
 * How the time of one step stands. `idle` has no deadline, `unconfirmed` had a deadline that was past when it came in,
 * `lifted` is overdue but was taken off the list, `stopped` has nothing left to be late with.
 */
export const clockStates = ["idle", "unconfirmed", "running", "warned", "overdue", "paused", "lifted", "stopped"] as const;
export type ClockState = (typeof clockStates)[number];

const TICKING = new Set<ClockState>(["running", "warned", "overdue"]);

/** Whether a clock goes on by itself: to the next rung, past the deadline. */
export const isTicking = (clock: ClockState): boolean => TICKING.has(clock);
