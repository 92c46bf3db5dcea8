import { boolean, date, index, inet, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { MailSettings } from "#workflows/deliveries.ts";
import { units } from "./places.ts";

const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** Persons with an account. Built-in ones are made up and marked so. */
export const people = pgTable("people", {
	id: integer().primaryKey().generatedAlwaysAsIdentity(),
	login: text().notNull().unique(),
	name: text().notNull(),
	/** argon2id in PHC form; null when nobody can sign in with it. */
	passwordHash: text(),
	language: text({ enum: ["zh", "en"] })
		.notNull()
		.default("zh"),
	/** Where mail goes; nothing is mailed to a person without one. */
	email: text(),
	/** What they want by mail and when; null is what `defaultMailSettings` says. */
	mailSettings: jsonb().$type<MailSettings>(),
	/** Who keeps the portal itself running, and has no seat in any unit by that; null for everybody else. */
	administers: text({ enum: ["system"] }),
	isMadeUp: boolean().notNull().default(false),
	isDisabled: boolean().notNull().default(false),
	createdAt: moment().notNull(),
});

/** What a person is in a unit, and since when: one person may wear several hats. */
export const positions = pgTable(
	"positions",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		personId: integer()
			.notNull()
			.references(() => people.id),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		position: text({ enum: ["officer", "head"] }).notNull(),
		since: date({ mode: "string" }).notNull(),
		until: date({ mode: "string" }),
	},
	(t) => [unique().on(t.personId, t.unitId, t.position, t.since), index().on(t.unitId)],
);

/** Who is signed in. The cookie holds a secret; only its hash is here. */
export const sessions = pgTable(
	"sessions",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		secretHash: text().notNull().unique(),
		personId: integer()
			.notNull()
			.references(() => people.id),
		/** The hat that is on; null until the person has a position. */
		positionId: integer().references(() => positions.id),
		createdAt: moment().notNull(),
		seenAt: moment().notNull(),
		endsAt: moment().notNull(),
		endedAt: moment(),
		ip: inet(),
		agent: text(),
	},
	(t) => [index().on(t.personId)],
);

/** Every try to sign in, for the pause after five wrong ones. The name tried is kept as a hash only. */
export const signInTries = pgTable(
	"sign_in_tries",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		loginHash: text().notNull(),
		at: moment().notNull(),
		isRight: boolean().notNull(),
	},
	(t) => [index().on(t.loginHash, t.at)],
);

/**
 * What people did that is not an event of a docket: signing in and out, changing a password, exporting, opening a file. Append-only. `chain`, `seq` and
 * `hash` are the table's own to set (decision 0027): each person's acts are a chain of their own, number 0 is that of what nobody did who is signed in.
 */
export const auditEntries = pgTable(
	"audit_entries",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		at: moment().notNull(),
		personId: integer().references(() => people.id),
		unitId: integer().references(() => units.id),
		act: text().notNull(),
		subject: text(),
		ip: inet(),
		chain: integer().notNull(),
		seq: integer().notNull(),
		hash: text().notNull(),
	},
	(t) => [index().on(t.personId, t.at), unique().on(t.chain, t.seq)],
);

/** The newest act of each chain: locked while the next one is chained to it, so that nobody waits but for themselves. */
export const auditHeads = pgTable("audit_heads", {
	chain: integer().primaryKey(),
	seq: integer().notNull(),
	head: text().notNull(),
});
