import type { Fragment } from "postgres";
import type { Sql } from "../client.server.ts";
import type { JobRun } from "./job-runs.ts";

/** A docket that the sweep leaves alone, because deciding on it or saving it threw. */
export type Parked = { taskId: number; clause: string; planTitle: string; parkedAt: string; error: string };

/** How the portal itself is, as its tables say. */
export type Health = {
	/** When the longest due docket was due, and how many are; null when none is. */
	dueSince: string | null;
	due: number;
	jobs: JobRun[];
	parked: Parked[];
	parkedCount: number;
	/** Deliveries that are given up, that have failed and will be tried again, and since when the longest due one waits. */
	dead: { mail: number; hook: number };
	failing: { mail: number; hook: number };
	waitingSince: string | null;
	version: string;
	/** In bytes. */
	size: number;
};

const MOST_PARKED = 50;

/** How things stand with the worker, deliveries and the database, in one statement. */
export async function readHealth(sql: Sql, now: Date): Promise<Health> {
	const at = now.toISOString();
	const counted = (state: Fragment) => sql`(
		select json_build_object('mail', count(*) filter (where hook_id is null), 'hook', count(*) filter (where hook_id is not null))
		from deliveries where state = ${state} and inside_id is null)`;
	const [row] = await sql<Health[]>`
		select (select min(next_action_at) from dockets where next_action_at <= ${at}) as "dueSince",
			(select count(*)::int from dockets where next_action_at <= ${at}) as due,
			(select coalesce(json_agg(json_build_object('name', name, 'doneAt', done_at, 'failedAt', failed_at, 'error', error) order by name), '[]') from job_runs) as jobs,
			(select coalesce(json_agg(p order by p."parkedAt" desc), '[]') from (
				select d.task_id as "taskId", t.clause, pl.title as "planTitle", d.parked_at as "parkedAt", d.parked_error as error
				from dockets d join tasks t on t.id = d.task_id join plans pl on pl.id = d.plan_id
				where d.parked_at is not null order by d.parked_at desc limit ${MOST_PARKED}) p) as parked,
			(select count(*)::int from dockets where parked_at is not null) as "parkedCount",
			${counted(sql`'dead'`)} as dead, ${counted(sql`'failed'`)} as failing,
			(select min(next_at) from deliveries where next_at <= ${at}) as "waitingSince",
			current_setting('server_version') as version, pg_database_size(current_database())::float8 as size`;
	if (!row) throw new Error("the database says nothing of itself");
	return row;
}
