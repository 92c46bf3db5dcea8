/**
 * How the time of one step stands. `idle` has no deadline, `unconfirmed` had a deadline that was past when it came in,
 * `lifted` is overdue but was taken off the list, `stopped` has nothing left to be late with.
 */
export const clockStates = ["idle", "unconfirmed", "running", "warned", "overdue", "paused", "lifted", "stopped"] as const;
export type ClockState = (typeof clockStates)[number];
