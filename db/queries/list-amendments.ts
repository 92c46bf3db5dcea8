import type { Sql } from "../client.server.ts";
import type { PlanDiff } from "../plans/plan-diff.ts";
import type { PlanDocument } from "../plans/plan-document.ts";

/** Who signed for what an amendment changed of a task. */
export type Signature = { taskId: number; clause: string; title: string; unit: string; state: "missing" | "done" | "waived" };
export type AmendmentRow = {
	no: number;
	title: string;
	number: string | null;
	issuedOn: string | null;
	diff: PlanDiff;
	at: string;
	person: string;
	unit: string;
	/** The draft whose file it is. */
	draft: { id: number; fileName: string } | null;
	signatures: Signature[];
};

/**
 * The amendments of a plan, the newest first, each with all that it changed and who has signed for it: by the change, or with the task where
 * that wasn't signed for yet. One statement.
 */
export const listAmendments = (sql: Sql, planId: number): Promise<AmendmentRow[]> => sql<AmendmentRow[]>`
	with asked as (
		select (e.data ->> 'amendment')::int as no, t.id as "taskId", t.clause, t.title, u.name as unit, t.position, e.step_no,
			case when (s.context -> 'unsigned') @> (e.data -> 'amendment') then 'missing' when later.event = 'change.waive' then 'waived'
				when later.event is not null then 'done' when s.state in ('toSign', 'refused') then 'missing' end as state
		from dockets d join entries e on e.task_id = d.task_id and e.event = 'duty.changed' join steps s on s.task_id = e.task_id and s.no = e.step_no
			join tasks t on t.id = e.task_id join units u on u.id = s.unit_id
			left join lateral (select x.event from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.seq > e.seq
				and x.event in ('change.sign', 'change.waive', 'duty.sign') order by x.seq limit 1) later on true
		where d.plan_id = ${planId})
	select a.no, a.title, a.number, a.issued_on as "issuedOn", a.diff, a.at, p.name as person, u.name as unit,
		(select json_build_object('id', d.id, 'fileName', d.file_name) from plan_drafts d where d.amendment_id = a.id) as draft,
		coalesce((select json_agg(json_build_object('taskId', k."taskId", 'clause', k.clause, 'title', k.title, 'unit', k.unit, 'state', k.state)
			order by k.position, k.step_no) from asked k where k.no = a.no and k.state is not null), '[]') as signatures
	from plan_amendments a join people p on p.id = a.person_id join units u on u.id = a.unit_id where a.plan_id = ${planId} order by a.no desc`;

type Task = PlanDocument["tasks"][number];
/** What one amendment did to a task: changed it, or (null) brought it in or took it out. */
export type TaskAmendmentRow = {
	no: number;
	number: string | null;
	issuedOn: string | null;
	at: string;
	isAdded: boolean;
	isRemoved: boolean;
	changed: { before: Task; after: Task } | null;
};

/** The amendments that a task has come through, the newest first. One statement. */
export const listTaskAmendments = (sql: Sql, taskId: number): Promise<TaskAmendmentRow[]> => sql<TaskAmendmentRow[]>`
	select a.no, a.number, a.issued_on as "issuedOn", a.at, m.clause_before is null as "isAdded", m.clause_after is null as "isRemoved",
		(select c from jsonb_array_elements(a.diff #> '{tasks,changed}') c where c #>> '{after,clause}' = m.clause_after) as changed
	from amended_tasks m join plan_amendments a on a.id = m.amendment_id where m.task_id = ${taskId} order by a.no desc`;
