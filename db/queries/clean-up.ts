import type { Sql } from "../client.server.ts";

/** Lets go of what nobody needs any more: tries to sign in after 30 days, sessions a year after they ended (as long as logs are kept). */
export async function cleanUp(sql: Sql, now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with tries as (delete from sign_in_tries where at < ${at}::timestamptz - interval '30 days')
		delete from sessions where coalesce(ended_at, ends_at) < ${at}::timestamptz - interval '1 year'`;
}
