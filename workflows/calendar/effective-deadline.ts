import type { Deadline } from "./deadline.ts";
import { addDays, type PlainDate } from "./plain-date.ts";

const PERIOD_MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12, regular: 0 } as const;

/** The last day of the period of `months` months, counted from January, that `today` is in. */
function endOfPeriod(today: PlainDate, months: number): PlainDate {
	const [year = 0, month = 1] = today.split("-").map(Number);
	const end = Math.ceil(month / months) * months;
	const next = end === 12 ? `${year + 1}-01-01` : `${year}-${String(end + 1).padStart(2, "0")}-01`;
	return addDays(next, -1);
}

function nextDate(deadline: Deadline, today: PlainDate): PlainDate | null {
	if (deadline.kind === "ambiguous") return null;
	if (deadline.on !== null) return deadline.on;
	const months = deadline.every ? PERIOD_MONTHS[deadline.every] : 0;
	return months > 0 ? endOfPeriod(today, months) : null;
}

/**
 * The date that a task with these printed time limits is next due on: the earliest that `today` has not passed; if all have passed, the
 * latest of them; null if none gives a date. Recurring ones fall due at the end of the running period. An ambiguous one gives none:
 * a person has to choose its reading.
 */
export function effectiveDeadline(deadlines: readonly Deadline[], today: PlainDate): PlainDate | null {
	const dates = deadlines.flatMap((deadline) => nextDate(deadline, today) ?? []).sort();
	return dates.find((on) => on >= today) ?? dates.at(-1) ?? null;
}
