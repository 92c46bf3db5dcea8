import type { Database } from "#db/client.server.ts";
import { GENESIS, hashOfAct } from "#db/history/chain.ts";
import { type ActHead, listActHeads, type StoredAct, streamActs } from "#db/queries/stream-acts.ts";

/** Where the audit trail no longer holds together, and in what way. */
export type ActBreak = { chain: number; seq: number; why: "hash" | "gap" | "head" };
export type VerifiedActs = { acts: number; broken: ActBreak | null };

/** Whether an act follows from the one before it in its chain, if there is one. */
function breakAt({ hash: stored, ...act }: StoredAct, before: ActHead | undefined): ActBreak | null {
	const { chain, seq, personId } = act;
	if (seq !== (before?.seq ?? 0) + 1) return { chain, seq: (before?.seq ?? 0) + 1, why: "gap" };
	const isIts = chain === (personId ?? 0) && hashOfAct(before?.head ?? GENESIS, act) === stored;
	return isIts ? null : { chain, seq, why: "hash" };
}

/**
 * Recomputes the hash chain of every person's acts, and that of what nobody did who was signed in, and compares each with its head. Stops at the first
 * break: an act that was changed, removed, put in or moved, a chain cut short.
 */
export async function verifyActs({ sql }: Database): Promise<VerifiedActs> {
	const heads = await listActHeads(sql);
	const ends = new Map<number, ActHead>();
	let acts = 0;
	for await (const act of streamActs(sql)) {
		acts++;
		const broken = breakAt(act, ends.get(act.chain));
		if (broken) return { acts, broken };
		ends.set(act.chain, { chain: act.chain, seq: act.seq, head: act.hash });
	}
	// Heads were read first: what has been done since is beyond them.
	const cut = heads.find(({ chain, seq, head }) => {
		const end = ends.get(chain);
		return !end || end.seq < seq || (end.seq === seq && end.head !== head);
	});
	return { acts, broken: cut ? { chain: cut.chain, seq: cut.seq, why: "head" } : null };
}
