import { sql } from "drizzle-orm";
import { check, customType, index, integer, jsonb, pgTable, real, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { people } from "./people.ts";
import { jurisdictions, units } from "./places.ts";
import { planAmendments, plans } from "./plans.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** Where a draft stands: being read, to be checked, not readable, a plan by now, put away. */
export const draftStates = ["reading", "ready", "failed", "imported", "discarded"] as const;

/**
 * A document on its way to being a plan: the file as it came in, what the reader made of it, what people have changed since. What is in
 * `draft` and `pieces` is app/drafting's; here it is kept, whole, with a version that every change names.
 */
export const planDrafts = pgTable(
	"plan_drafts",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		/** The form that brought it in: sent twice, it is one draft. */
		token: text().notNull().unique(),
		fileName: text().notNull(),
		size: integer().notNull(),
		sha256: text().notNull(),
		content: bytes().notNull(),
		state: text({ enum: draftStates }).notNull(),
		/** How far the reading has come, 0 to 1, and at what it is. */
		done: real().notNull(),
		step: text().notNull(),
		/** When a worker last took it or told how far it was, and how often one has taken it. */
		takenAt: moment(),
		tries: smallint().notNull(),
		/** Why it can't be read. */
		reason: text(),
		/** Where a filled-in template isn't right (app/plan-template's), and the copy of it in which that is marked. */
		faults: jsonb().$type<unknown>(),
		marked: bytes(),
		pieces: jsonb().$type<unknown>(),
		draft: jsonb().$type<unknown>(),
		version: integer().notNull(),
		createdAt: moment().notNull(),
		createdByPersonId: integer()
			.notNull()
			.references(() => people.id),
		createdForUnitId: integer()
			.notNull()
			.references(() => units.id),
		updatedAt: moment().notNull(),
		updatedByPersonId: integer()
			.notNull()
			.references(() => people.id),
		updatedForUnitId: integer()
			.notNull()
			.references(() => units.id),
		/** The plan whose new version this document is. */
		amendsPlanId: integer().references(() => plans.id),
		/** The plan that it became, or (with `amendmentId`) whose amendment it became. */
		planId: integer().references(() => plans.id),
		amendmentId: integer()
			.unique()
			.references(() => planAmendments.id),
	},
	(t) => [
		index().on(t.jurisdictionId, t.id),
		index("plan_drafts_to_read").on(t.id).where(sql`${t.state} = 'reading'`),
		check("plan_drafts_imported", sql`(${t.state} = 'imported') = (${t.planId} is not null)`),
		check("plan_drafts_amending", sql`${t.amendmentId} is null or (${t.planId} = ${t.amendsPlanId}) is true`),
		check("plan_drafts_ready", sql`${t.state} not in ('ready', 'imported') or ${t.draft} is not null`),
	],
);
