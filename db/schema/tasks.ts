import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { deadlineKinds, frequencies, precisions } from "#workflows/calendar/deadline.ts";
import { matterKinds } from "#workflows/matters.ts";
import { roles } from "#workflows/names.ts";
import { units } from "./places.ts";
import { clauses, planAmendments, plans, removedById } from "./plans.ts";

/** A task or safeguard that the document prints, what a meeting resolved, or a matter of one kind. */
const taskKinds = ["task", "safeguard", "resolution", ...matterKinds] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * 任务: one assignable duty of a plan; beside those that the document prints, whatever matter supervising it brings up (`workflows/matters.ts`). Its progress is
 * its docket's.
 */
export const tasks = pgTable(
	"tasks",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		/** Where the document prints it; null for what it doesn't print. */
		clauseId: integer().references(() => clauses.id),
		position: integer().notNull(),
		/** The number under which it is printed, or found in the paper that it comes from; empty if it comes from none. */
		clause: text().notNull(),
		kind: text({ enum: taskKinds }).notNull(),
		title: text().notNull(),
		gist: text().notNull(),
		/** The responsibility clause as printed, and where it stands when it covers several items. */
		words: text(),
		wordsAt: text(),
		/** Several leads, each for its own part (按职责分工负责). */
		isShared: boolean().notNull(),
		removedById: removedById(),
	},
	(t) => [
		uniqueIndex("tasks_in_force").on(t.planId, t.clause).where(sql`${t.removedById} is null and ${t.clauseId} is not null`),
		index().on(t.planId, t.position),
		index("tasks_unprinted").on(t.planId, t.kind).where(sql`${t.clauseId} is null`),
		check("tasks_printed", sql`(${t.clauseId} is not null) = (${t.kind} in ('task', 'safeguard'))`),
	],
);

/** Which tasks an amendment brought in, changed or took out, under which number before and after: what it says of them is in its diff. */
export const amendedTasks = pgTable(
	"amended_tasks",
	{
		amendmentId: integer()
			.notNull()
			.references(() => planAmendments.id),
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
		clauseBefore: text(),
		clauseAfter: text(),
	},
	(t) => [
		primaryKey({ columns: [t.amendmentId, t.taskId] }),
		index().on(t.taskId),
		check("amended_tasks_somewhere", sql`num_nonnulls(${t.clauseBefore}, ${t.clauseAfter}) > 0`),
	],
);

/** 分工 as printed: unit × task × role, with the printed name and role word. What was decided later is in the docket's history. */
export const assignments = pgTable(
	"assignments",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		role: text({ enum: roles }).notNull(),
		position: integer().notNull(),
		name: text().notNull(),
		verb: text().notNull(),
		/** Read from a sentence's subject: proposed to the coordinator, never assigned by itself. */
		isInferred: boolean().notNull(),
	},
	(t) => [unique().on(t.taskId, t.role, t.name), index().on(t.unitId)],
);

/** Units that a task leaves out though its fellows name them. */
export const taskExceptions = pgTable(
	"task_exceptions",
	{
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
	},
	(t) => [primaryKey({ columns: [t.taskId, t.unitId] })],
);

/** 时限 as printed; `onDate` is the last day that still counts. */
export const deadlines = pgTable(
	"deadlines",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
		position: integer().notNull(),
		words: text().notNull(),
		onDate: date({ mode: "string" }),
		altDate: date({ mode: "string" }),
		precision: text({ enum: precisions }),
		kind: text({ enum: deadlineKinds }).notNull(),
		every: text({ enum: frequencies }),
	},
	(t) => [unique().on(t.taskId, t.position)],
);

/** Who has to do it, apart from the unit that supervises it (用人单位, 技术服务机构). */
export const obligedParties = pgTable(
	"obliged_parties",
	{
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
		name: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.taskId, t.name] })],
);
