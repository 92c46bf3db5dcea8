import { type AnyPgColumn, boolean, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

/** 辖区: province, city, county; a tree. Every row that belongs to somebody belongs to one of these. */
export const jurisdictions = pgTable(
	"jurisdictions",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		parentId: integer().references((): AnyPgColumn => jurisdictions.id),
		name: text().notNull(),
		level: text({ enum: ["province", "city", "county"] }).notNull(),
	},
	(t) => [unique().on(t.parentId, t.name).nullsNotDistinct()],
);

/** 单位: whoever can be named in a plan, group units (各镇人民政府) among them. */
export const units = pgTable(
	"units",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		parentId: integer().references((): AnyPgColumn => units.id),
		name: text().notNull(),
		kind: text().notNull(),
		isGroup: boolean().notNull(),
		/** A group whose members a coordinator has to name (各相关部门). */
		isOpen: boolean().notNull(),
		/** Outside the jurisdiction: named, never tasked. */
		isOutside: boolean().notNull(),
		/** No document names it: it comes from a roster or from setting the plan up. */
		isPrinted: boolean().notNull(),
		/** Where a group's roster comes from: the document, or public knowledge of the place. */
		roster: text({ enum: ["printed", "public"] }),
	},
	(t) => [unique().on(t.jurisdictionId, t.name), index().on(t.parentId)],
);

/** Who belongs to a group unit. */
export const unitMembers = pgTable(
	"unit_members",
	{
		groupId: integer()
			.notNull()
			.references(() => units.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		position: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.groupId, t.unitId] })],
);
