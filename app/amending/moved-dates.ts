import type { PlanDocument } from "#db/plans/plan-document.ts";
import { effectiveDeadline } from "#workflows/calendar/effective-deadline.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";

type Deadline = PlanDocument["tasks"][number]["deadlines"][number];
/** The limits of a task, and its plan's last day. */
type Limits = { deadlines: Deadline[]; endsOn: PlainDate | null };
/** A date that a task was due on, and the one that it is due on now; null for none. */
export type MovedDate = { from: PlainDate | null; to: PlainDate | null };

/** The limit that takes the place of another: the one with the same words, else the one in the same place. */
const successor = (old: Deadline, at: number, fresh: Deadline[], known: Deadline[]): Deadline | undefined => {
	const isFree = (limit: Deadline | undefined) => limit !== undefined && !known.some((k) => k.words === limit.words);
	return fresh.find((limit) => limit.words === old.words) ?? (isFree(fresh[at]) ? fresh[at] : undefined);
};

/**
 * Which of the dates that a task's limits gave moved, and to which: where its own limit is gone, to the date that is due next now. A task that
 * had no date and has one now moved from null. Empty when no date moved, however the words changed. Pure.
 */
export function movedDates(before: Limits, after: Limits, today: PlainDate): MovedDate[] {
	const dateOf = (limit: Deadline, { endsOn }: Limits) => effectiveDeadline({ deadlines: [limit], endsOn }, today);
	const fresh = after.deadlines.map((limit) => dateOf(limit, after));
	const next = effectiveDeadline(after, today);
	if (before.deadlines.every((limit) => dateOf(limit, before) === null)) return next === null ? [] : [{ from: null, to: next }];
	const moved = before.deadlines.flatMap((limit, at): MovedDate[] => {
		const from = dateOf(limit, before);
		if (from === null || fresh.includes(from)) return [];
		const into = successor(limit, at, after.deadlines, before.deadlines);
		return [{ from, to: (into && dateOf(into, after)) ?? next }];
	});
	return moved.filter((move, i) => moved.findIndex((m) => m.from === move.from) === i);
}
