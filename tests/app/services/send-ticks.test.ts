import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import type { Database } from "#db/client.server.ts";
import { addDays, dateAt, momentOf } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT, openScene } from "../../support/scene.ts";
import { orders, rungsTwice, ticks } from "../../support/ticks.ts";

let opened: TestDatabase;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(() => opened.drop());

const TODAY = dateAt(MOMENT);
const nineOn = (date: string): Date => new Date(momentOf(date, "09:00"));
/** Long enough for every rung of everything that is underway. */
const LATER = nineOn("2021-02-26");

const steps = ({ sql }: Database) => sql`
	select task_id, no, state, clock, rung, due_on, next_at from steps where machine <> 'order' order by task_id, no`;
const notices = async ({ sql }: Database) => {
	const [row] = await sql<{ n: number }[]>`select count(*)::int as n from notices n join entries e using (task_id, seq)
		where n.at > ${MOMENT.toISOString()} and e.machine <> 'order'`;
	return row?.n;
};
test("a worker that was away for months makes up for it at once: every rung once, exactly as if it had been there every day", async () => {
	const daily = await cloneDatabase(inject("serverUrl"), "loaded");
	const until = "2020-11-20";
	for (let day = TODAY; day < until; day = addDays(day, 1)) await sendTicks(daily.db, nineOn(addDays(day, 1)));
	await sendTicks(opened.db, nineOn(until));
	const made = await ticks(opened.db);
	expect(made.length).toBeGreaterThan(100);
	expect(made).toEqual(await ticks(daily.db));
	expect(await steps(opened.db)).toEqual(await steps(daily.db));
	expect(await notices(opened.db)).toBe(await notices(daily.db));
	expect(await orders(opened.db)).toEqual(await orders(daily.db));
	expect(await rungsTwice(opened.db)).toEqual([]);
	expect((await verifyHistory(opened.db)).broken).toBeNull();
	await daily.drop();
});

test("when nothing has come due a sweep does nothing, and the one after a sweep finds nothing left", async () => {
	expect(await sendTicks(opened.db, MOMENT)).toEqual({ moved: 0, parked: 0 });
	expect((await sendTicks(opened.db, LATER)).moved).toBeGreaterThan(10);
	expect(await sendTicks(opened.db, LATER)).toEqual({ moved: 0, parked: 0 });
	const [due] = await opened.db.sql`select from dockets where next_action_at <= ${LATER.toISOString()}`;
	expect(due).toBeUndefined();
});

test("several nodes that sweep at once do it once between them", async () => {
	const alone = await cloneDatabase(inject("serverUrl"), "loaded");
	const { moved } = await sendTicks(alone.db, LATER);
	const swept = await Promise.all([1, 2, 3, 4].map(() => sendTicks(opened.db, LATER)));
	expect(swept.reduce((sum, s) => sum + s.moved, 0)).toBe(moved);
	expect(await ticks(opened.db)).toEqual(await ticks(alone.db));
	expect(await notices(opened.db)).toBe(await notices(alone.db));
	await alone.drop();
});

test("a person who acts while the sweep runs loses nothing, nor does the sweep", async () => {
	const scene = await openScene(opened.db, "002", "三（三）3");
	const waiting = (await scene.docket()).steps.filter((s) => s.state === "toSign").length;
	const later = nineOn("2020-09-21");
	const [sent] = await Promise.all([scene.send("柳市镇人民政府", "duty.sign", { at: later }), sendTicks(opened.db, later)]);
	expect(sent.ok || sent.refusal.code === "stale").toBe(true);
	await sendTicks(opened.db, later);
	const left = (await scene.docket()).steps.filter((s) => s.state === "toSign");
	expect(left).toHaveLength(sent.ok ? waiting - 1 : waiting);
	expect(left.map((s) => s.rung)).toEqual(left.map(() => 3));
	expect((await verifyHistory(opened.db)).broken).toBeNull();
});

describe("a docket that can't be decided", () => {
	test("is parked with its error, and the others go on", async () => {
		const alone = await cloneDatabase(inject("serverUrl"), "loaded");
		await sendTicks(alone.db, LATER);
		const unknownVersion = await openScene(opened.db, "000", "三（二）2b");
		const nothingToDo = await openScene(opened.db, "002", "三（一）1");
		const poisoned = [unknownVersion.taskId, nothingToDo.taskId];
		const past = momentOf("2020-09-01");
		await opened.db
			.sql`update steps set version = 99, next_at = ${past} where task_id = ${unknownVersion.taskId} and clock = 'warned'`;
		await opened.db.sql`update steps set clock = 'idle', next_at = ${past} where task_id = ${nothingToDo.taskId} and no = 3`;
		await opened.db.sql`update dockets set next_action_at = ${past} where task_id = any(${poisoned})`;
		expect((await sendTicks(opened.db, LATER)).parked).toBe(2);
		const parked = await opened.db.sql<{ id: number; error: string }[]>`
			select task_id as id, parked_error as error from dockets where parked_at is not null and next_action_at is null order by task_id`;
		expect(parked.map((p) => p.id)).toEqual(poisoned.sort((a, b) => a - b));
		expect(parked.map((p) => p.error).join()).toMatch(/has no version 99/);
		expect(parked.map((p) => p.error).join()).toMatch(/has no deadline.passed in idle/);
		const others = (await ticks(alone.db)).filter((t) => !poisoned.includes(t.task));
		expect(others.length).toBeGreaterThan(20);
		expect(await ticks(opened.db)).toEqual(others);
		expect(await sendTicks(opened.db, LATER)).toEqual({ moved: 0, parked: 0 });
		await alone.drop();
	});

	test("is swept again once it has been mended and somebody acts on it", async () => {
		const scene = await openScene(opened.db, "000", "三（三）2");
		const past = momentOf("2020-09-01");
		await opened.db.sql`update steps set version = 99 where task_id = ${scene.taskId} and no = 1`;
		await opened.db.sql`update dockets set next_action_at = ${past} where task_id = ${scene.taskId}`;
		await opened.db.sql`update steps set next_at = ${past} where task_id = ${scene.taskId} and no = 1`;
		expect(await sendTicks(opened.db, MOMENT)).toEqual({ moved: 0, parked: 1 });
		await opened.db.sql`update steps set version = 1, next_at = null where task_id = ${scene.taskId} and no = 1`;
		await scene.must("夏阳街道办事处", "report.submit", { data: { items: { text: "核查完毕。" } } });
		await sendTicks(opened.db, LATER);
		expect((await ticks(opened.db)).filter((t) => t.task === scene.taskId).length).toBeGreaterThan(0);
		const [docket] = await opened.db
			.sql`select parked_at as at, parked_error as error from dockets where task_id = ${scene.taskId}`;
		expect(docket).toEqual({ at: null, error: null });
	});

	test("that is decided but can't be saved is parked alone, and the others of its batch are saved", async () => {
		const alone = await cloneDatabase(inject("serverUrl"), "loaded");
		await sendTicks(alone.db, LATER);
		const all = await ticks(alone.db);
		const [, poisoned] = [...new Set(all.map(({ task }) => task))];
		await opened.db.sql.unsafe(`alter table entries add constraint poison check (task_id <> ${poisoned}) not valid`);
		expect((await sendTicks(opened.db, LATER)).parked).toBe(1);
		const [docket] = await opened.db.sql`select task_id as id, parked_error as error from dockets where parked_at is not null`;
		expect(docket).toMatchObject({ id: poisoned, error: expect.stringContaining("poison") });
		expect(await ticks(opened.db)).toEqual(all.filter(({ task }) => task !== poisoned));
		await alone.drop();
	});
});
