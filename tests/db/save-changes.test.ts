import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import { saveDecided } from "#app/services/save-decided.ts";
import { transaction } from "#db/client.server.ts";
import { decide } from "#workflows/decide.ts";
import { type Change, tick } from "#workflows/engine.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { footprint, hoursLater, MOMENT, openScene, type Scene } from "../support/scene.ts";

const town = "重固镇人民政府";
let opened: TestDatabase | undefined;
let scene: Scene;
let before: unknown;
beforeEach(async () => {
	await opened?.drop();
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	scene = await openScene(opened.db, "000", "三（三）3");
	before = await footprint(opened.db);
});
afterAll(() => opened?.drop());
const db = () => {
	if (!opened) throw new Error("no database");
	return opened.db;
};

/** A town's report, decided and not yet saved. */
async function decided(): Promise<{ change: Change; head: string; at: Date }> {
	const docket = await scene.docket();
	const { no: stepNo } = await scene.step("implementation", town);
	const data = { items: { text: "补查完毕。", figure1: "9" } };
	const decision = decide(docket, { stepNo, type: "report.submit", data }, scene.senderOf(town), MOMENT);
	if (!decision.ok) throw new Error(decision.refusal.code);
	return { change: decision.change, head: docket.head, at: MOMENT };
}

describe("one change", () => {
	test("moves the docket, its steps, its history and its notices together", async () => {
		const saving = await decided();
		expect(await saveDecided(db().sql, [saving])).toEqual([scene.taskId]);
		const { version, head } = await scene.docket();
		expect(version).toBe(saving.change.docket.version);
		const [entry] = await db()
			.sql`select seq, hash, event from entries where task_id = ${scene.taskId} order by seq desc limit 1`;
		expect(entry).toEqual({ seq: version, hash: head, event: "report.submit" });
		const told = await db().sql<{ key: string }[]>`select key from notices where task_id = ${scene.taskId} and seq = ${version}`;
		expect(told.map((n) => n.key).sort()).toEqual(saving.change.notices.map((n) => n.key).sort());
		expect(told).not.toEqual([]);
	});

	test("decided on a version that is no longer the newest, or not yet, leaves nothing behind", async () => {
		const saving = await decided();
		for (const off of [-1, 1, 50]) {
			const stale = { ...saving, change: { ...saving.change, before: saving.change.before + off } };
			expect(await saveDecided(db().sql, [stale])).toEqual([]);
		}
		expect(await footprint(db())).toEqual(before);
	});

	test("can't be saved twice", async () => {
		const saving = await decided();
		expect(await Promise.all([1, 2, 3].map(() => saveDecided(db().sql, [saving])))).toEqual(
			expect.arrayContaining([[scene.taskId], [], []]),
		);
		const after = await footprint(db());
		expect(await saveDecided(db().sql, [saving])).toEqual([]);
		expect(await footprint(db())).toEqual(after);
	});

	const impossible: Record<string, (change: Change) => Change> = {
		"a step whose clock stands nowhere": (c) => withLast(c, (move) => ({ ...move, to: { ...move.to, clock: null as never } })),
		"an entry by somebody who doesn't exist": (c) =>
			withLast(c, (move) => ({ ...move, actor: { kind: "person", personId: 2 ** 30, unitId: 1, position: "officer" } })),
		"an entry whose number is taken": (c) => withLast(c, (move) => ({ ...move, seq: 1 })),
		"a notice to a unit that doesn't exist": (c) => ({ ...c, notices: c.notices.map((n) => ({ ...n, unitId: 2 ** 30 })) }),
		"a step of a unit that doesn't exist": (c) => {
			const last = c.docket.steps.length + 1;
			const [step] = c.docket.steps.slice(-1);
			const [move] = c.moves;
			if (!step || !move) throw new Error("no step");
			const extra = { ...step, no: last, unitId: 2 ** 30 };
			return {
				...c,
				docket: { ...c.docket, steps: [...c.docket.steps, extra] },
				moves: [...c.moves, { ...move, stepNo: last, seq: move.seq + 1, to: extra }],
			};
		},
		"words with a character that no column holds": (c) => withLast(c, (move) => ({ ...move, data: { text: "a\u0000b" } })),
	};
	test.each(Object.entries(impossible))(
		"with %s is refused whole: not even what would have fitted is there",
		async (_, spoil) => {
			const saving = await decided();
			await expect(saveDecided(db().sql, [{ ...saving, change: spoil(saving.change) }])).rejects.toThrow();
			expect(await footprint(db())).toEqual(before);
		},
	);
});

function withLast(change: Change, spoil: (move: Change["moves"][number]) => Change["moves"][number]): Change {
	return { ...change, moves: change.moves.map((move, i) => (i === change.moves.length - 1 ? spoil(move) : move)) };
}

describe("several changes in one statement", () => {
	test("are saved each by itself: the stale one is left out, the others go through", async () => {
		const other = await openScene(db(), "002", "三（三）3");
		const docket = await other.docket();
		const later = hoursLater(24 * 20);
		const ticked = { change: tick(docket, later), head: docket.head, at: later };
		expect(ticked.change.moves.length).toBeGreaterThan(20);
		const saving = await decided();
		const stale = { ...saving, change: { ...saving.change, before: 1 } };
		expect(await saveDecided(db().sql, [stale, ticked])).toEqual([other.taskId]);
		expect((await other.docket()).version).toBe(ticked.change.docket.version);
		expect((await scene.docket()).version).toBe(saving.change.before);
		const [orphan] = await db()
			.sql`select from notices n where not exists (select from entries e where e.task_id = n.task_id and e.seq = n.seq)`;
		expect(orphan).toBeUndefined();
	});

	test("fail together when one of them can't be saved at all", async () => {
		const other = await openScene(db(), "002", "三（三）3");
		const docket = await other.docket();
		const ticked = { change: tick(docket, hoursLater(24 * 20)), head: docket.head, at: MOMENT };
		const saving = await decided();
		const spoilt = { ...saving, change: withLast(saving.change, (move) => ({ ...move, data: { text: "\u0000" } })) };
		await expect(saveDecided(db().sql, [ticked, spoilt])).rejects.toThrow();
		expect(await footprint(db())).toEqual(before);
	});

	test("none at all is nothing to do", async () => {
		expect(await saveDecided(db().sql, [])).toEqual([]);
	});
});

test("a transaction that ends in an error takes every change of it back", async () => {
	const saving = await decided();
	const failing = transaction(db(), async ({ sql }) => {
		expect(await saveDecided(sql, [saving])).toEqual([scene.taskId]);
		throw new Error("thinks better of it");
	});
	await expect(failing).rejects.toThrow("thinks better of it");
	expect(await footprint(db())).toEqual(before);
});

test("the history refuses to be edited, deleted or emptied, whatever the statement", async () => {
	const refused = [
		"update entries set rung = 5",
		`update entries set data = '{}' where task_id = ${scene.taskId} and seq = 3`,
		"delete from entries",
		`delete from entries where task_id = ${scene.taskId} and seq = 3`,
		"truncate entries",
		"truncate dockets cascade",
		"insert into entries select * from entries where seq = 1 on conflict (task_id, seq) do update set rung = 5",
	];
	for (const statement of refused)
		await expect(db().sql.unsafe(statement), statement).rejects.toThrow("the history is append-only");
	expect(await footprint(db())).toEqual(before);
});
