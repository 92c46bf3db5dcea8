import type { MachineName, Position } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";

/** One line of a task's history, as people read it. */
export type HistoryLine = {
	seq: number;
	at: string;
	stepNo: number;
	machine: MachineName;
	event: string;
	data: Record<string, unknown>;
	personId: number | null;
	personName: string | null;
	unitId: number | null;
	unitName: string | null;
	position: Position | null;
	causeSeq: number | null;
	toState: string;
	rung: number;
	dueOn: string | null;
};

/** What of a task's history is asked for: the entries of these steps, so many, from before entry `before` (or the newest). */
export type HistoryAsk = { stepNos: number[]; before: number | null; limit: number };

/** A page of a task's history, the newest first. As entries are only ever added, the pages before an entry stay what they are. */
export const listEntries = (sql: Sql, taskId: number, { stepNos, before, limit }: HistoryAsk): Promise<HistoryLine[]> => sql<
	HistoryLine[]
>`
	select e.seq, e.at, e.step_no as "stepNo", e.machine, e.event, e.data, e.person_id as "personId", p.name as "personName", e.unit_id as "unitId",
		u.name as "unitName", e.position, e.cause_seq as "causeSeq", e.to_state as "toState", e.rung, e.due_on as "dueOn"
	from entries e left join people p on p.id = e.person_id left join units u on u.id = e.unit_id
	where e.task_id = ${taskId} and e.step_no = any(${stepNos}) ${before === null ? sql`` : sql`and e.seq < ${before}`}
	order by e.seq desc limit ${limit}`;

/** What happened to a step after an entry, by whom: the oldest first. */
export const listStepEntries = (
	sql: Sql,
	taskId: number,
	stepNo: number,
	after: number,
): Promise<Pick<HistoryLine, "seq" | "event" | "data" | "personId">[]> => sql<
	Pick<HistoryLine, "seq" | "event" | "data" | "personId">[]
>`
	select seq, event, data, person_id as "personId" from entries
	where task_id = ${taskId} and step_no = ${stepNo} and seq > ${after} order by seq`;

/** The names of all persons who acted in a docket, by id. */
export async function actorNames(sql: Sql, taskId: number): Promise<Record<number, string>> {
	const rows = await sql<{ id: number; name: string }[]>`
		select id, name from people where id in (select person_id from entries where task_id = ${taskId})`;
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
