import type { Sql } from "../client.server.ts";

/** Locks and gives up to `limit` dockets whose next act is due, the longest due first; those that another node holds are left to it. */
export async function lockDueDockets(sql: Sql, now: Date, limit: number): Promise<number[]> {
	const rows = await sql<{ task_id: number }[]>`
		select task_id from dockets where next_action_at <= ${now.toISOString()} order by next_action_at limit ${limit} for update skip locked`;
	return rows.map((row) => row.task_id);
}

/** Takes a docket out of the sweep and keeps why. */
export async function parkDocket(sql: Sql, taskId: number, error: Error, now: Date): Promise<void> {
	await sql`update dockets set next_action_at = null, parked_at = ${now.toISOString()}, parked_error = ${error.stack ?? error.message} where task_id = ${taskId}`;
}

/** Gives a parked docket back to the sweep, which tries it at once, and leaves an audit entry; does nothing to one that isn't parked. One statement. */
export async function unparkDocket(sql: Sql, taskId: number, personId: number, now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with back as (
			update dockets set next_action_at = ${at}, parked_at = null, parked_error = null
			where task_id = ${taskId} and parked_at is not null returning task_id)
		insert into audit_entries (at, person_id, act, subject) select ${at}, ${personId}, 'unparkDocket', 'task ' || task_id from back`;
}
