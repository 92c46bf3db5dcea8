import type { PaperKind } from "#workflows/papers.ts";
import type { Sql } from "../client.server.ts";

/** A paper with all that has to agree: the row, what it says, and the event that the history has in its place. */
export type CheckedPaper = {
	id: number;
	taskId: number;
	seq: number;
	kind: PaperKind;
	number: number;
	printed: string;
	text: string | null;
	sha256: string | null;
	/** Null when the history has no such entry. */
	event: string | null;
};

const BATCH = 500;

/** Every paper, in batches, by key. */
export async function* streamPapers(sql: Sql): AsyncGenerator<CheckedPaper> {
	for (let after = 0; ; ) {
		const rows = await sql<CheckedPaper[]>`
			select p.id, p.task_id as "taskId", p.seq, p.kind, p.number, p.printed, p.text, p.sha256, e.event
			from papers p left join entries e on e.task_id = p.task_id and e.seq = p.seq and e.step_no = p.step_no
			where p.id > ${after} order by p.id limit ${BATCH}`;
		yield* rows;
		const last = rows.at(-1);
		if (!last) return;
		after = last.id;
	}
}

/** A row of numbers that isn't 1, 2, 3 … up to the last one given; with a paper that stands in it, if any is left. Null if all rows are whole. */
export async function findNumberGap(sql: Sql): Promise<{ taskId: number; seq: number } | null> {
	const [row] = await sql<{ taskId: number; seq: number }[]>`
		select coalesce((array_agg(p.task_id order by p.number desc))[1], 0) as "taskId", coalesce((array_agg(p.seq order by p.number desc))[1], 0) as seq
		from paper_counters c full join papers p using (jurisdiction_id, kind, year)
		group by jurisdiction_id, kind, year, c.last having count(p.id) <> coalesce(c.last, 0) or coalesce(max(p.number), 0) <> coalesce(c.last, 0) limit 1`;
	return row ?? null;
}

/**
 * An entry that should have issued a paper and has none; null if there is none. Findings from before their papers were numbered have none, and that
 * is as it should be: asked is only from the first paper of a kind on.
 */
export async function findPaperless(
	sql: Sql,
	kinds: { kind: PaperKind; event: string }[],
): Promise<{ taskId: number; seq: number } | null> {
	const [row] = await sql<{ taskId: number; seq: number }[]>`
		select e.task_id as "taskId", e.seq from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as k(kind text, event text)
			join entries e on e.event = k.event
		where e.at >= (select min(issued_at) from papers p where p.kind = k.kind)
			and not exists (select from papers p where p.task_id = e.task_id and p.seq = e.seq and p.kind = k.kind)
		order by 1, 2 limit 1`;
	return row ?? null;
}
