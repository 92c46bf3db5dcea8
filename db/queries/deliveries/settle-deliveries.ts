import type { Sql } from "../../client.server.ts";

/** Why a delivery is not made: it isn't wanted, there is no address, the person has left the chair, it was read before, nothing was left of it. */
export type SkipReason = "unwanted" | "noAddress" | "left" | "read" | "empty";

/** What becomes of a claimed delivery that isn't sent now. */
export type Settled =
	| { id: number; as: "held"; until: string }
	| { id: number; as: "digest"; at: string; personId: number }
	| { id: number; as: "skipped"; why: SkipReason };

const rowOf = (settled: Settled) => {
	const { id, as } = settled;
	if (as === "held") return { id, state: "pending", nextAt: settled.until };
	if (as === "skipped") return { id, state: "skipped", why: settled.why };
	return {
		id,
		state: "collected",
		digest: `digest/${settled.personId}/${settled.at}`,
		digestAt: settled.at,
		personId: settled.personId,
	};
};

/**
 * Puts claimed deliveries where they wait, into the digest that will carry them, or aside; a notice whose reader has left goes to whoever
 * has taken over. One statement. A digest that is on its way already takes nothing in: then the delivery comes back when its lease ends.
 */
export async function settleDeliveries(sql: Sql, settled: Settled[], now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with given as (
			select * from jsonb_to_recordset(${JSON.stringify(settled.map(rowOf))}::jsonb) as g(id int, state text, why text, "nextAt" timestamptz,
				digest text, "digestAt" timestamptz, "personId" int)),
		digests as (
			insert into deliveries (key, channel, person_id, state, next_at, at)
			select distinct digest, 'digest', "personId", 'pending', "digestAt", ${at}::timestamptz from given where digest is not null
			on conflict (key) do update set state = deliveries.state where deliveries.state = 'pending' returning id, key),
		put as (
			update deliveries d set state = case when g.state = 'pending' and d.tries > 0 then 'failed' else g.state end, why = g.why, next_at = g."nextAt", inside_id = digests.id
			from given g left join digests on digests.key = g.digest
			where d.id = g.id and (g.digest is null or digests.id is not null) returning d.notice_key, d.why)
		update notices set deliver_at = ${at} from put where put.why = 'left' and notices.key = put.notice_key`;
}

/** Notes that a delivery is made, with those that it carried. */
export async function markSent(sql: Sql, ids: number[], now: Date): Promise<void> {
	await sql`update deliveries set state = 'sent', sent_at = ${now.toISOString()}, next_at = null, error = null, why = null where id = any(${ids})`;
}

/** What a failed try comes to: tried again at `nextAt`; or dead, because the mail was refused for good or has been tried for long enough. */
export type Failed = { error: string } & ({ nextAt: Date } | { nextAt: null; why: "refused" | "givenUp" });

/** Notes that a try failed, unless the delivery was made by somebody else meanwhile. */
export async function markFailed(sql: Sql, id: number, failed: Failed): Promise<void> {
	const { error, nextAt } = failed;
	await sql`
		update deliveries set state = ${nextAt ? "failed" : "dead"}, tries = tries + 1, next_at = ${nextAt?.toISOString() ?? null},
			why = ${nextAt ? null : failed.why}, error = ${error}
		where id = ${id} and state = 'sending'`;
}
