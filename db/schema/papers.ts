import { foreignKey, integer, pgTable, primaryKey, smallint, text, timestamp, unique } from "drizzle-orm/pg-core";
import { steps } from "./dockets.ts";
import { jurisdictions } from "./places.ts";

/** Which papers are numbered, each kind in a row of its own: 督〔2020〕12号. */
export const paperKinds = ["order"] as const;

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

/** 公文: a numbered paper, and the step that it was issued for. */
export const papers = pgTable(
	"papers",
	{
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		kind: text({ enum: paperKinds }).notNull(),
		year: smallint().notNull(),
		number: integer().notNull(),
		taskId: integer().notNull(),
		stepNo: smallint().notNull(),
		issuedAt: timestamp({ withTimezone: true, mode: "date" }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.jurisdictionId, t.kind, t.year, t.number] }),
		unique().on(t.taskId, t.stepNo),
		foreignKey({ columns: [t.taskId, t.stepNo], foreignColumns: [steps.taskId, steps.no] }),
	],
);
