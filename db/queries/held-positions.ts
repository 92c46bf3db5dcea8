import type { Fragment } from "postgres";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { Sql } from "../client.server.ts";

/**
 * Whether a position `o` is held at a moment: from the beginning of its first date up to the beginning of its last one, in Asia/Shanghai. The one place
 * that says so: whoever doesn't hold a position has none of its rights and is told nothing of what is for it.
 */
export const isHeld = (sql: Sql, now: Date): Fragment => {
	const today = dateAt(now);
	return sql`(o.since <= ${today}::date and (o.until is null or o.until > ${today}::date))`;
};
