import type { Calendar } from "#workflows/calendar/calendar.ts";
import type { Frequency } from "#workflows/calendar/deadline.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { type Term, termEnd } from "#workflows/calendar/term.ts";
import { type Deadline, deadlineOf, deadlinesIn } from "./deadlines.ts";
import { frequencyIn, type Quota, quotasIn, termIn } from "./terms.ts";

/** A printed time limit with all that its words say; what doesn't apply is left out. */
export type Limit = Pick<Deadline, "words" | "date" | "precision" | "kind"> & {
	/** The other reading of an ambiguous one. */
	altDate?: PlainDate;
	every?: Frequency;
	quotas?: Quota[];
	term?: Term;
	/** Where a term ends by itself, if it ends on a day off and so runs on to the next working day. */
	nominal?: PlainDate;
};
export type Acts = { issuedOn: PlainDate | null; receivedOn: PlainDate | null };

function relative(words: string, acts: Acts, calendar: Calendar): Limit {
	const bare = { words, date: null, precision: null, kind: "relative" as const };
	const term = termIn(words);
	if (!term) return bare;
	const start = term.from === "receipt" ? acts.receivedOn : acts.issuedOn;
	if (start === null) return { ...bare, term };
	const { on, nominal } = termEnd(start, term, calendar);
	return { ...bare, date: on, precision: "day", term, ...(nominal === on ? {} : { nominal }) };
}

function limitOf({ words, date, altDate, precision, kind }: Deadline, text: string, acts: Acts, calendar: Calendar): Limit {
	const limit = { words, date, precision, kind };
	if (kind === "relative") return relative(words, acts, calendar);
	if (kind === "ambiguous" && altDate !== null) return { ...limit, altDate };
	if (kind !== "recurring") return limit;
	const quotas = quotasIn(text);
	return { ...limit, every: frequencyIn(words), ...(quotas.length > 0 ? { quotas } : {}) };
}

/** The time limits that words print, with dates for those that run from an act whose day is known. */
export function limitsIn(text: string, acts: Acts, calendar: Calendar): Limit[] {
	const known = { year: null, issuedOn: acts.issuedOn };
	const found = deadlinesIn(text, known);
	const whole = found.length === 0 ? deadlineOf(text, known) : null;
	return [...found, ...(whole ? [whole] : [])].map((deadline) => limitOf(deadline, text, acts, calendar));
}
