import { sql } from "drizzle-orm";
import { date, integer, jsonb, pgTable, smallint, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { DaysOff } from "#workflows/calendar/calendar.ts";
import { people } from "./people.ts";
import { jurisdictions, units } from "./places.ts";

/**
 * 放假安排 as a jurisdiction entered it: a paper of the State Council that the portal doesn't bring yet, or days off of its own. It holds there and in all
 * jurisdictions below. Never changed: what was wrong is withdrawn and entered anew, so that its number always means the same days.
 */
export const holidayPapers = pgTable(
	"holiday_papers",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		number: text().notNull(),
		issuedOn: date({ mode: "string" }).notNull(),
		settles: smallint(),
		daysOff: jsonb().$type<DaysOff[]>().notNull(),
		makeUpDays: jsonb().$type<string[]>().notNull(),
		enteredByPersonId: integer()
			.notNull()
			.references(() => people.id),
		enteredForUnitId: integer()
			.notNull()
			.references(() => units.id),
		enteredAt: timestamp({ withTimezone: true, mode: "date" }).notNull(),
		withdrawnByPersonId: integer().references(() => people.id),
		withdrawnAt: timestamp({ withTimezone: true, mode: "date" }),
		/** Since when the clocks of all dockets go by it, or, once withdrawn, no longer do; null until they have been woken. */
		followedAt: timestamp({ withTimezone: true, mode: "date" }),
	},
	(t) => [uniqueIndex("holiday_papers_in_force").on(t.jurisdictionId, t.number).where(sql`${t.withdrawnAt} is null`)],
);
