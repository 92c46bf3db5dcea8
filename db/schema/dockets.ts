import { sql } from "drizzle-orm";
import {
	check,
	customType,
	date,
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
import { clockStates } from "#workflows/clock/states.ts";
import { machineNames, positions, roles } from "#workflows/names.ts";
import { noticeKinds } from "#workflows/notices.ts";
import { people } from "./people.ts";
import { jurisdictions, units } from "./places.ts";
import { plans } from "./plans.ts";
import { tasks } from "./tasks.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** A task with every unit's part in it. Its version is the number of its newest history entry; whoever moves it names the version it read. */
export const dockets = pgTable(
	"dockets",
	{
		taskId: integer()
			.primaryKey()
			.references(() => tasks.id),
		planId: integer()
			.notNull()
			.references(() => plans.id),
		jurisdictionId: integer()
			.notNull()
			.references(() => jurisdictions.id),
		version: integer().notNull(),
		/** The hash of the newest entry. */
		head: text().notNull(),
		/** What draws are made from: random, and in no answer to anybody. */
		secret: text().notNull().default(sql`gen_random_uuid()::text || gen_random_uuid()::text`),
		nextActionAt: moment(),
		/** Since when and why the sweep leaves it alone: deciding on it threw. */
		parkedAt: moment(),
		parkedError: text(),
	},
	(t) => [
		index("dockets_due").on(t.nextActionAt).where(sql`${t.nextActionAt} is not null`),
		index("dockets_parked").on(t.parkedAt).where(sql`${t.parkedAt} is not null`),
		index().on(t.planId),
		index().on(t.jurisdictionId, t.taskId),
		check("dockets_version", sql`${t.version} > 0`),
	],
);

/** One part of a docket: the state of one machine. */
export const steps = pgTable(
	"steps",
	{
		taskId: integer()
			.notNull()
			.references(() => dockets.taskId),
		no: smallint().notNull(),
		machine: text({ enum: machineNames }).notNull(),
		version: smallint().notNull(),
		unitId: integer().references(() => units.id),
		role: text({ enum: roles }),
		parentNo: smallint(),
		viaUnitId: integer().references(() => units.id),
		state: text().notNull(),
		clock: text({ enum: clockStates }).notNull(),
		dueOn: date({ mode: "string" }),
		rung: smallint().notNull(),
		nextAt: moment(),
		context: jsonb().$type<Record<string, unknown>>().notNull(),
		seq: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.taskId, t.no] }),
		index().on(t.unitId, t.machine, t.state),
		index("steps_supervised").on(t.taskId).where(sql`${t.rung} >= 3 and ${t.clock} = 'overdue'`),
	],
);

/** The history: what moved which step, by whom, when. Append-only; each entry's hash covers it and the one before. */
export const entries = pgTable(
	"entries",
	{
		taskId: integer()
			.notNull()
			.references(() => dockets.taskId),
		seq: integer().notNull(),
		stepNo: smallint().notNull(),
		machine: text({ enum: machineNames }).notNull(),
		event: text().notNull(),
		data: jsonb().$type<Record<string, unknown>>().notNull(),
		at: moment().notNull(),
		actor: text({ enum: ["person", "clock", "docket"] }).notNull(),
		personId: integer().references(() => people.id),
		unitId: integer().references(() => units.id),
		position: text({ enum: positions }),
		causeSeq: integer(),
		fromState: text(),
		fromClock: text({ enum: clockStates }),
		toState: text().notNull(),
		toClock: text({ enum: clockStates }).notNull(),
		dueOn: date({ mode: "string" }),
		rung: smallint().notNull(),
		/** The hash of what the step was after it: whose it is, and all that it remembers. Entries from before it was kept are without. */
		stepHash: text(),
		hash: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.taskId, t.seq] }), index("entries_at").on(t.taskId, t.at)],
);

/** Who is to be told of an entry: whoever holds the position in the unit when they look. The key makes each of them one. */
export const notices = pgTable(
	"notices",
	{
		key: text().primaryKey(),
		taskId: integer()
			.notNull()
			.references(() => dockets.taskId),
		seq: integer().notNull(),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		position: text({ enum: positions }).notNull(),
		kind: text({ enum: noticeKinds }).notNull(),
		at: moment().notNull(),
		readAt: moment(),
		readByPersonId: integer().references(() => people.id),
		/** When deliveries to whoever holds the position are to be made of it; null once they are. */
		deliverAt: moment(),
	},
	(t) => [
		index().on(t.unitId, t.position, t.at),
		/** What the bell of every page counts. */
		index("notices_unread").on(t.unitId, t.position).where(sql`${t.readAt} is null`),
		index("notices_to_deliver").on(t.deliverAt).where(sql`${t.deliverAt} is not null`),
	],
);

/** 佐证材料: files as handed in. Which report they belong to is in the docket's history. */
export const files = pgTable(
	"files",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		taskId: integer()
			.notNull()
			.references(() => tasks.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		personId: integer()
			.notNull()
			.references(() => people.id),
		name: text().notNull(),
		type: text().notNull(),
		size: integer().notNull(),
		sha256: text().notNull(),
		content: bytes().notNull(),
		at: moment().notNull(),
	},
	(t) => [unique().on(t.taskId, t.unitId, t.sha256, t.name)],
);
