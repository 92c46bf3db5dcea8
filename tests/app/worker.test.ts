import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type Started, startProcess } from "#tests/support/process.ts";
import { until } from "#tests/support/until.ts";

/** The worker as it runs in production, beside the built-in plans. */
let opened: TestDatabase;
let worker: Started<string>;
let dir: string;
const start = async (env?: Record<string, string>) => {
	worker = await startProcess<string>("worker", opened.url, { LIANDU_DATA: dir, ...env });
};

beforeEach(async () => {
	dir = mkdtempSync(join(tmpdir(), "liandu-worker-"));
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(async () => {
	await worker.stop();
	expect(worker.words()).toBe("");
	await opened.drop();
	rmSync(dir, { recursive: true, force: true });
});

type Run = { state: string; createdOn: string };
/** The runs of a job so far; none before pg-boss has made its tables. */
const runs = async (name: string): Promise<Run[]> =>
	(await isInstalled())
		? opened.db.sql<Run[]>`select state, created_on as "createdOn" from pgboss.job where name = ${name} order by created_on`
		: [];
const isInstalled = async () =>
	(await opened.db.sql<{ is: boolean }[]>`select to_regclass('pgboss.job') is not null as is`)[0]?.is ?? false;
const done = async (name: string) => (await runs(name)).filter(({ state }) => state === "completed").length;

/** The docket that is due next. */
async function nextDue(): Promise<number> {
	const [row] = await opened.db.sql<{ taskId: number }[]>`
		select task_id as "taskId" from dockets where next_action_at is not null order by next_action_at limit 1`;
	if (!row) throw new Error("no docket has anything to do");
	return row.taskId;
}
const versionOf = async (taskId: number) =>
	(await opened.db.sql<{ version: number }[]>`select version from dockets where task_id = ${taskId}`)[0]?.version ?? 0;

const firstSweep = () => until("the first sweep is over", async () => (await done("sweep")) > 0);

test("every job has its schedule, in the zone of the plans; SIGTERM ends the worker with 0 in time, and nothing is left under way", async () => {
	await start();
	await firstSweep();
	const schedules = await opened.db.sql<{ name: string; cron: string; zone: string; missed: string }[]>`
		select name, cron, timezone as zone, options ->> 'missed' as missed from pgboss.schedule order by name`;
	const always = { zone: "Asia/Shanghai", missed: "once" };
	expect([...schedules]).toEqual([
		{ name: "cleanUp", cron: "30 3 * * *", ...always },
		{ name: "deliver", cron: "* * * * *", ...always },
		{ name: "push", cron: "* * * * *", ...always },
		{ name: "readDrafts", cron: "* * * * *", ...always },
		{ name: "sweep", cron: "* * * * *", ...always },
	]);
	const { code, signal, afterMs } = await worker.stop();
	expect([code, signal]).toEqual([0, null]);
	expect(afterMs).toBeLessThan(15_000);
	expect((await runs("sweep")).filter(({ state }) => state === "active")).toEqual([]);
});

test("what fell due while no worker ran is done when one starts, by the portal's clock and not by the machine's", async () => {
	const due = await nextDue();
	const before = await versionOf(due);
	await start();
	await firstSweep();
	expect(await versionOf(due)).toBe(before);
	await worker.stop();
	await start({ LIANDU_NOW: "2021-03-01T09:00+08:00" });
	await until("the docket has moved", async () => (await versionOf(due)) > before);
});

test("the sweep comes again within the quarter of a minute, also after the worker was killed", async () => {
	await start();
	await firstSweep();
	await worker.kill();
	await start();
	const before = await done("sweep");
	await until("two more sweeps are over", async () => (await done("sweep")) > before + 1);
	// When the second was to begin says how often it comes; when it began says how busy this machine is.
	const [last] = await opened.db.sql<{ after: number }[]>`
		select extract(epoch from start_after - lag(completed_on) over (order by started_on))::float as after
		from pgboss.job where name = 'sweep' and state = 'completed' order by started_on desc limit 1`;
	expect(last?.after).toBeLessThan(15);
});

test("without a mail server the morning's notices land in files, one for each person told", async () => {
	const [{ told } = { told: 0 }] = await opened.db.sql<{ told: number }[]>`
		select count(*)::int as told from notices n join positions o using (unit_id, position) where n.deliver_at is not null`;
	expect(told).toBeGreaterThan(0);
	await start();
	await until("all of it is delivered", async () => {
		const [row] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from deliveries where state = 'sent'`;
		return row?.n === told;
	});
	const files = readdirSync(join(dir, "mail"));
	expect(files).toHaveLength(told);
	for (const file of files) {
		const { to, subject } = await PostalMime.parse(readFileSync(join(dir, "mail", file)));
		expect([to?.[0]?.address, subject]).toEqual([
			expect.stringMatching(/@example\.invalid$/),
			expect.stringMatching(/^【联督】/),
		]);
	}
});

/** How often it has been half past three in the morning in Shanghai between two moments. */
const mornings = (from: number, to: number): number => {
	const nth = (moment: number) => Math.floor((moment + (8 - 3.5) * 3_600_000) / 86_400_000);
	return nth(to) - nth(from);
};

test("of the mornings that no worker saw one is made up", async () => {
	const began = Date.now();
	await start();
	await firstSweep();
	await worker.stop();
	// A morning that comes while this runs counts for itself.
	expect((await runs("cleanUp")).length).toBeLessThanOrEqual(mornings(began, Date.now()));
	const before = await done("cleanUp");
	await opened.db.sql`update pgboss.version set cron_on = now() - interval '5 days'`;
	await opened.db.sql`update pgboss.schedule set created_on = now() - interval '9 days'`;
	await start();
	await until("the morning is made up", async () => (await done("cleanUp")) > before);
	expect((await runs("cleanUp")).length).toBeLessThanOrEqual(1 + mornings(began, Date.now()));
});

test("a worker that starts before the database is there waits for it, and can be stopped", async () => {
	const gone = new URL(opened.url);
	gone.port = "1";
	worker = await startProcess<string>("worker", gone.href);
	expect((await worker.stop()).code).toBe(0);
});
