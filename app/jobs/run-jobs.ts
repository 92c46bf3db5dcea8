import { PgBoss } from "pg-boss";
import type { Database } from "#db/client.server.ts";
import { noteRun } from "#db/queries/job-runs.ts";
import { now } from "../lib/clock.server.ts";
import { isUnavailable } from "../lib/unavailable.server.ts";
import type { Job } from "./jobs.ts";

/** pg-boss keeps its tables in a schema of its own, which it makes and migrates itself. */
const SCHEMA = "pgboss";
const ZONE = "Asia/Shanghai";
/** How often a job that comes again within the minute is looked for; one that only cron calls can wait longer. */
const POLL_S = 2;
const POLL_CRON_S = 20;
/** A run that has lasted this long was lost with its worker. */
const EXPIRES_S = 15 * 60;
const KEEP_DONE_S = 3600;
/** A supervisor waits 15 s in all. */
const STOP_MS = 10_000;

function complain(error: unknown): void {
	if (!isUnavailable(error)) process.stderr.write(`worker: ${error instanceof Error ? error.stack : JSON.stringify(error)}\n`);
}

/** Puts a job on its schedule and does it whenever it is due; at most one run of it waits at a time, over all nodes. */
async function take(boss: PgBoss, db: Database, name: string, job: Job, stopping: AbortSignal): Promise<void> {
	const { cron, againAfterS, run } = job;
	await boss.createQueue(name, {
		policy: "short",
		retryLimit: 0,
		expireInSeconds: EXPIRES_S,
		deleteAfterSeconds: KEEP_DONE_S,
	});
	await boss.schedule(name, cron, null, { tz: ZONE, missed: "once" });
	await boss.work(name, { pollingIntervalSeconds: againAfterS ? POLL_S : POLL_CRON_S }, async () => {
		try {
			await run(db, stopping);
			await noteRun(db.sql, name, null, now());
		} catch (error) {
			complain(error);
			// If the database is away, this can't be noted either; the error that is told is the first.
			await noteRun(db.sql, name, error instanceof Error ? error.message : String(error), now()).catch(() => {});
			throw error;
		} finally {
			if (againAfterS && !stopping.aborted) await boss.send(name, null, { startAfter: againAfterS });
		}
	});
	if (againAfterS) await boss.send(name);
}

/** Jobs under way: `started` rejects when they could not be taken up, `stop` lets the runs under way finish and takes no more. */
export type Running = { started: Promise<unknown>; stop: () => Promise<void> };

/** Starts doing jobs at their times, waiting for the database if it is away. What is due is kept in PostgreSQL: any number of workers share it. */
export function runJobs(url: string, db: Database, jobs: Record<string, Job>): Running {
	const stopping = new AbortController();
	const boss = new PgBoss({ connectionString: url, schema: SCHEMA, application_name: "liandu-jobs", max: 2 });
	boss.on("error", complain);
	const takeAll = () => Promise.all(Object.entries(jobs).map(([name, job]) => take(boss, db, name, job, stopping.signal)));
	const started = boss.start({ attempts: Number.MAX_SAFE_INTEGER }).then(takeAll);
	const stop = async () => {
		stopping.abort();
		await boss.stop({ graceful: true, timeout: STOP_MS });
	};
	return { started, stop };
}
