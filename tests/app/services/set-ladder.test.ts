import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { listRunningParts, setLadder } from "#db/queries/plan-ladder.ts";
import { addDays, dateAt, momentOf } from "#workflows/calendar/plain-date.ts";
import { defaultLadder, type Ladder } from "#workflows/ladder.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT, openScene, type Scene } from "../../support/scene.ts";

let opened: TestDatabase;
let scene: Scene;
let planId: number;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	scene = await openScene(opened.db, "000", "三（二）1");
	const [plan] = await opened.db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	planId = plan?.id ?? 0;
});
afterAll(() => opened.drop());

const set = (unit: string, before: Ladder, after: Ladder) => {
	const { personId, unitId } = scene.senderOf(unit);
	return setLadder(opened.db.sql, { planId, before, after, personId, unitId, at: MOMENT });
};
/** How often each part was told of each rung on the way to one day: what relapsed climbs again to another. */
const rungs = () => opened.db.sql<{ key: string; n: number }[]>`
	select task_id || '/' || step_no || '/' || rung || ' ' || due_on as key, count(*)::int as n from entries where event = 'rung.reached' group by 1`;
const dueAt = async () =>
	Object.fromEntries(
		(
			await opened.db.sql<
				{ key: string; at: string }[]
			>`select task_id || '/' || no as key, next_at as at from steps where next_at is not null`
		).map(({ key, at }) => [key, at]),
	);

const office = "区公共卫生联席会议办公室";
const slower: Ladder = [-5, 0, 6, 20, 30];

test("only the secretariat sets it, and only over the ladder that it saw", async () => {
	expect(await set("区卫生健康委", defaultLadder, slower)).toBe(false);
	expect(await set(office, slower, defaultLadder)).toBe(false);
	expect(
		await opened.db.sql`select from plans where id = ${planId} and ladder = ${JSON.stringify(defaultLadder)}::jsonb`,
	).toHaveLength(1);
});

test("set anew, pending rungs move with the next sweep, in this plan alone, and nobody is told twice", async () => {
	const before = await dueAt();
	const told = await rungs();
	const parts = await listRunningParts(opened.db.sql, planId);
	expect(await set(office, defaultLadder, slower)).toBe(true);
	await sendTicks(opened.db, MOMENT);
	expect(await rungs()).toEqual(told);
	const after = await dueAt();
	const changed = Object.keys(before).filter((key) => before[key] !== after[key]);
	const late = parts.filter((p) => p.clock === "overdue" && p.rung >= 2 && p.rung < 5).map((p) => `${p.taskId}/${p.stepNo}`);
	expect(late.length).toBeGreaterThan(1);
	expect(changed.sort()).toEqual(expect.arrayContaining(late.filter((key) => before[key] !== undefined).sort()));
	const ours = new Set(parts.map((p) => p.taskId));
	expect(changed.filter((key) => !ours.has(Number(key.split("/")[0])))).toEqual([]);
	for (let day = dateAt(MOMENT); day < "2020-11-20"; day = addDays(day, 1))
		await sendTicks(opened.db, new Date(momentOf(day, "09:00")));
	expect((await rungs()).filter(({ n }) => n > 1)).toEqual([]);
	expect((await verifyHistory(opened.db)).broken).toBeNull();
});
