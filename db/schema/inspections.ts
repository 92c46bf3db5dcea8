import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { employerStates, hazards } from "#workflows/employers.ts";
import type { ChecklistItem } from "#workflows/inspection/checklist.ts";
import { people } from "./people.ts";
import { jurisdictions, units } from "./places.ts";
import { tasks } from "./tasks.ts";

const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** The seed of a campaign's draw from its opening on: its SHA-256 is in the history, itself is read by nobody but the draw. */
export const sealedSeeds = pgTable("sealed_seeds", {
	taskId: integer()
		.primaryKey()
		.references(() => tasks.id),
	seed: text().notNull(),
	at: moment().notNull(),
});

/** 用人单位 of a jurisdiction: what inspections are drawn from. Named by the unified social credit code (GB 32100-2015), which is theirs for good. */
export const employers = pgTable(
	"employers",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		name: text().notNull(),
		creditCode: text().notNull(),
		hazard: text({ enum: hazards }).notNull(),
		/** The town, street or zone in whose area it is. */
		unitId: integer()
			.notNull()
			.references(() => units.id),
		state: text({ enum: employerStates }).notNull(),
		isMadeUp: boolean().notNull().default(false),
		updatedAt: moment().notNull(),
	},
	(t) => [
		unique().on(t.jurisdictionId, t.creditCode),
		index().on(t.jurisdictionId, t.name, t.id),
		index().on(t.unitId),
		check("employers_code", sql`${t.creditCode} ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'`),
	],
);

/** An imported list of employers: who brought it, and all that it changed. Never changes itself. */
export const employerImports = pgTable(
	"employer_imports",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		fileName: text().notNull(),
		sha256: text().notNull(),
		/** app/employers' comparison: what was added, changed and left as it was. */
		comparison: jsonb().$type<unknown>().notNull(),
		at: moment().notNull(),
		personId: integer()
			.notNull()
			.references(() => people.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
	},
	(t) => [index().on(t.jurisdictionId, t.id)],
);

/** 检查表, each version of a subject a row of its own: a new one never changes what a visit was begun with. */
export const checklists = pgTable(
	"checklists",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		subject: text().notNull(),
		version: integer().notNull(),
		items: jsonb().$type<ChecklistItem[]>().notNull(),
		issuedAt: moment().notNull(),
		personId: integer()
			.notNull()
			.references(() => people.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
	},
	(t) => [unique().on(t.jurisdictionId, t.subject, t.version)],
);
