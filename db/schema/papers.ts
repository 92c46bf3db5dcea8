import { sql } from "drizzle-orm";
import {
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	unique,
} from "drizzle-orm/pg-core";
import { paperKinds } from "#workflows/papers.ts";
import { steps } from "./dockets.ts";
import { people } from "./people.ts";
import { jurisdictions, units } from "./places.ts";

/** The last number given to a kind of paper in a jurisdiction and a year: locked while the next one is given, so that none is left out or given twice. */
export const paperCounters = pgTable(
	"paper_counters",
	{
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		kind: text({ enum: paperKinds }).notNull(),
		year: smallint().notNull(),
		last: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.jurisdictionId, t.kind, t.year] })],
);

/** 公文模板: the words of a kind of paper as a jurisdiction says them from a moment on. Never changes: other words are another version. */
export const paperTemplates = pgTable(
	"paper_templates",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		kind: text({ enum: paperKinds }).notNull(),
		/** From 1, within jurisdiction and kind. */
		version: smallint().notNull(),
		words: jsonb().$type<{ head: string; number: string; phrases: Record<string, string> }>().notNull(),
		personId: integer()
			.notNull()
			.references(() => people.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		at: timestamp({ withTimezone: true, mode: "date" }).notNull(),
	},
	(t) => [unique().on(t.jurisdictionId, t.kind, t.version)],
);

/**
 * 公文: a numbered paper, the entry of the history that issued it, and what it says. Never changes: the text is the paper as JSON, with its number;
 * `sha256` is over that text. Papers that were issued before texts were kept are without both until they are frozen.
 */
export const papers = pgTable(
	"papers",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		kind: text({ enum: paperKinds }).notNull(),
		year: smallint().notNull(),
		number: integer().notNull(),
		/** The number as it stands on the paper. */
		printed: text().notNull(),
		taskId: integer().notNull(),
		stepNo: smallint().notNull(),
		seq: integer().notNull(),
		issuedAt: timestamp({ withTimezone: true, mode: "date" }).notNull(),
		/** The words it was issued with; null for those that come with the portal. */
		templateId: integer().references(() => paperTemplates.id),
		text: text(),
		sha256: text(),
	},
	(t) => [
		unique().on(t.jurisdictionId, t.kind, t.year, t.number),
		unique().on(t.taskId, t.stepNo, t.kind, t.seq),
		foreignKey({ columns: [t.taskId, t.stepNo], foreignColumns: [steps.taskId, steps.no] }),
		index("papers_unfrozen").on(t.id).where(sql`${t.text} is null`),
		check("papers_whole", sql`(${t.text} is null) = (${t.sha256} is null)`),
	],
);
