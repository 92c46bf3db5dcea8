import type { Sql } from "../client.server.ts";
import type { Act } from "../history/chain.ts";

export type StoredAct = Act & { hash: string };
/** The newest act of a chain, as the table of heads has it. */
export type ActHead = { chain: number; seq: number; head: string };

const BATCH = 1_000;

/** Every act of the audit trail, chain by chain, each in order, in batches. */
export async function* streamActs(sql: Sql): AsyncGenerator<StoredAct> {
	for (let [chain, seq] = [-1, 0]; ; ) {
		const rows = await sql<StoredAct[]>`
			select chain, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, person_id as "personId", unit_id as "unitId", act,
				host(ip) as ip, subject, hash
			from audit_entries where (chain, seq) > (${chain}, ${seq}) order by chain, seq limit ${BATCH}`;
		yield* rows;
		const last = rows.at(-1);
		if (!last) return;
		[chain, seq] = [last.chain, last.seq];
	}
}

/** The heads of all chains. */
export const listActHeads = (sql: Sql): Promise<ActHead[]> =>
	sql<ActHead[]>`select chain, seq, head from audit_heads order by chain`;
