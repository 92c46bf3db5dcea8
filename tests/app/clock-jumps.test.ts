import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import type { Database } from "#db/client.server.ts";
import { knownOn } from "#workflows/calendar/calendar.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { dateAt, momentOf } from "#workflows/calendar/plain-date.ts";
import { addWorkingDays } from "#workflows/calendar/working-days.ts";
import { defaultLadder } from "#workflows/ladder.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fakedClocks } from "../support/faked-clock.ts";
import { startProcess } from "../support/process.ts";
import { until } from "../support/until.ts";

/**
 * When the worker runs, by the portal's clock: on for a while, gone for weeks, set back, set forward. Each begins after the one before was killed.
 * The clock of its process is off by as much from that of PostgreSQL; a timer of Node's can wait for 24 days.
 */
const TIMES = [
	"2020-09-10T09:30",
	"2020-09-30T08:59",
	"2020-09-16T12:00",
	"2020-09-30T09:01",
	"2020-09-24T00:00",
	"2020-10-03T10:00",
];
const startOf = (time: string) => new Date(`${time}:00+08:00`);
const [FIRST, END] = [startOf(TIMES[0] ?? ""), startOf(TIMES.at(-1) ?? "")];

let jumping: TestDatabase;
let plain: TestDatabase;
let dir: string;
beforeEach(async () => {
	dir = mkdtempSync(join(tmpdir(), "liandu-jumps-"));
	[jumping, plain] = [await cloneDatabase(inject("serverUrl"), "loaded"), await cloneDatabase(inject("serverUrl"), "loaded")];
});
afterEach(async () => {
	await jumping.drop();
	await plain.drop();
	rmSync(dir, { recursive: true, force: true });
});

type Told = { what: string; at: string; n: number; event: string; rung: number; dueOn: string };
/**
 * What the clock told of every part but the 督办单, whose answer is due so many days after somebody has looked, and how many chairs heard of it. Of a
 * calendar that has changed nobody hears.
 */
const told = ({ sql }: Database) => sql<Told[]>`
	select e.task_id || '/' || e.step_no || ' ' || e.event || ' ' || e.rung as what, e.at, e.event, e.rung, e.due_on as "dueOn",
		(select count(*)::int from notices n where n.task_id = e.task_id and n.seq = e.seq) as n
	from entries e where e.event in ('rung.reached', 'deadline.passed', 'period.begun') and e.machine <> 'order' order by e.task_id, e.step_no, e.seq`;
const lines = (all: Told[]) => all.map(({ what, n }) => `${what} → ${n}`);

async function isCaughtUp({ sql }: Database, moment: Date): Promise<boolean> {
	const [row] = await sql<
		{ n: number }[]
	>`select count(*)::int as n from dockets where next_action_at <= ${moment.toISOString()}`;
	return row?.n === 0;
}

/** One way everywhere, and a second one where libfaketime is installed: the machine's clock is never touched. */
const ways = fakedClocks(new Date()).length;

test.each(Array.from({ length: ways }, (_, way) => way))(
	"a worker that dies and comes back with its clock weeks ahead and days behind tells every rung once, in order, never before its time (way %i of setting its clock)",
	async (way) => {
		for (const time of TIMES) {
			const [moment, machine] = [startOf(time), Date.now()];
			const worker = await startProcess("worker", jumping.url, {
				LIANDU_DATA: dir,
				LIANDU_NOW: "",
				LIANDU_CLOCK_OFFSET_MS: String(FIRST.getTime() - machine),
				...fakedClocks(new Date(machine + moment.getTime() - FIRST.getTime()))[way],
			});
			await until(`all is told by ${time}`, () => isCaughtUp(jumping.db, moment));
			await worker.kill();
			expect(worker.words()).toBe("");
		}
		await sendTicks(plain.db, END);
		const [all, once] = [await told(jumping.db), await told(plain.db)];
		expect(all.length).toBeGreaterThan(50);
		expect(lines(all)).toEqual(lines(once));
		const early = all.filter(({ event, rung, dueOn, at }) => {
			const calendar = knownOn(builtInCalendar, dateAt(new Date(at)));
			const day = event === "rung.reached" ? addWorkingDays(dueOn, defaultLadder[rung - 1] ?? 0, calendar) : dueOn;
			return event !== "period.begun" && new Date(at).toISOString() < momentOf(day, event === "rung.reached" ? "09:00" : "24:00");
		});
		expect(early).toEqual([]);
		expect(await verifyHistory(jumping.db)).toMatchObject({ broken: null });
	},
	600_000,
);
