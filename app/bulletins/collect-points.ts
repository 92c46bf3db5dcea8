import type { AskingRow, DoneRow, FoundRow, LateRow } from "#db/queries/bulletins.ts";
import type { Proposed } from "#workflows/bulletin/machine.ts";
import type { Calendar } from "#workflows/calendar/calendar.ts";
import { dateAt, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import type { PointFacts, Subject } from "#workflows/point/facts.ts";

export type Collected = { late: LateRow[]; askings: AskingRow[]; found: FoundRow[]; done: DoneRow[] };

/** A report is an example to others if it came so many working days before it was due. */
const EARLY = 5;
/** How many units are examples at most: where everybody is, nobody is. */
const EXAMPLES = 5;

const subjectOf = ({ taskId, stepNo, clause, title }: Subject): Subject => ({ taskId, stepNo, clause, title });
const dayOf = (at: string | Date) => dateAt(new Date(at));

/** One point for each unit that has items, in the order in which the units first come up. */
function perUnit<R extends { unitId: number }>(rows: R[], factsOf: (rows: R[]) => PointFacts): Proposed[] {
	return [...Map.groupBy(rows, (row) => row.unitId)].map(([unitId, own]) => ({ unitId, facts: factsOf(own) }));
}

const lateFacts = (
	{ dueOn, rung, climbSeq, climbedAt, order, asked, granted, ...row }: LateRow,
	asOf: PlainDate,
	calendar: Calendar,
): PointFacts => ({
	kind: "late",
	subject: subjectOf(row),
	dueOn,
	daysLate: workingDaysBetween(dueOn, asOf, calendar),
	rung,
	climbSeq,
	since: dayOf(climbedAt),
	order,
	asked,
	granted,
});

type Early = DoneRow & { daysEarly: number };

/** Who did most well before it was due, of those with whom nothing was found; of equals who was earlier by more days. */
function examplesOf({ done, found }: Collected, calendar: Calendar): Early[] {
	const isFound = new Set(found.map(({ unitId }) => unitId));
	const early = done
		.filter(({ unitId }) => !isFound.has(unitId))
		.map((row) => ({ ...row, daysEarly: workingDaysBetween(dayOf(row.at), row.dueOn, calendar) }))
		.filter(({ daysEarly }) => daysEarly >= EARLY);
	const sum = (rows: Early[]) => rows.reduce((days, row) => days + row.daysEarly, 0);
	return [...Map.groupBy(early, (row) => row.unitId).values()]
		.sort((a, b) => b.length - a.length || sum(b) - sum(a))
		.slice(0, EXAMPLES)
		.flat();
}

/**
 * The points of a bulletin as of a day: each part that is on 通报 by itself; what was found, the time that was asked for and what was done early unit by
 * unit. Pure.
 */
export function collectPoints(collected: Collected, asOf: PlainDate, calendar: Calendar): Proposed[] {
	const { late, askings, found } = collected;
	return [
		...late.map((row) => ({ unitId: row.unitId, facts: lateFacts(row, asOf, calendar) })),
		...perUnit(found, (rows) => ({
			kind: "findings",
			items: rows.map(({ at, finding, severity, state, relapses, ...row }) => {
				return { subject: subjectOf(row), since: dayOf(at), finding, severity, state, relapses };
			}),
		})),
		...perUnit(askings, (rows) => ({
			kind: "extensions",
			items: rows.map(({ at, from, askedFor, state, grantedUntil, ...row }) => {
				return { subject: subjectOf(row), since: dayOf(at), from, askedFor, state, grantedUntil };
			}),
		})),
		...perUnit(examplesOf(collected, calendar), (rows) => ({
			kind: "early",
			items: rows.map(({ at, dueOn, daysEarly, ...row }) => ({ subject: subjectOf(row), since: dayOf(at), dueOn, daysEarly })),
		})),
	];
}
