import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bodyKinds } from "#workflows/meeting/body.ts";
import { units } from "./places.ts";
import { plans } from "./plans.ts";

/** 议事机构: what meets over a plan. A plan may have none, or several. */
export const bodies = pgTable(
	"bodies",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		kind: text({ enum: bodyKinds }).notNull(),
		name: text().notNull(),
		/** Where the document names it, and where it prints who sits in it; null where it doesn't. */
		clause: text(),
		rosterAt: text(),
		/** The unit whose head is in the chair. */
		chairUnitId: integer().references(() => units.id),
	},
	(t) => [index().on(t.planId)],
);

/** Which units sit in a body, and who speaks for each: 主要负责人, 分管负责人. */
export const bodyMembers = pgTable(
	"body_members",
	{
		bodyId: integer()
			.notNull()
			.references(() => bodies.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		position: integer().notNull(),
		speaker: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.bodyId, t.unitId] })],
);
