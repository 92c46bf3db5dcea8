import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { bringAlong } from "#app/services/bring-along.ts";
import { keepFiles } from "#app/services/keep-files.ts";
import { type Outcome, type Sending, sendEvent } from "#app/services/send-event.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { findDocket, listDockets } from "#db/queries/get-docket.ts";
import type { Change } from "#workflows/engine.ts";
import { matterMachines } from "#workflows/matters.ts";
import { machineNames } from "#workflows/names.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { Dice, draw } from "../../support/random-events.ts";
import { MOMENT } from "../../support/scene.ts";
import { asStored, bare, type Verdict, World } from "../../support/world.ts";

const EVENTS = 3_000;
/** How many of them come before the clock moves. */
const BEGINNING = 200;
/** Where the dice begin; LIANDU_SEED says where else. */
const SEED = Number(process.env.LIANDU_SEED || 20_200_910);
/** Tasks of all five plans that most events go to, so that they get far. */
const BUSY = [
	"000 三（一）1",
	"000 三（一）4",
	"000 三（二）2b",
	"000 三（二）3",
	"000 三（三）1",
	"000 三（五）1",
	"001 四（二）",
];
const MORE = ["001 二（五）1", "002 三（三）3", "003 四（二）", "003 四（三）", "003 一（一）", "004 三（一）1", "004 四（四）"];

let opened: TestDatabase;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterAll(() => opened.drop());

const answered = (outcome: Outcome | Verdict) =>
	outcome.ok
		? { ok: true, moves: asStored(outcome.change.moves) }
		: { ok: false, refusal: { ...outcome.refusal, docket: undefined } };

/** What the tables bring to an event, which the world in memory has none of. */
async function withBrought(world: World, sending: Sending, now: Date): Promise<Sending> {
	const docket = await findDocket(opened.db.sql, sending.taskId, null);
	world.upcoming.set(sending.taskId, docket?.upcoming);
	return docket ? { ...sending, data: await bringAlong(opened.db.sql, docket, sending, now) } : sending;
}

/** Lets the letters of the world hear what those in the tables have heard since of a change. */
async function tellLetters(world: World, change: Change, heard: Set<string>, now: Date): Promise<void> {
	for (const { taskId, seq, data } of await listOutdated())
		if (!heard.has(`${taskId} ${seq}`)) {
			heard.add(`${taskId} ${seq}`);
			world.tellLetter(taskId, data, change, now);
		}
}

const listOutdated = () => opened.db.sql<{ taskId: number; seq: number; data: Record<string, unknown> }[]>`
	select task_id as "taskId", seq, data from entries where event = 'letter.outdated' order by task_id, seq`;

async function handIn(world: World, taskId: number, sender: Parameters<typeof sendEvent>[2], now: Date): Promise<number[]> {
	const upload = new File([Buffer.from("%PDF-1.4")], "evidence.pdf");
	const kept = await keepFiles(opened.db, taskId, [upload], sender, now);
	const ids = "ids" in kept ? kept.ids : [];
	for (const id of ids) world.files.set(id, { taskId, unitId: sender.unitId });
	return ids;
}

test("whatever is sent by whoever, the door answers as the pure engine does and stores what it says", {
	timeout: 300_000,
}, async () => {
	const { db } = opened;
	const world = await World.read(db);
	const dice = new Dice(SEED);
	const tasks = await db.sql<{ id: number; name: string }[]>`
		select t.id, p.seed || ' ' || t.clause as name from tasks t join plans p on p.id = t.plan_id order by t.id`;
	const all = tasks.map((t) => t.id);
	const busy = tasks.filter((t) => [...BUSY, ...MORE].includes(t.name)).map((t) => t.id);
	expect(busy).toHaveLength(BUSY.length + MORE.length);
	// From a finding to the day of its look-back is a long way, so those that the story has looked back on are gone to as often.
	const lookedBack = [...world.dockets.values()].filter((d) => d.steps.some((s) => s.machine === "lookback")).map((d) => d.id);
	const often = [...busy, ...lookedBack];
	const begun = { entries: await count("entries"), notices: await count("notices") };
	const taken = new Set<string>();
	const refused = new Map<string, number>();
	const heard = new Set((await listOutdated()).map(({ taskId, seq }) => `${taskId} ${seq}`));
	let now = MOMENT;

	// Points can be objected to for three working days only, so that bulletins come first, while the clock stands still.
	const bulletins = (await db.sql<{ id: number }[]>`select id from tasks where kind = 'bulletin'`).map((t) => t.id);
	const matters = new Set(Object.values(matterMachines));
	const unmoved = () => machineNames.filter((name) => !matters.has(name) && ![...taken].some((t) => t.startsWith(name)));
	for (let n = 0; n < EVENTS; n++) {
		const isBeginning = n < BEGINNING;
		if (!isBeginning) now = new Date(now.getTime() + dice.below(40) * 60_000);
		if (!isBeginning && dice.chance(0.01)) {
			now = new Date(now.getTime() + dice.below(6) * 86_400_000);
			await sendTicks(db, now);
			world.tick(now);
		}
		const pool = isBeginning ? bulletins : dice.chance(0.9) ? often : all;
		const waiting = unmoved();
		const isWanted = (kind: string) => waiting.some((name) => kind.startsWith(`${name}.`));
		const { sending, sender, needsFile } = draw(world, pool, now, dice, isWanted);
		if (needsFile) sending.data.fileIds = await handIn(world, sending.taskId, sender, now);
		const verdict = world.send(await withBrought(world, sending, now), sender, now);
		const outcome = await sendEvent(db, sending, sender, now);
		expect({ n, sending, ...answered(outcome) }).toEqual({ n, sending, ...answered(verdict) });
		if (verdict.ok) {
			await tellLetters(world, verdict.change, heard, now);
			for (const move of verdict.change.moves) taken.add(`${move.to.machine} ${move.event}`);
			const stored = await findDocket(db.sql, sending.taskId, null);
			expect({ n, sending, docket: stored && bare(stored) }).toEqual({ n, sending, docket: world.dockets.get(sending.taskId) });
		} else refused.set(verdict.refusal.code, (refused.get(verdict.refusal.code) ?? 0) + 1);
	}

	// In the end all of it, so that nothing was moved beside the events either.
	const stored = await listDockets(db.sql, all, null);
	expect(stored.map(bare).sort((a, b) => a.id - b.id)).toEqual([...world.dockets.values()].sort((a, b) => a.id - b.id));
	const moves = world.changes.flatMap((c) => c.moves);
	const notices = world.changes.flatMap((c) => c.notices);
	expect((await count("entries")) - begun.entries).toBe(moves.length);
	expect((await count("notices")) - begun.notices).toBe(notices.length);
	const keys = await db.sql<{ key: string }[]>`select key from notices where key = any(${notices.map((n) => n.key)})`;
	expect(keys).toHaveLength(notices.length);
	expect((await verifyHistory(db)).broken).toBeNull();

	// The dice have been everywhere they should.
	expect([...refused.keys()].sort()).toEqual(["invalid", "notFound", "notNow", "notYours", "obstructed", "stale", "unknown"]);
	expect(unmoved()).toEqual([]);
	expect(taken.size).toBeGreaterThan(45);
});

async function count(table: "entries" | "notices"): Promise<number> {
	const [row] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from ${opened.db.sql(table)}`;
	return row?.n ?? 0;
}
