import { type Database, transaction } from "#db/client.server.ts";
import { findDocket, type StoredDocket } from "#db/queries/get-docket.ts";
import { decide, type Refusal } from "#workflows/decide.ts";
import type { Change } from "#workflows/engine.ts";
import { bringAlong } from "./bring-along.ts";
import { consequenceOf } from "./consequences.ts";
import { type Decided, saveDecided } from "./save-decided.ts";
import { namedIn, RefusedWithin } from "./send-within.ts";
import type { Sender } from "./sender.ts";

/** One event of one person to one step, and the history number of that step when its form was filled. */
export type Sending = { taskId: number; stepNo: number; type: string; data: Record<string, unknown>; seen: number };
export type Outcome =
	| { ok: true; change: Change }
	| { ok: false; refusal: Refusal | { code: "notFound" } | { code: "stale"; docket: StoredDocket } };

const TRIES = 50;

/** Saves what an event changes, and whatever it sets off in other dockets with it: all or nothing. False if the race was lost. */
async function save(db: Database, saving: Decided, sender: Sender): Promise<boolean> {
	const consequence = consequenceOf(saving.change);
	if (!consequence) return (await saveDecided(db.sql, [saving])).length > 0;
	return transaction(db, async (tx) => {
		const saved = await saveDecided(tx.sql, [saving]);
		if (saved.length > 0) await consequence(tx, sender, saving.at);
		return saved.length > 0;
	});
}

/**
 * The one door: sends an event to a docket. One read (and of the few events that `bringAlong` knows another), one pure decision, one write; a lost race is
 * decided again from fresh data. What it sets off in other dockets (`consequences.ts`) is saved with it, or nothing is.
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
		try {
			if (await save(db, { change: decision.change, head: docket.head, at: now }, sender))
				return { ok: true, change: decision.change };
		} catch (error) {
			if (error instanceof RefusedWithin) return { ok: false, refusal: error.refusal };
			throw error;
		}
	}
	throw new Error(`task ${taskId} is too busy: ${TRIES} races lost`);
}
