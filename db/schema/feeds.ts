import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { people } from "./people.ts";
import { units } from "./places.ts";

const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** 日历订阅: an address that a calendar program reads the dates of a person or a unit from. The address holds a secret; only its hash is here. */
export const feeds = pgTable(
	"feeds",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		tokenHash: text().notNull().unique(),
		/** Whose dates: a person's, in all their chairs, or a unit's. */
		personId: integer().references(() => people.id),
		unitId: integer().references(() => units.id),
		madeById: integer()
			.notNull()
			.references(() => people.id),
		madeAt: moment().notNull(),
		revokedAt: moment(),
	},
	(t) => [
		index().on(t.personId).where(sql`${t.revokedAt} is null`),
		index().on(t.unitId).where(sql`${t.revokedAt} is null`),
		check("feeds_of", sql`num_nonnulls(${t.personId}, ${t.unitId}) = 1`),
	],
);
