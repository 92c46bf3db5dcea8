import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { listEscalations } from "#db/queries/list-escalations.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT, openScene, type Scene } from "../../support/scene.ts";

const office = "区公共卫生联席会议办公室";
let opened: TestDatabase;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(() => opened.drop());

const nineOn = (date: string): Date => new Date(momentOf(date, "09:00"));
const tenOn = (date: string): Date => new Date(momentOf(date, "10:00"));
/** Rungs that a unit's part has reached since a moment, as the history tells it. */
async function rungsOf(scene: Scene, unit: string, after = MOMENT): Promise<number[]> {
	const { no } = await scene.step("implementation", unit);
	const rows = await opened.db.sql<{ rung: number }[]>`
		select rung from entries where task_id = ${scene.taskId} and step_no = ${no} and event = 'rung.reached' and at > ${after.toISOString()} order by seq`;
	return rows.map((row) => row.rung);
}

test("who is blocked by another unit doesn't climb; its neighbour with the same deadline does; freed, it has the days it lost", async () => {
	const scene = await openScene(opened.db, "000", "三（二）2b");
	const [blocked, neighbour] = ["华新镇人民政府", "徐泾镇人民政府"];
	const due = (await scene.step("implementation", blocked)).dueOn ?? "";
	await scene.must(neighbour, "report.recall");
	await sendTicks(opened.db, nineOn("2020-11-30"));
	expect(await rungsOf(scene, neighbour)).toEqual([2, 3, 4, 5]);
	expect(await rungsOf(scene, blocked)).toEqual([]);
	expect(await scene.step("implementation", blocked)).toMatchObject({ clock: "paused", dueOn: due, rung: 0 });

	await scene.must(blocked, "duty.unblock", { at: tenOn("2020-11-30") });
	const freed = await scene.step("implementation", blocked);
	expect(workingDaysBetween(due, freed.dueOn ?? "", builtInCalendar)).toBe(
		workingDaysBetween("2020-09-04", "2020-11-30", builtInCalendar),
	);
	await sendTicks(opened.db, nineOn("2021-02-26"));
	expect(await rungsOf(scene, blocked)).toEqual([1, 2, 3, 4, 5]);
});

test("while a request for time is unanswered nobody climbs; refused, the ladder goes on from the old date; granted, from the new one", async () => {
	const scene = await openScene(opened.db, "000", "三（二）3");
	const [asks, neighbour] = ["金泽镇人民政府", "赵巷镇人民政府"];
	const before = await scene.step("implementation", asks);
	await sendTicks(opened.db, nineOn("2020-10-30"));
	expect(await rungsOf(scene, asks)).toEqual([]);
	expect(await rungsOf(scene, neighbour)).toEqual([4, 5]);
	const request = { of: asks, machine: "extension", position: "head", at: tenOn("2020-10-30") } as const;
	await scene.must("区人力资源社会保障局", "extension.refuse", { ...request, data: { reason: "不予延期。" } });
	expect(await scene.step("implementation", asks)).toMatchObject({ dueOn: before.dueOn, clock: "overdue" });
	await sendTicks(opened.db, nineOn("2020-10-31"));
	expect(await rungsOf(scene, asks)).toEqual([2, 3, 4, 5]);

	await scene.must(asks, "extension.request", { data: { dueOn: "2020-12-18", reason: "再请延期。" }, at: tenOn("2020-11-02") });
	const again = { ...request, at: tenOn("2020-11-03") };
	await scene.must("区人力资源社会保障局", "extension.grant", { ...again, data: { dueOn: "2020-12-18" } });
	expect(await scene.step("implementation", asks)).toMatchObject({ dueOn: "2020-12-18", clock: "running", rung: 0 });
	await sendTicks(opened.db, nineOn("2020-12-11"));
	expect(await rungsOf(scene, asks, tenOn("2020-11-03"))).toEqual([1]);
});

test("a request for time that nobody answers stands on the list of what has climbed, with those who have to answer it, and the secretariat refuses it", async () => {
	const scene = await openScene(opened.db, "000", "三（二）3");
	const [asks, lead] = ["金泽镇人民政府", "区人力资源社会保障局"];
	const { no, dueOn } = await scene.step("extension", asks);
	expect(dueOn).toBe("2020-09-10");
	await sendTicks(opened.db, nineOn("2020-09-15"));
	const reach = (await opened.db.sql<{ id: number }[]>`select id from jurisdictions`).map(({ id }) => id);
	const standing = async () =>
		(await listEscalations(opened.db.sql, reach, null, 1_000)).find((row) => row.taskId === scene.taskId && row.stepNo === no);
	expect(await standing()).toMatchObject({ machine: "extension", rung: 3, unitName: asks, order: null });
	expect((await standing())?.unitNames.sort()).toEqual([lead, office].sort());
	const refusal = { of: asks, machine: "extension", position: "head", at: tenOn("2020-09-15") } as const;
	await scene.must(office, "extension.refuse", { ...refusal, data: { reason: "不予延期。" } });
	expect([await standing(), (await scene.step("implementation", asks)).clock]).toEqual([undefined, "overdue"]);
});

test("a request from before an answer had a date gets one from the migration and the sweep after it", async () => {
	const scene = await openScene(opened.db, "000", "三（二）3");
	const { no } = await scene.step("extension", "金泽镇人民政府");
	const { sql } = opened.db;
	await sql`update steps set clock = 'idle', due_on = null, rung = 0, next_at = null, context = context || '{"counted": null}'
		where task_id = ${scene.taskId} and no = ${no}`;
	await sendTicks(opened.db, nineOn("2020-09-11"));
	expect(await scene.step("extension", "金泽镇人民政府")).toMatchObject({ clock: "idle", dueOn: null });
	await sql.unsafe(readFileSync("db/migrations/0020_answers-have-a-date.sql", "utf8"));
	await sendTicks(opened.db, nineOn("2020-09-11"));
	expect(await scene.step("extension", "金泽镇人民政府")).toMatchObject({ clock: "warned", dueOn: "2020-09-18" });
	expect(await sql`select task_id from dockets where parked_at is not null`).toEqual([]);
});

test("a suspended task's clocks stand still, and its deadlines move by as long when it is resumed", async () => {
	const scene = await openScene(opened.db, "000", "三（五）1");
	const lead = "区卫生健康委";
	const due = (await scene.step("implementation", lead)).dueOn ?? "";
	await sendTicks(opened.db, nineOn("2021-01-29"));
	expect(await rungsOf(scene, lead)).toEqual([]);
	await scene.must(office, "task.resume", { machine: "supervision", of: null, at: tenOn("2021-01-29") });
	const resumed = await scene.step("implementation", lead);
	expect(resumed.clock).toBe("running");
	expect(workingDaysBetween(due, resumed.dueOn ?? "", builtInCalendar)).toBe(
		workingDaysBetween("2020-08-20", "2021-01-29", builtInCalendar),
	);
	await sendTicks(opened.db, nineOn("2021-12-31"));
	expect(await rungsOf(scene, lead)).toEqual([1, 2, 3, 4, 5]);
});

test("a deadline that was past when it came in waits for the secretariat; confirmed, it climbs from that day", async () => {
	const scene = await openScene(opened.db, "000", "三（三）1");
	const unit = "区卫生健康委";
	expect((await scene.step("implementation", unit)).clock).toBe("unconfirmed");
	await sendTicks(opened.db, nineOn("2020-10-30"));
	expect(await rungsOf(scene, unit)).toEqual([]);
	const confirmedOn = "2020-11-02";
	await scene.must(office, "deadline.confirm", { of: unit, data: { reason: "按原定时限。" }, at: tenOn(confirmedOn) });
	expect(await scene.step("implementation", unit)).toMatchObject({ clock: "overdue", context: { climbFrom: confirmedOn } });
	await sendTicks(opened.db, nineOn("2020-11-04"));
	expect(await rungsOf(scene, unit)).toEqual([2]);
	await sendTicks(opened.db, nineOn("2020-11-16"));
	expect(await rungsOf(scene, unit)).toEqual([2, 3, 4, 5]);
});

test("what has been handed in doesn't climb; sent back, it has until the new date", async () => {
	const scene = await openScene(opened.db, "000", "三（三）2");
	const unit = "夏阳街道办事处";
	await scene.must(unit, "report.submit", { data: { items: { text: "核查完毕。" } } });
	await sendTicks(opened.db, nineOn("2020-10-30"));
	expect(await rungsOf(scene, unit)).toEqual([]);
	const data = { reasons: { text: "请补充。" }, againBy: "2020-11-20" };
	await scene.must("区卫生健康委", "report.return", { of: unit, data, at: tenOn("2020-10-30") });
	await sendTicks(opened.db, nineOn("2020-11-19"));
	expect(await rungsOf(scene, unit)).toEqual([1]);
	await sendTicks(opened.db, nineOn("2020-11-25"));
	expect(await rungsOf(scene, unit)).toEqual([1, 2, 3]);
});

test("what the secretariat has taken off the list climbs no further", async () => {
	const scene = await openScene(opened.db, "000", "三（二）1");
	const unit = "练塘镇人民政府";
	expect((await scene.step("implementation", unit)).rung).toBe(4);
	await scene.must(office, "order.lift", { machine: "order", of: unit, data: { reason: "已约谈。" } });
	await sendTicks(opened.db, nineOn("2020-12-30"));
	expect(await rungsOf(scene, unit)).toEqual([]);
});
