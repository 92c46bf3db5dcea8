import { sql } from "drizzle-orm";
import {
	type AnyPgColumn,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	unique,
	uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Policy } from "#workflows/docket.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { PlanDiff } from "../plans/plan-diff.ts";
import { people } from "./people.ts";
import { jurisdictions, units } from "./places.ts";

/** 方案: an issued document that runs in one jurisdiction for a period. What may be missing in a document may be null here. */
export const plans = pgTable(
	"plans",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		/** The number of a built-in plan; null for an imported one. */
		seed: text().unique(),
		title: text().notNull(),
		number: text(),
		issuedOn: date({ mode: "string" }),
		startsOn: date({ mode: "string" }),
		endsOn: date({ mode: "string" }),
		periodWords: text(),
		/** Whom escalations reach, and where the document names that unit, if it does. */
		secretariatUnitId: integer()
			.notNull()
			.references(() => units.id),
		secretariatAt: text(),
		policy: jsonb().$type<Policy>().notNull(),
		ladder: jsonb().$type<Ladder>().notNull(),
		loadedAt: timestamp({ withTimezone: true, mode: "date" }).notNull(),
	},
	(t) => [index().on(t.jurisdictionId)],
);

/** 修订: one document put in place of a plan's, and all that it changed. Never changes itself. */
export const planAmendments = pgTable(
	"plan_amendments",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		/** Its number among the amendments of the plan, from 1: what dockets and their histories call it. */
		no: integer().notNull(),
		/** What the document says of itself. The file is its draft's. */
		title: text().notNull(),
		number: text(),
		issuedOn: date({ mode: "string" }),
		diff: jsonb().$type<PlanDiff>().notNull(),
		at: timestamp({ withTimezone: true, mode: "date" }).notNull(),
		personId: integer()
			.notNull()
			.references(() => people.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
	},
	(t) => [unique().on(t.planId, t.no)],
);
/** The amendment that took something out of the plan; what work hangs on stays, and can be read. */
export const removedById = () => integer().references((): AnyPgColumn => planAmendments.id);

/** Who issued it; not the same as who is responsible. */
export const planIssuers = pgTable(
	"plan_issuers",
	{
		planId: integer()
			.notNull()
			.references(() => plans.id),
		position: integer().notNull(),
		name: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.planId, t.position] })],
);

/** The other names by which a plan's document calls a unit, and where. */
export const unitAliases = pgTable(
	"unit_aliases",
	{
		planId: integer()
			.notNull()
			.references(() => plans.id),
		name: text().notNull(),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		clause: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.planId, t.name] })],
);

/** Which units a plan's document names. */
export const planUnits = pgTable(
	"plan_units",
	{
		planId: integer()
			.notNull()
			.references(() => plans.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		position: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.planId, t.unitId] })],
);

/** 阶段: a dated stretch of the plan's calendar; any number, may overlap. */
export const phases = pgTable(
	"phases",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		position: integer().notNull(),
		clause: text().notNull(),
		name: text().notNull(),
		words: text().notNull(),
		startsOn: date({ mode: "string" }).notNull(),
		endsOn: date({ mode: "string" }).notNull(),
		precision: text({ enum: ["day", "month", "year"] }).notNull(),
	},
	(t) => [unique().on(t.planId, t.position)],
);

/** 条款: every numbered piece of the document, a tree of free depth; headings that group tasks are 行动. */
export const clauses = pgTable(
	"clauses",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		parentId: integer().references((): AnyPgColumn => clauses.id),
		position: integer().notNull(),
		path: text().notNull(),
		kind: text({ enum: ["chapter", "action", "item", "phase", "box", "annex", "task"] }).notNull(),
		title: text().notNull(),
		/** The printed text, where the document came in with it. */
		words: text(),
		box: jsonb().$type<{ goal: string; content: string[]; output: string | null }>(),
		removedById: removedById(),
	},
	(t) => [
		/** A clause may come again under a number that one had which is gone. */
		uniqueIndex("clauses_in_force").on(t.planId, t.path).where(sql`${t.removedById} is null`),
	],
);

/** Where the document contradicts itself, and who decided what about it. */
export const discrepancies = pgTable(
	"discrepancies",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		position: integer().notNull(),
		kind: text().notNull(),
		clause: text().notNull(),
		words: text().notNull(),
		against: text(),
		againstWords: text(),
		note: text().notNull(),
		decision: text(),
		decidedByPersonId: integer().references(() => people.id),
		decidedForUnitId: integer().references(() => units.id),
		decidedAt: timestamp({ withTimezone: true, mode: "date" }),
		removedById: removedById(),
	},
	(t) => [index().on(t.planId, t.position)],
);

/** What the reading of the document left unsure. */
export const planWarnings = pgTable(
	"plan_warnings",
	{
		planId: integer()
			.notNull()
			.references(() => plans.id),
		position: integer().notNull(),
		clause: text().notNull(),
		kind: text().notNull(),
		words: text().notNull(),
		/** What whoever checked the reading noted; null if nobody did. */
		note: text(),
	},
	(t) => [primaryKey({ columns: [t.planId, t.position] })],
);
