import type { Assignable, Proposal, Upcoming } from "#workflows/meeting/agenda.ts";
import type { Sql } from "../client.server.ts";
import { owedBy } from "./owed-by.ts";

/** The highest rung: 提交联席会议. */
const JOINT_MEETING = 5;

/** The tasks of a body's plan that wait for units: nobody leads them, or the document leaves open who is meant and nobody has said; with the open groups. */
const waitingTasks = (sql: Sql, bodyId: number) => sql`
	select t.id as "taskId", t.clause, t.title, t.position, open.names
	from bodies b join tasks t on t.plan_id = b.plan_id and t.removed_by_id is null and t.clause_id is not null
		join steps w on w.task_id = t.id and w.no = 1 join steps g on g.task_id = t.id and g.no = 2
		cross join lateral (
			select coalesce(json_agg(u.name order by u.id), '[]') as names, count(*) as n from assignments a join units u on u.id = a.unit_id
			where a.task_id = t.id and u.is_open and not u.is_outside and not exists (select from steps s where s.task_id = t.id and s.via_unit_id = u.id)) open
	where b.id = ${bodyId} and w.state in ('deployment', 'implementation') and (g.state = 'toAssign' or open.n > 0)`;

/**
 * What a meeting of a body may talk about: its open resolutions; what its last meeting before `meetingId` put off or left out; what has climbed to the
 * joint meeting, and open findings that are grave or came back, unless an open resolution is about them already; tasks that wait for units.
 */
async function listProposals(sql: Sql, bodyId: number, meetingId: number | null): Promise<Proposal[]> {
	const rows = await sql<Proposal[]>`
		with body as (select id, plan_id from bodies where id = ${bodyId}),
		resolved as (
			select t.id, t.title, w.context -> 'resolvedBy' ->> 'item' as item, g.context -> 'brief' ->> 'reportBy' as due_on,
				coalesce((select json_agg(u.name order by s.no) from steps s join units u on u.id = s.unit_id
					where s.task_id = t.id and s.machine = 'implementation' and s.role = 'lead'), '[]') as names
			from body b join tasks t on t.plan_id = b.plan_id and t.clause_id is null and t.kind = 'resolution' join steps w on w.task_id = t.id and w.no = 1
				join steps g on g.task_id = t.id and g.no = 2
			where (w.context -> 'resolvedBy' ->> 'bodyId')::int = b.id and w.state not in ('closed', 'cancelled')),
		last as (
			select s.task_id, s.context -> 'agenda' as agenda
			from body b join tasks t on t.plan_id = b.plan_id and t.clause_id is null and t.kind = 'meeting' join steps s on s.task_id = t.id and s.no = 1
			where (s.context ->> 'bodyId')::int = b.id and s.state in ('held', 'minuted', 'issued', 'ended') and t.id is distinct from ${meetingId}
			order by s.context -> 'held' ->> 'on' desc, t.id desc limit 1),
		waiting as (${waitingTasks(sql, bodyId)}),
		parts as (
			select s.*, t.title, t.kind, owed.names from body b join dockets d on d.plan_id = b.plan_id join tasks t on t.id = d.task_id
				join plans p on p.id = d.plan_id join steps s on s.task_id = d.task_id cross join ${owedBy(sql)} owed
			where (s.rung >= ${JOINT_MEETING} and s.clock = 'overdue' and s.machine <> 'meeting')
				or (s.machine = 'rectification' and s.state not in ('published', 'lookback', 'closed', 'waived', 'cancelled')
					and (s.context ->> 'severity' = 'grave' or (s.context ->> 'relapses')::int > 0)))
		select 'r' || id as key, 'resolution' as source, title, null as finding, null as note, null::int as "byUnitId", id as "taskId", null as "stepNo", names as "unitNames", due_on as "dueOn", null as severity,
			0 as relapses, null as carried, 1 as rank, 0 as position from resolved
		union all
		select item ->> 'key', item ->> 'source', item ->> 'title', item ->> 'finding', item ->> 'note', (item ->> 'byUnitId')::int, (item ->> 'taskId')::int, (item ->> 'stepNo')::int, (item -> 'unitNames')::json,
			item ->> 'dueOn', item ->> 'severity', (item ->> 'relapses')::int, json_build_object('meetingId', last.task_id,
				'how', case when item ->> 'dropped' is null then 'deferred' else 'dropped' end, 'reason', coalesce(item ->> 'dropped', item ->> 'said')), 2, 0
		from last cross join jsonb_array_elements(last.agenda) item
		where item ->> 'source' <> 'resolution' and (item ->> 'outcome' = 'deferred' or item ->> 'dropped' is not null)
			and (item ->> 'source' <> 'unassigned' or (item ->> 'taskId')::int in (select "taskId" from waiting))
		union all
		select 'p' || task_id || '/' || no, case when rung >= ${JOINT_MEETING} and clock = 'overdue' then 'escalation' else 'problem' end, title, context ->> 'finding', null, null, task_id, no,
			names, due_on::text, context ->> 'severity', coalesce((context ->> 'relapses')::int, 0), null, 3, 0
		from parts where kind <> 'resolution' and 'p' || task_id || '/' || no not in (select item from resolved)
		union all
		select 't' || "taskId", 'unassigned', title, null, null, null, "taskId", null, names, null, null, 0, null, 4, position from waiting
		order by rank, source, "dueOn" nulls last, position, key`;
	const proposals = rows.map(
		({ key, source, title, finding, note, byUnitId, taskId, stepNo, unitNames, dueOn, severity, relapses, carried }) => {
			return { key, source, title, finding, note, byUnitId, taskId, stepNo, unitNames, dueOn, severity, relapses, carried };
		},
	);
	return [...new Map(proposals.toReversed().map((p) => [p.key, p])).values()].toReversed();
}

/** The tasks of a body's plan that it may give to units. */
const listAssignable = (sql: Sql, bodyId: number): Promise<Assignable[]> => sql<Assignable[]>`
	select "taskId", clause, title from (${waitingTasks(sql, bodyId)}) waiting order by position`;

/** What stands ready for a meeting of a body; `meetingId` is the meeting itself, if it has been planned. Two statements. */
export async function listUpcoming(sql: Sql, bodyId: number, meetingId: number | null): Promise<Upcoming> {
	const [proposals, assignable] = [await listProposals(sql, bodyId, meetingId), await listAssignable(sql, bodyId)];
	return { proposals, assignable };
}
