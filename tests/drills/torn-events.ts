import { isDeepStrictEqual } from "node:util";
import { keepFiles } from "#app/services/keep-files.ts";
import { type Sending, sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { Dice, draw } from "#tests/support/random-events.ts";
import { MOMENT } from "#tests/support/scene.ts";
import { bare, World } from "#tests/support/world.ts";
import { registry } from "#workflows/registry.ts";
import type { Found, Knife } from "./knife.ts";

const SEED = 20_200_910;
/** The tasks that all events go to, so that they get far. */
const BUSY = ["三（一）1", "三（一）4", "三（二）3", "三（三）1", "三（五）1"];
const DRAWS = 6_000;

/** How many entries and notices a task has. */
async function heaps({ sql }: Database, taskId: number): Promise<number[]> {
	const [row] = await sql<{ entries: number; notices: number }[]>`
		select (select count(*) from entries where task_id = ${taskId})::int as entries, (select count(*) from notices where task_id = ${taskId})::int as notices`;
	return [row?.entries ?? 0, row?.notices ?? 0];
}

async function handIn(db: Database, world: World, taskId: number, sender: Sender, now: Date): Promise<number[]> {
	const { ids } = await keepFiles(db, taskId, [new File([Buffer.from("%PDF-1.4")], "evidence.pdf")], sender, now);
	for (const id of ids) world.files.set(id, { taskId, unitId: sender.unitId });
	return ids;
}

/** Every kind of event that people may send, as the forms say. */
export const eventKinds = [
	...new Set(Object.values(registry).flatMap((versions) => versions.flatMap(({ forms }) => Object.keys(forms)))),
];

type Event = { sending: Sending; sender: Sender; now: Date };

/** Sends one event over and over, each time cut short one piece later, until it is in; each time it must be there whole or not at all. */
async function cutEvent(
	{ db, url }: TestDatabase,
	knife: Knife,
	{ sending, sender, now }: Event,
	world: World,
	found: Found,
): Promise<void> {
	const { taskId } = sending;
	const before = world.dockets.get(taskId);
	const verdict = world.send(sending, sender, now);
	if (!verdict.ok) throw new Error("only events that are taken are cut");
	const after = world.dockets.get(taskId);
	const { moves, notices } = verdict.change;
	const [entriesBefore = 0, noticesBefore = 0] = await heaps(db, taskId);
	for (let piece = 0; ; piece++) {
		const what = `${sending.type} after ${piece} pieces`;
		const outcome = await knife.cut(url, piece, what, (cutDb) => sendEvent(cutDb, sending, sender, now), found);
		const stored = await findDocket(db.sql, taskId, null);
		const docket = stored && bare(stored);
		const heap = await heaps(db, taskId);
		const isBefore = isDeepStrictEqual(docket, before) && isDeepStrictEqual(heap, [entriesBefore, noticesBefore]);
		const isAfter =
			isDeepStrictEqual(docket, after) && isDeepStrictEqual(heap, [entriesBefore + moves.length, noticesBefore + notices.length]);
		if (!isBefore && !isAfter) found.torn.push(what);
		if (outcome === "done" && !isAfter) found.lost.push(what);
		if (!isBefore) return;
	}
}

/**
 * Random events, as people may send them, to tasks of 青浦's plan; the first of every kind and some of the others are cut short at each of their pieces, as
 * long as cuts are left. Gives the kinds that were.
 */
export async function tearEvents(opened: TestDatabase, knife: Knife, cuts: number, found: Found): Promise<Set<string>> {
	const { db } = opened;
	const world = await World.read(db);
	const dice = new Dice(SEED);
	const rows = await db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = any(${BUSY})`;
	const tasks = rows.map(({ id }) => id);
	const kinds = new Set<string>();
	let now = MOMENT;
	for (let n = 0; n < DRAWS && found.cuts < cuts; n++) {
		now = new Date(now.getTime() + dice.below(40) * 60_000);
		const { sending, sender, needsFile } = draw(world, tasks, now, dice, (kind) => !kinds.has(kind));
		if (needsFile) sending.data.fileIds = await handIn(db, world, sending.taskId, sender, now);
		if (!world.look(sending, sender, now).ok) continue;
		if (kinds.has(sending.type) && !dice.chance(0.6)) {
			world.send(sending, sender, now);
			await sendEvent(db, sending, sender, now);
			continue;
		}
		kinds.add(sending.type);
		await cutEvent(opened, knife, { sending, sender, now }, world, found);
	}
	return kinds;
}
