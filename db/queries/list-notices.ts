import type { MachineName } from "#workflows/docket.ts";
import type { Sql } from "../client.server.ts";
import type { Hat } from "./sessions.ts";

/** One notice in the inbox of a chair: the entry it tells of. */
export type NoticeLine = {
	key: string;
	at: string;
	isRead: boolean;
	taskId: number;
	stepNo: number;
	machine: MachineName;
	event: string;
	rung: number;
	dueOn: string | null;
	reason: string | null;
	clause: string;
	title: string;
	unitName: string | null;
};

/** The notices to whoever wears this hat, the newest first, from before a key's moment. */
export const listNotices = (sql: Sql, hat: Hat, before: string | null, limit: number): Promise<NoticeLine[]> => sql<NoticeLine[]>`
	select n.key, n.at, n.read_at is not null as "isRead", n.task_id as "taskId", e.step_no as "stepNo", e.machine, e.event, e.rung, e.due_on as "dueOn",
		e.data ->> 'reason' as reason, t.clause, t.title, u.name as "unitName"
	from notices n join entries e on e.task_id = n.task_id and e.seq = n.seq join tasks t on t.id = n.task_id
		join steps s on s.task_id = n.task_id and s.no = e.step_no left join units u on u.id = s.unit_id
	where n.unit_id = ${hat.unitId} and n.position = ${hat.position} ${before === null ? sql`` : sql`and (n.at, n.key) < (select at, key from notices where key = ${before})`}
	order by n.at desc, n.key desc limit ${limit}`;

/** Marks every unread notice of a hat as read. */
export async function markRead(sql: Sql, hat: Hat, personId: number, now: Date): Promise<void> {
	await sql`update notices set read_at = ${now.toISOString()}, read_by_person_id = ${personId}
		where unit_id = ${hat.unitId} and position = ${hat.position} and read_at is null`;
}
