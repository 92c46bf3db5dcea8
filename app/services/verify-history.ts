import type { Database } from "#db/client.server.ts";
import { GENESIS, hashOf, hashOfStep } from "#db/history/chain.ts";
import { type StoredEntry, type StoredHead, streamHistory } from "#db/queries/stream-history.ts";

/** Where a history no longer holds together, and in what way. */
export type Break = { taskId: number; seq: number | null; why: "hash" | "gap" | "head" | "step" | "missing" };
export type Verified = { dockets: number; entries: number; broken: Break | null };

/**
 * Checks one docket's entries, in order, against its head and the steps that the history says it has: where each stands, whose it is and what it remembers.
 * Of a step that hasn't moved since before the latter was kept, only where it stands.
 */
function breakIn(head: StoredHead, entries: StoredEntry[]): Break | null {
	const { taskId } = head;
	if (entries.length === 0) return { taskId, seq: null, why: "missing" };
	let hash = GENESIS;
	for (const [i, { hash: stored, stepHash, ...entry }] of entries.entries()) {
		if (entry.seq !== i + 1) return { taskId, seq: i + 1, why: "gap" };
		hash = hashOf(hash, { ...entry, stepHash: stepHash ?? undefined });
		if (hash !== stored) return { taskId, seq: entry.seq, why: "hash" };
	}
	if (head.version !== entries.length || head.head !== hash) return { taskId, seq: entries.length, why: "head" };
	const latest = new Map(entries.map((e) => [e.stepNo, e]));
	for (const step of head.steps) {
		const last = latest.get(step.no);
		const fits =
			last &&
			last.seq === step.seq &&
			last.toState === step.state &&
			last.toClock === step.clock &&
			last.dueOn === step.dueOn &&
			last.rung === step.rung &&
			last.machine === step.machine &&
			(last.stepHash === null || last.stepHash === hashOfStep(step));
		if (!fits) return { taskId, seq: step.seq, why: "step" };
	}
	return latest.size === head.steps.length ? null : { taskId, seq: null, why: "step" };
}

/**
 * Recomputes the hash chain of every docket, and compares it with the docket's head and with its steps. Stops at the first
 * break: an entry that was changed, removed, put in or moved, a history cut short, a step moved past the door, a task without its docket.
 */
export async function verifyHistory(db: Database): Promise<Verified> {
	const verified: Verified = { dockets: 0, entries: 0, broken: null };
	for await (const { head, entries } of streamHistory(db.sql)) {
		verified.dockets++;
		verified.entries += entries.length;
		verified.broken = breakIn(head, entries);
		if (verified.broken) break;
	}
	return verified;
}
