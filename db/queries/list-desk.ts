import type { ClockState } from "#workflows/clock/states.ts";
import { goneStates, type MachineName, type Role } from "#workflows/docket.ts";
import type { Sql } from "../client.server.ts";
import { owedBy } from "./owed-by.ts";
import type { Hat } from "./sessions.ts";

/** One thing that a unit owes or reviews today. */
export type DeskRow = {
	taskId: number;
	stepNo: number;
	machine: MachineName;
	clause: string;
	title: string;
	planTitle: string;
	unitName: string | null;
	role: Role | null;
	state: string;
	clock: ClockState;
	dueOn: string | null;
	rung: number;
	isOwn: boolean;
	/** It waits as what an amendment of the plan changed, which has to be signed for; whatever else waits of the same step is another row. */
	isChange: boolean;
};

const LIMIT = 400;

/**
 * Everything that waits for a unit, in one statement: its own duties, findings and visits; what it reviews as lead, as inspecting unit or as
 * secretariat; tasks that it has to assign, issue or close; deadlines to confirm. The earliest due first.
 */
export const listDesk = (sql: Sql, { unitId, jurisdictionId, position }: Hat): Promise<DeskRow[]> => sql<DeskRow[]>`
	with led as (
		select distinct task_id from steps
		where unit_id = ${unitId} and machine = 'implementation' and role = 'lead' and parent_no is null and state <> all(${goneStates})),
	waiting as (
		select task_id, no, true as is_change from steps where unit_id = ${unitId} and machine = 'implementation'
			and state <> all(${[...goneStates, "waived"]}) and jsonb_array_length(context -> 'unsigned') > 0
		union
		select task_id, no, false from steps where unit_id = ${unitId} and (
			(machine = 'implementation' and state in ('toSign', 'underway', 'returned', 'blocked'))
			or (machine = 'rectification' and state in ('ordered', 'underway', 'returned'))
			or (machine = 'inspection' and state in ('scheduled', 'visiting'))
			or (machine = 'order' and state in ('issued', 'received'))
			or (machine = 'letter' and state = 'sent'))
		union
		select s.task_id, s.no, false from led join steps s using (task_id) where
			(s.machine = 'implementation' and s.role <> 'lead' and s.parent_no is null and s.state in ('submitted', 'refused'))
			or (s.machine = 'deployment' and s.state = 'drafted')
			or (s.machine = 'supervision' and s.state in ('inspection', 'closing'))
			or (s.machine = 'extension' and s.state = 'requested' and exists (select from steps d
				where d.task_id = s.task_id and d.no = s.parent_no and d.role <> 'lead' and d.parent_no is null))
		union
		select s.task_id, s.no, false from steps p join steps s on s.task_id = p.task_id and s.parent_no = p.no
		where p.unit_id = ${unitId} and ((p.machine = 'inspection' and s.machine = 'rectification' and s.state in ('planned', 'submitted', 'verified'))
			or (p.machine = 'implementation' and s.machine = 'implementation' and s.state in ('submitted', 'refused')))
		union
		select s.task_id, s.no, false from plans p join dockets d on d.plan_id = p.id join steps s on s.task_id = d.task_id
		where p.secretariat_unit_id = ${unitId} and (
			(s.machine = 'deployment' and s.state = 'toAssign')
			or (s.machine = 'implementation' and s.role = 'lead' and s.state in ('submitted', 'refused'))
			or (s.machine = 'supervision' and s.state = 'inspection')
			or (s.machine = 'rectification' and s.state in ('submitted', 'verified'))
			or (s.machine = 'order' and s.state = 'objected')
			or (s.machine = 'letter' and s.state in ('drafted', 'signed'))
			or (s.machine = 'extension' and s.state = 'requested' and exists (select from steps l
				where l.task_id = s.task_id and l.no = s.parent_no and l.role = 'lead'))
			or s.clock = 'unconfirmed'))
	select s.task_id as "taskId", s.no as "stepNo", s.machine, t.clause, t.title, p.title as "planTitle", u.name as "unitName", s.role, s.state, s.clock,
		s.due_on as "dueOn", s.rung, ${unitId} = any(owed.ids) as "isOwn", w.is_change as "isChange"
	from waiting w join steps s on s.task_id = w.task_id and s.no = w.no join tasks t on t.id = s.task_id
		join dockets d on d.task_id = t.id join plans p on p.id = d.plan_id left join units u on u.id = s.unit_id
		join steps whole on whole.task_id = s.task_id and whole.no = 1 cross join ${owedBy(sql)} owed
	where d.jurisdiction_id = ${jurisdictionId} and whole.state not in ('suspended', 'cancelled')
		and (s.machine <> 'extension' or ${position} = 'head' or p.policy ->> 'grant' = 'officer')
	order by s.due_on nulls last, s.task_id, s.no limit ${LIMIT}`;

/** The plans of a jurisdiction in figures: what leadership and everybody else sees first. */
export type Standing = { planId: number; title: string; tasks: number; closed: number; late: number; supervised: number };

export const listStanding = (sql: Sql, jurisdictionIds: number[]): Promise<Standing[]> => sql<Standing[]>`
	select p.id as "planId", p.title, (count(distinct d.task_id) filter (where t.clause_id is not null))::int as tasks,
		(count(distinct d.task_id) filter (where s.no = 1 and s.state = 'closed' and t.clause_id is not null))::int as closed,
		(count(*) filter (where s.clock = 'overdue'))::int as late,
		(count(*) filter (where s.clock = 'overdue' and s.rung >= 3))::int as supervised
	from plans p join dockets d on d.plan_id = p.id join tasks t on t.id = d.task_id and t.removed_by_id is null join steps s on s.task_id = d.task_id
	where p.jurisdiction_id = any(${jurisdictionIds}) group by p.id order by p.id`;
