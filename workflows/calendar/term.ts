import { type Calendar, workingDayFrom } from "./calendar.ts";
import { addDays, addMonths, type PlainDate } from "./plain-date.ts";
import { addWorkingDays } from "./working-days.ts";

export const termUnits = ["workingDay", "day", "week", "month", "year"] as const;
/** A stretch of time that runs from an act: 印发之日起30日内, 收到通知后5个工作日内. */
export type Term = { count: number; unit: (typeof termUnits)[number]; from: "issue" | "receipt" };

/** The last day that still counts; `nominal` is where the count itself ends, if a day off there moved it on. */
export type TermEnd = { on: PlainDate; nominal: PlainDate };

function nominalEnd(start: PlainDate, { count, unit }: Term, calendar: Calendar): PlainDate {
	switch (unit) {
		case "workingDay":
			return addWorkingDays(start, count, calendar);
		case "day":
			return addDays(start, count);
		case "week":
			return addDays(start, count * 7);
		case "month":
			return addMonths(start, count);
		case "year":
			return addMonths(start, count * 12);
	}
}

/**
 * The end of a term that an act on `start` sets running. The day of the act is not counted (民法典第二百零一条); a month without the day ends on its
 * last (第二百零二条); a term that would end on a day off ends on the next working day (第二百零三条). A date that a document prints is no term and never
 * moves: docs/decisions, "A calendar is a value".
 */
export function termEnd(start: PlainDate, term: Term, calendar: Calendar): TermEnd {
	const nominal = nominalEnd(start, term, calendar);
	return { on: workingDayFrom(nominal, calendar), nominal };
}
