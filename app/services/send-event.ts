import type { Database, Transaction } from "#db/client.server.ts";
import { findDocket, listDockets, lockDockets, type Named, type StoredDocket } from "#db/queries/get-docket.ts";
import { decide, type Refusal } from "#workflows/decide.ts";
import type { Actor } from "#workflows/docket.ts";
import type { Change } from "#workflows/engine.ts";
import { idsUnder } from "../lib/ids.ts";
import { bringAlong } from "./bring-along.ts";
import { saveDecided } from "./save-decided.ts";

export type Sender = Extract<Actor, { kind: "person" }> & { jurisdictionIds: number[] };
/** One event of one person to one step, and the history number of that step when its form was filled. */
export type Sending = { taskId: number; stepNo: number; type: string; data: Record<string, unknown>; seen: number };
export type Outcome =
	| { ok: true; change: Change }
	| { ok: false; refusal: Refusal | { code: "notFound" } | { code: "stale"; docket: StoredDocket } };

const TRIES = 50;

const namedIn = (data: Record<string, unknown>, byUnitId: number): Named => ({
	unitIds: idsUnder(data, /(unitIds?|groupId)$/i),
	fileIds: [...new Set(idsUnder(data, /^fileIds$/))],
	byUnitId,
});

/**
 * The one door: sends an event to a docket. One read (and of the few events that `bringAlong` knows another), one pure decision, one write; a lost race is
 * decided again from fresh data.
 * Never throws for what a person can cause: gives the change that was saved, or why nothing was. `stale` when the step has moved since the
 * form was filled, `notFound` when the task doesn't exist for this person.
 */
export async function sendEvent(
	db: Database,
	{ taskId, stepNo, type, data, seen }: Sending,
	sender: Sender,
	now: Date,
): Promise<Outcome> {
	const named = namedIn(data, sender.unitId);
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const docket = await findDocket(db.sql, taskId, sender.jurisdictionIds, named);
		if (!docket) return { ok: false, refusal: { code: "notFound" } };
		const step = docket.steps[stepNo - 1];
		if (step && step.seq !== seen) return { ok: false, refusal: { code: "stale", docket } };
		const full = await bringAlong(db.sql, docket, { type, data }, now);
		const decision = decide(docket, { stepNo, type, data: full }, sender, now);
		if (!decision.ok) return decision;
		if (!docket.hasFiles) return { ok: false, refusal: { code: "invalid", fields: { fileIds: { code: "noSuchFile" } } } };
		const saved = await saveDecided(db.sql, [{ change: decision.change, head: docket.head, at: now }]);
		if (saved.length > 0) return { ok: true, change: decision.change };
	}
	throw new Error(`task ${taskId} is too busy: ${TRIES} races lost`);
}

/** One event to the task as a whole. */
export type TaskSending = { taskId: number; type: string; data: Record<string, unknown> };
const WHOLE = 1;

/**
 * The same door for one event to each of several tasks as a whole, within a transaction that does more: one read, a pure decision each, one
 * write. Their dockets are locked first, so that no race can be lost; whoever sends to one of them meanwhile is decided on what comes out.
 * Throws if one is refused: then nothing of the transaction may stand.
 */
export async function sendWithin({ sql }: Transaction, sendings: TaskSending[], sender: Sender, now: Date): Promise<void> {
	const taskIds = sendings.map(({ taskId }) => taskId);
	if (taskIds.length === 0) return;
	await lockDockets(sql, taskIds);
	const dockets = new Map((await listDockets(sql, taskIds, sender.jurisdictionIds)).map((docket) => [docket.id, docket]));
	const savings = sendings.map(({ taskId, type, data }) => {
		const docket = dockets.get(taskId);
		const decision = docket && decide(docket, { stepNo: WHOLE, type, data }, sender, now);
		if (!decision?.ok) throw new Error(`${type} to task ${taskId}: ${JSON.stringify(decision?.refusal ?? "no docket")}`);
		return { change: decision.change, head: docket?.head ?? "", at: now };
	});
	const saved = await saveDecided(sql, savings);
	if (saved.length < savings.length) throw new Error(`${savings.length - saved.length} dockets moved although they were locked`);
}
