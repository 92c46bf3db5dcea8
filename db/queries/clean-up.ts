import type { Sql } from "../client.server.ts";

/** Lets go of what nobody needs any more: tries to sign in after 30 days, sessions a year after they ended (as long as logs are kept). */
export async function cleanUp(sql: Sql, now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with tries as (delete from sign_in_tries where at < ${at}::timestamptz - interval '30 days')
		delete from sessions where coalesce(ended_at, ends_at) < ${at}::timestamptz - interval '1 year'`;
}

const BATCH = 5_000;

/**
 * Lets go of deliveries that were over before a moment: made, not wanted or put aside. What is given up stays until somebody has looked at it.
 * In batches, digests after what they carried; cut short, the rest goes next time. Gives how many went.
 */
export async function dropOldDeliveries(sql: Sql, before: Date): Promise<number> {
	let dropped = 0;
	for (let size = 1; size > 0; dropped += size) {
		const rows = await sql`
			delete from deliveries where id in (
				select d.id from deliveries d where d.at < ${before.toISOString()} and d.state in ('sent', 'skipped', 'discarded')
					and coalesce(d.sent_at, d.at) < ${before.toISOString()} and not exists (select from deliveries i where i.inside_id = d.id)
				limit ${BATCH})
			returning id`;
		size = rows.length;
	}
	return dropped;
}
