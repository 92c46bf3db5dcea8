import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import type { Sql } from "../client.server.ts";

const BATCH = 5_000;
/** Days between a deadline and the furthest rung of any ladder, holidays among them, and some to spare. */
const REACH = 60;

/** Days that have become worked or free, in one jurisdiction and those below it, or (null) in all. */
export type ChangedDays = { jurisdictionId: number | null; from: PlainDate; to: PlainDate };

/**
 * Makes every docket due at once that has a running clock whose rungs may lie near some days, so that the sweep counts them anew. In batches, each
 * its own statement; to do it again does no harm. Gives how many were woken.
 */
export async function wakeDockets(sql: Sql, { jurisdictionId, from, to }: ChangedDays, now: Date): Promise<number> {
	const at = now.toISOString();
	let woken = 0;
	for (let size = BATCH; size === BATCH; woken += size) {
		const rows = await sql`
			with recursive below as (
				select id from jurisdictions where ${jurisdictionId === null ? sql`true` : sql`id = ${jurisdictionId}`}
				union select j.id from jurisdictions j join below on j.parent_id = below.id)
			update dockets set next_action_at = ${at} where task_id in (
				select d.task_id from dockets d where d.next_action_at > ${at} and d.jurisdiction_id in (select id from below)
					and exists (select from steps s where s.task_id = d.task_id and s.next_at is not null
						and coalesce((s.context ->> 'climbFrom')::date, s.due_on) between ${from}::date - ${REACH}::int and ${to}::date + ${REACH}::int)
				limit ${BATCH} for update skip locked)
			returning task_id`;
		size = rows.length;
	}
	return woken;
}
