import type { Database } from "#db/client.server.ts";
import { type CountedStep, listCounted } from "#db/queries/list-counted.ts";
import type { Calendar } from "#workflows/calendar/calendar.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import { recountedOn } from "#workflows/clock/context.ts";

/** A deadline that today's calendar counts to another date. */
export type Recount = CountedStep & {
	to: PlainDate;
	/** How many working days it is, by today's calendar, from where the count begins to the present deadline. */
	daysNow: number;
};

/** The deadlines that the secretariat may move because the calendar has changed since they were counted: what the door would take, one by one. */
export async function listRecounts(
	db: Database,
	{ unitId, jurisdictionId }: { unitId: number; jurisdictionId: number },
	calendar: Calendar,
	today: PlainDate,
): Promise<Recount[]> {
	const counted = await listCounted(db.sql, unitId, jurisdictionId);
	return counted.flatMap((step): Recount[] => {
		const to = recountedOn(step, today, calendar);
		if (to === null) return [];
		return [{ ...step, to, daysNow: workingDaysBetween(step.counted.from, step.dueOn, calendar) }];
	});
}
