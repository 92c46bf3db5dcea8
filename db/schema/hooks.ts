import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { hookKinds } from "#workflows/hooks.ts";
import type { NoticeKind } from "#workflows/notices.ts";
import { people } from "./people.ts";
import { units } from "./places.ts";

const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** 推送: where a unit's notices are pushed to. Address and secret are read by what pushes and by nothing else. */
export const hooks = pgTable(
	"hooks",
	{
		id: integer().primaryKey().generatedAlwaysAsIdentity(),
		unitId: integer()
			.notNull()
			.references(() => units.id),
		kind: text({ enum: hookKinds }).notNull(),
		/** What people call it: the group's name. */
		name: text().notNull(),
		/** The host in clear, all else sealed (app/hooks/seal.ts), and with it the secret; of a hook from before that, both as they were given. */
		address: text().notNull(),
		secret: text(),
		/** Which kinds of notices go there. */
		pushed: jsonb().$type<NoticeKind[]>().notNull(),
		language: text({ enum: ["zh", "en"] }).notNull(),
		setById: integer()
			.notNull()
			.references(() => people.id),
		setAt: moment().notNull(),
		removedAt: moment(),
		/** No message goes there before this. */
		nextAt: moment(),
	},
	(t) => [index().on(t.unitId).where(sql`${t.removedAt} is null`)],
);
