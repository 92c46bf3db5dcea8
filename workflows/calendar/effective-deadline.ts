import type { Deadline } from "./deadline.ts";
import { addDays, addMonths, lastOfMonth, type PlainDate } from "./plain-date.ts";

/** What a plan prints about when a task is due, as far as a date can be computed from it, and the plan's last day, if it prints one. */
export type Printed = { deadlines: readonly Pick<Deadline, "on" | "kind" | "every">[]; endsOn: PlainDate | null };

const PERIOD_MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12, regular: 0 } as const;

/** The last day of the period of `months` months, counted from January, that `day` is in. */
function endOfPeriod(day: PlainDate, months: number): PlainDate {
	const [year = 0, month = 1] = day.split("-").map(Number);
	const end = Math.ceil(month / months) * months;
	const next = end === 12 ? `${year + 1}-01-01` : `${year}-${String(end + 1).padStart(2, "0")}-01`;
	return addDays(next, -1);
}

/** The last day of the month that a date is in. */
const monthEnd = (date: PlainDate): PlainDate => lastOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));

/**
 * The first of `first` and what follows it every so many months that `day` has not passed; what is due on a month's last day stays so. After the plan's
 * last day comes none but the first: then the last of them.
 */
function anchored(first: PlainDate, months: number, endsOn: PlainDate | null, day: PlainDate): PlainDate {
	const isMonthEnd = first === monthEnd(first);
	let found = first;
	for (let n = months; found < day; n += months) {
		const next = isMonthEnd ? monthEnd(addMonths(`${first.slice(0, 8)}01`, n)) : addMonths(first, n);
		if (endsOn !== null && next > endsOn) break;
		found = next;
	}
	return found;
}

/**
 * The date that one limit gives on `day`: a fixed one its own; a recurring one the end of the running period, at the latest the plan's last day, or
 * the day within the period that is printed.
 */
function dateOf({ on, kind, every }: Printed["deadlines"][number], endsOn: PlainDate | null, day: PlainDate): PlainDate | null {
	if (kind === "ambiguous") return null;
	const months = every ? PERIOD_MONTHS[every] : 0;
	if (on !== null) return kind === "recurring" && months > 0 ? anchored(on, months, endsOn, day) : on;
	if (months === 0) return null;
	const end = endOfPeriod(day, months);
	return endsOn !== null && endsOn < end ? endsOn : end;
}

/**
 * The date that a task with these printed time limits is next due on: the earliest that `today` has not passed; if all have passed, the
 * latest of them; null if none gives a date. Recurring ones fall due at the end of the running period, the last of them on the plan's last day.
 * An ambiguous one gives none: a person has to choose its reading. Pure.
 */
export function effectiveDeadline({ deadlines, endsOn }: Printed, today: PlainDate): PlainDate | null {
	const dates = deadlines.flatMap((deadline) => dateOf(deadline, endsOn, today) ?? []).sort();
	return dates.find((on) => on >= today) ?? dates.at(-1) ?? null;
}

const BINDING: readonly Deadline["kind"][] = ["hard", "relative", "recurring"];

/**
 * When the period after the one that ends on `on` is due: the first later date of the limits that must be met; null after the last one.
 * Recurring limits give dates until the plan's last day, without end if the document prints none. Pure.
 */
export function deadlineAfter({ deadlines, endsOn }: Printed, on: PlainDate): PlainDate | null {
	const next = addDays(on, 1);
	const binding = deadlines.filter(({ kind }) => BINDING.includes(kind));
	const dates = binding.flatMap((deadline) => dateOf(deadline, endsOn, next) ?? []).sort();
	return dates.find((date) => date >= next) ?? null;
}

const among =
	(...kinds: Deadline["kind"][]) =>
	({ deadlines, endsOn }: Printed, today: PlainDate): PlainDate | null =>
		effectiveDeadline({ deadlines: deadlines.filter(({ kind }) => kinds.includes(kind)), endsOn }, today);

/** The same, of the limits that must be met on a day that is fixed: not those that are striven for (力争) or come back. Pure. */
export const fixedDeadline = among("hard", "relative");

/** The same, of the limits that must be met: not those that are only striven for (力争). Pure. */
export const bindingDeadline = among(...BINDING);

/**
 * The printed date of the period that a report due on `reportBy` is for: the last one up to then that `today` has not passed, else the next one;
 * null if no date is printed. Pure.
 */
export function periodOf(printed: Printed, today: PlainDate, reportBy: PlainDate | null): PlainDate | null {
	let period = bindingDeadline(printed, today);
	for (let next = period; next !== null && reportBy !== null && next <= reportBy; next = deadlineAfter(printed, next))
		period = next;
	return period;
}
