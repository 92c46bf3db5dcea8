import { date, index, integer, jsonb, numeric, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { roles } from "#workflows/names.ts";
import { units } from "./places.ts";
import { plans, removedById } from "./plans.ts";
import { tasks } from "./tasks.ts";

/** 指标. Same-named ones with another scope or value stand side by side; none is merged. */
export const indicators = pgTable(
	"indicators",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		taskId: integer().references(() => tasks.id),
		position: integer().notNull(),
		clause: text().notNull(),
		name: text().notNull(),
		scope: text(),
		kind: text({ enum: ["rate", "count", "trend", "qualitative"] }).notNull(),
		measure: text(),
		numerator: text(),
		denominator: text(),
		removedById: removedById(),
	},
	(t) => [index().on(t.planId, t.position)],
);

/** What an indicator has to reach at a milestone. */
export const indicatorTargets = pgTable(
	"indicator_targets",
	{
		indicatorId: integer()
			.notNull()
			.references(() => indicators.id),
		position: integer().notNull(),
		milestone: date({ mode: "string" }),
		words: text().notNull(),
		comparator: text({ enum: ["≥", ">", "=", "≤", "<", "trend", "qualitative"] }).notNull(),
		value: numeric({ mode: "number" }),
	},
	(t) => [primaryKey({ columns: [t.indicatorId, t.position] })],
);

/** A row of the plan's responsibility table (责任分解一览表), a view of its own beside the tasks. */
export const responsibilityRows = pgTable(
	"responsibility_rows",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		position: integer().notNull(),
		heading: text().notNull(),
		goal: text().notNull(),
		columns: jsonb().$type<{ words: string; milestone: string | null; points: string[] }[]>().notNull(),
	},
	(t) => [unique().on(t.planId, t.position)],
);

/** The units in a row's cells, by the column they are printed in. */
export const responsibilityUnits = pgTable(
	"responsibility_units",
	{
		rowId: integer()
			.notNull()
			.references(() => responsibilityRows.id),
		position: integer().notNull(),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		name: text().notNull(),
		role: text({ enum: roles }).notNull(),
		verb: text().notNull(),
		column: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.rowId, t.position] })],
);

/** Which tasks a row answers to: many to many. */
export const responsibilityTasks = pgTable(
	"responsibility_tasks",
	{
		rowId: integer()
			.notNull()
			.references(() => responsibilityRows.id),
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
	},
	(t) => [primaryKey({ columns: [t.rowId, t.taskId] })],
);
