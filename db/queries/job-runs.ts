import type { Sql } from "../client.server.ts";

/** How a job of the worker last went. */
export type JobRun = { name: string; doneAt: string | null; failedAt: string | null; error: string | null };

/** Notes how a run of a job went; null is well. */
export async function noteRun(sql: Sql, name: string, error: string | null, now: Date): Promise<void> {
	const at = now.toISOString();
	const [doneAt, failedAt] = error === null ? [at, null] : [null, at];
	await sql`
		insert into job_runs (name, done_at, failed_at, error) values (${name}, ${doneAt}, ${failedAt}, ${error})
		on conflict (name) do update set done_at = coalesce(excluded.done_at, job_runs.done_at),
			failed_at = coalesce(excluded.failed_at, job_runs.failed_at), error = coalesce(excluded.error, job_runs.error)`;
}
