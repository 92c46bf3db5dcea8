import type { MachineName, Position } from "#workflows/names.ts";
import type { NoticeKind } from "#workflows/notices.ts";
import type { Sql } from "../client.server.ts";

/** A notice with what it tells, read from the history entry it is of. */
export type NoticeFacts = {
	key: string;
	kind: NoticeKind;
	at: string;
	isRead: boolean;
	/** Whose chair it is for. */
	toUnitName: string;
	toPosition: Position;
	taskId: number;
	stepNo: number;
	machine: MachineName;
	event: string;
	rung: number;
	dueOn: string | null;
	reason: string | null;
	clause: string;
	title: string;
	/** Whose part of the task it is about; null for the task as a whole. */
	unitName: string | null;
	/** The unit that did it; null if the clock or the docket did. */
	byUnitName: string | null;
};

/** The beginning of a statement over notices `n` that gives `NoticeFacts`. */
export const selectNoticeFacts = (sql: Sql) => sql`
	select n.key, n.kind, n.at, n.read_at is not null as "isRead", chair.name as "toUnitName", n.position as "toPosition", n.task_id as "taskId",
		e.step_no as "stepNo", e.machine, e.event, e.rung, e.due_on as "dueOn", e.data ->> 'reason' as reason, t.clause, t.title, u.name as "unitName",
		doer.name as "byUnitName"
	from notices n join entries e on e.task_id = n.task_id and e.seq = n.seq join tasks t on t.id = n.task_id join units chair on chair.id = n.unit_id
		join steps s on s.task_id = n.task_id and s.no = e.step_no left join units u on u.id = s.unit_id
		left join units doer on doer.id = e.unit_id`;
