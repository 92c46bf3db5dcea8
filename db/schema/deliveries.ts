import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { notices } from "./dockets.ts";
import { hooks } from "./hooks.ts";
import { people } from "./people.ts";

const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** 送达: one notice on its way to one person or one hook, or a digest that carries several. The key makes each of them one. */
export const deliveries = pgTable(
	"deliveries",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		key: text().notNull().unique(),
		channel: text({ enum: ["mail", "digest", "hook"] }).notNull(),
		/** Null for a digest. */
		noticeKey: text().references(() => notices.key),
		/** Whom it goes to: a person, or a hook. */
		personId: integer().references(() => people.id),
		hookId: integer().references(() => hooks.id),
		/** The digest that carries it. */
		insideId: integer().references((): AnyPgColumn => deliveries.id),
		state: text({ enum: ["pending", "collected", "sending", "sent", "failed", "dead", "skipped", "discarded"] }).notNull(),
		/** Why it was skipped or is dead, in a word. */
		why: text(),
		/** How often sending it has failed. */
		tries: smallint().notNull().default(0),
		/** When it is looked at next; while it is being sent, when whoever sends it must be gone. */
		nextAt: moment(),
		at: moment().notNull(),
		sentAt: moment(),
		/** The Message-ID of its mail, or the id of its push: the same for every try. */
		messageId: text(),
		/** What the server said last. */
		error: text(),
	},
	(t) => [
		index("deliveries_due").on(t.nextAt).where(sql`${t.nextAt} is not null`),
		index().on(t.insideId),
		index().on(t.noticeKey),
		index().on(t.personId, t.at),
		index("deliveries_to_push").on(t.hookId, t.nextAt).where(sql`${t.hookId} is not null and ${t.nextAt} is not null`),
		check("deliveries_to", sql`num_nonnulls(${t.personId}, ${t.hookId}) = 1`),
		index("deliveries_troubled").on(t.state, t.id).where(sql`${t.state} in ('dead', 'failed')`),
	],
);
