import type { Sql } from "../client.server.ts";

export type FileLine = { id: number; name: string; size: number; unitId: number };
export type NewFile = {
	taskId: number;
	unitId: number;
	personId: number;
	name: string;
	type: string;
	sha256: string;
	content: Buffer;
	at: Date;
	jurisdictionIds: number[];
};

/**
 * Stores a file that a unit hands in for a task, or finds it if the unit has handed in the same content under that name before; gives its id,
 * or null when the task is not within reach or the unit has no part in it.
 */
export async function keepFile(sql: Sql, f: NewFile): Promise<number | null> {
	const [row] = await sql<{ id: number }[]>`
		insert into files (task_id, unit_id, person_id, name, type, size, sha256, content, at)
		select ${f.taskId}, ${f.unitId}, ${f.personId}, ${f.name}, ${f.type}, ${f.content.length}, ${f.sha256}, ${f.content}, ${f.at.toISOString()}
		where exists (select from dockets d join steps s using (task_id)
			where d.task_id = ${f.taskId} and d.jurisdiction_id = any(${f.jurisdictionIds}) and s.unit_id = ${f.unitId})
		on conflict (task_id, unit_id, sha256, name) do update set name = excluded.name
		returning id`;
	return row?.id ?? null;
}

/** Names and sizes of the files of a task. */
export const listFiles = (sql: Sql, taskId: number): Promise<FileLine[]> => sql<FileLine[]>`
	select id, name, size, unit_id as "unitId" from files where task_id = ${taskId} order by id`;

export type StoredFile = { id: number; taskId: number; unitId: number; name: string; type: string; content: Buffer };

/** A file with its content, if its task lies within reach. */
export async function findFile(sql: Sql, id: number, jurisdictionIds: number[]): Promise<StoredFile | null> {
	const [row] = await sql<StoredFile[]>`
		select f.id, f.task_id as "taskId", f.unit_id as "unitId", f.name, f.type, f.content from files f join dockets d on d.task_id = f.task_id
		where f.id = ${id} and d.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}

/** Leaves an audit entry: who did what to what, besides the events of dockets. */
export async function logAct(
	sql: Sql,
	entry: { personId: number; unitId: number; act: string; subject: string; at: Date; ip: string | null },
): Promise<void> {
	const { personId, unitId, act, subject, at, ip } = entry;
	await sql`insert into audit_entries (at, person_id, unit_id, act, subject, ip) values (${at.toISOString()}, ${personId}, ${unitId}, ${act}, ${subject}, ${ip})`;
}
