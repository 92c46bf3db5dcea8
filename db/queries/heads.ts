import type { Sql } from "../client.server.ts";

/** The newest entry of every docket, the newest act of every chain, the hash of every paper: what an operator keeps outside the database. */
export type Heads = {
	dockets: [taskId: number, version: number, head: string][];
	acts: [chain: number, seq: number, head: string][];
	papers: [id: number, sha256: string][];
};

/** The heads as they are now. One statement: they are of one moment. */
export async function readHeads(sql: Sql): Promise<Heads> {
	const [heads] = await sql<Heads[]>`
		select coalesce((select json_agg(json_build_array(task_id, version, head) order by task_id) from dockets), '[]') as dockets,
			coalesce((select json_agg(json_build_array(chain, seq, head) order by chain) from audit_heads), '[]') as acts,
			coalesce((select json_agg(json_build_array(id, sha256) order by id) from papers where sha256 is not null), '[]') as papers`;
	return heads ?? { dockets: [], acts: [], papers: [] };
}

/** A head that isn't in the database any more: what was there was changed or taken away since, or the database is another one, or older. */
export type LostHead = { of: keyof Heads; id: number; seq: number | null };

const BATCH = 10_000;
const inBatches = <T>(all: T[]): T[][] =>
	Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));

const lostDocket = (sql: Sql, heads: Heads["dockets"]) => sql<LostHead[]>`
	select 'dockets' as of, (h ->> 0)::int as id, (h ->> 1)::int as seq from jsonb_array_elements(${JSON.stringify(heads)}::jsonb) h
		left join entries e on e.task_id = (h ->> 0)::int and e.seq = (h ->> 1)::int
	where e.hash is distinct from h ->> 2 order by 2 limit 1`;
const lostAct = (sql: Sql, heads: Heads["acts"]) => sql<LostHead[]>`
	select 'acts' as of, (h ->> 0)::int as id, (h ->> 1)::int as seq from jsonb_array_elements(${JSON.stringify(heads)}::jsonb) h
		left join audit_entries a on a.chain = (h ->> 0)::int and a.seq = (h ->> 1)::int
	where a.hash is distinct from h ->> 2 order by 2 limit 1`;
const lostPaper = (sql: Sql, heads: Heads["papers"]) => sql<LostHead[]>`
	select 'papers' as of, (h ->> 0)::int as id, null as seq from jsonb_array_elements(${JSON.stringify(heads)}::jsonb) h
		left join papers p on p.id = (h ->> 0)::int
	where p.sha256 is distinct from h ->> 1 order by 2 limit 1`;

/** The first of some heads, kept earlier, that the database doesn't continue from; null if it continues from all of them. */
export async function findLostHead(sql: Sql, { dockets, acts, papers }: Heads): Promise<LostHead | null> {
	const asked = [
		...inBatches(dockets).map((heads) => () => lostDocket(sql, heads)),
		...inBatches(acts).map((heads) => () => lostAct(sql, heads)),
		...inBatches(papers).map((heads) => () => lostPaper(sql, heads)),
	];
	for (const ask of asked) {
		const [lost] = await ask();
		if (lost) return lost;
	}
	return null;
}
