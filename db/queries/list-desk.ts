import type { ClockState } from "#workflows/clock/states.ts";
import { goneStates } from "#workflows/docket.ts";
import type { MachineName, Position, Role } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";
import { lookBackTerm } from "./look-back-term.ts";
import { owedBy } from "./owed-by.ts";
import { ownVisits } from "./own-visits.ts";
import { isReviewed, reviewedBy } from "./reviewed-by.ts";
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
	/** Whom or what a visit is to, whom a sanction is against; null for everything else. */
	objectName: string | null;
	/** What it is about, in words: what was found (of what puts it right, an order on that, a look-back at it), what is referred, which sanction. */
	about: string | null;
	role: Role | null;
	state: string;
	clock: ClockState;
	dueOn: string | null;
	rung: number;
	/** Whether it is the unit's own part, or the task's as a whole; not another unit's that waits for this one. */
	isOwn: boolean;
	/** It waits as what an amendment of the plan changed, which has to be signed for; whatever else waits of the same step is another row. */
	isChange: boolean;
};

const LIMIT = 400;

/** What a finding waits for whose unit has done its part: anybody who reviews it, or, to be signed, their heads. Version 1 knew no signature. */
const isToCloseOut = (sql: Sql, position: Position) => sql`(s.state in ('objected', 'submitted', 'signed', 'lookback')
	or (s.state = 'verified' and (${position} = 'head' or s.version = 1)) or (s.state = 'published' and s.version = 1))`;

/** A sanction that a head has to decide on, as `deciderUnits` in workflows/who.ts has it. */
const isToDecide = (sql: Sql, position: Position) =>
	sql`(s.machine = 'sanction' and s.state = 'proposed' and ${position} = 'head')`;

/**
 * Everything that waits for a unit, in one statement: its own duties, findings and visits; what it reviews as lead, as the unit that delegated or
 * inspected, or as secretariat; tasks that it has to assign, issue or close; meetings that it is called to; deadlines to confirm. The earliest due first.
 */
export const listDesk = (
	sql: Sql,
	{ unitId, jurisdictionId, position }: Pick<Hat, "unitId" | "jurisdictionId" | "position">,
): Promise<DeskRow[]> => sql<DeskRow[]>`
	with led as (
		select distinct task_id from steps
		where unit_id = ${unitId} and machine = 'implementation' and role = 'lead' and parent_no is null and state <> all(${goneStates})),
	visited as (${ownVisits(sql, unitId)}),
	looked_at as (
		select task_id, no, true as is_change, false as is_review from steps where unit_id = ${unitId} and machine = 'implementation'
			and state <> all(${[...goneStates, "waived"]}) and jsonb_array_length(context -> 'unsigned') > 0
		union
		select task_id, no, false, false from steps where unit_id = ${unitId} and (
			(machine = 'implementation' and state in ('toSign', 'underway', 'returned', 'blocked'))
			or (machine = 'rectification' and state in ('ordered', 'underway', 'returned'))
			or (machine = 'referral' and state in ('sent', 'received', 'askedAgain'))
			or (machine = 'sanction' and state = 'decided')
			or (machine = 'order' and state in ('issued', 'received'))
			or (machine = 'point' and state = 'announced')
			or (machine = 'letter' and state = 'sent')
			or (machine = 'campaign' and (state in ('drafted', 'committed', 'drawn') or (state = 'underway' and not exists (select from steps v
				where v.task_id = steps.task_id and v.machine = 'inspection' and v.state in ('scheduled', 'visiting')))))
			or (machine = 'meeting' and state in ('planned', 'called', 'held', 'minuted')))
		union
		select task_id, no, false, false from visited
		union
		select task_id, no, false, false from steps where machine = 'referral' and state = 'answered' and (context ->> 'fromUnitId')::int = ${unitId}
		union
		select s.task_id, s.no, false, ${isReviewed(sql)} from led join steps s using (task_id) where ${isReviewed(sql)}
			or (s.machine = 'deployment' and s.state = 'drafted')
			or (s.machine = 'supervision' and s.state in ('inspection', 'closing'))
			or (${isToDecide(sql, position)} and s.context -> 'measure' ->> 'party' = 'lead')
		union
		select s.task_id, s.no, false, ${isReviewed(sql)} from steps p join steps s on s.task_id = p.task_id and s.parent_no = p.no
		where p.unit_id = ${unitId} and ((s.machine = 'rectification' and (s.state = 'planned' or ${isToCloseOut(sql, position)}))
			or (p.machine = 'implementation' and ${isReviewed(sql)}))
		union
		select s.task_id, s.no, false, true from steps p join steps part on part.task_id = p.task_id and part.parent_no = p.no
			join steps s on s.task_id = part.task_id and s.parent_no = part.no
		where p.unit_id = ${unitId} and p.machine in ('implementation', 'inspection') and ${isReviewed(sql)}
		union
		select s.task_id, s.no, false, false from bodies b join tasks t on t.plan_id = b.plan_id and t.clause_id is null and t.kind = 'meeting'
			join steps s on s.task_id = t.id and s.no = 1
		where (s.context ->> 'bodyId')::int = b.id and ((s.state = 'called' and exists (select from body_members m where m.body_id = b.id and m.unit_id = ${unitId}))
			or (b.chair_unit_id = ${unitId} and s.state in ('called', 'minuted')))
		union
		select s.task_id, s.no, false, ${isReviewed(sql)} and s.clock <> 'unconfirmed' from plans p join dockets d on d.plan_id = p.id
			cross join lateral (select * from steps s where s.task_id = d.task_id and (
				(s.machine = 'deployment' and s.state = 'toAssign')
				or ${isReviewed(sql)}
				or (s.machine = 'supervision' and s.state = 'inspection')
				or (s.machine = 'rectification' and ${isToCloseOut(sql, position)})
				or (${isToDecide(sql, position)} and (s.context -> 'measure' ->> 'party' = 'secretariat' or not exists (select from steps l
					where l.task_id = s.task_id and l.machine = 'implementation' and l.role = 'lead' and l.parent_no is null and l.state <> all(${goneStates}))))
				or (s.machine = 'letter' and (s.state in ('drafted', 'signed')
					or (s.state in ('sent', 'inForce') and jsonb_typeof(s.context -> 'redraft') = 'object')))
				or (s.machine = 'bulletin' and s.state in ('drafted', 'heard'))
				or (s.machine = 'summary' and s.state = 'drafted')
				or s.clock = 'unconfirmed') offset 0) s
		where p.secretariat_unit_id = ${unitId}),
	waiting as (select task_id, no, is_change, bool_and(is_review) as is_review from looked_at group by 1, 2, 3),
	owing as materialized (
		select s.*, w.is_change, d.plan_id, coalesce(term.clock, s.clock) as owed_clock, coalesce(term.due_on, s.due_on) as owed_on,
			coalesce(term.rung, s.rung) as owed_rung
		from waiting w join steps s using (task_id, no) join dockets d using (task_id) join plans p on p.id = d.plan_id
			left join ${reviewedBy(sql)} reviewed on w.is_review left join ${lookBackTerm(sql)} term on true
		where (not w.is_review or ${unitId} = any(reviewed.ids)) and d.jurisdiction_id = ${jurisdictionId}
			and not exists (select from steps whole where whole.task_id = s.task_id and whole.no = 1 and whole.state in ('suspended', 'cancelled'))
			and (s.machine <> 'extension' or ${position} = 'head' or p.policy ->> 'grant' = 'officer')
		order by owed_on nulls last, s.task_id, s.no limit ${LIMIT})
	select s.task_id as "taskId", s.no as "stepNo", s.machine, t.clause, t.title, p.title as "planTitle", u.name as "unitName",
		case s.machine when 'inspection' then coalesce(s.context -> 'object' ->> 'name', (select o.name from units o
			where o.id = (s.context ->> 'objectUnitId')::int)) when 'sanction' then s.context ->> 'employer' end as "objectName",
		case when s.machine = 'rectification' then s.context ->> 'finding' when s.machine in ('order', 'lookback') then (select f.context ->> 'finding'
			from steps f where f.task_id = s.task_id and f.no = s.parent_no) when s.machine = 'referral' then s.context ->> 'matter'
			when s.machine = 'sanction' then s.context -> 'measure' ->> 'name' end as about, s.role, s.state, s.owed_clock as clock,
		s.owed_on as "dueOn", s.owed_rung as rung, (${unitId} = any(owed.ids) and (s.unit_id is null or s.unit_id = ${unitId}))
			or (s.task_id, s.no) in (select task_id, no from visited) as "isOwn", s.is_change as "isChange"
	from owing s join tasks t on t.id = s.task_id join plans p on p.id = s.plan_id left join units u on u.id = s.unit_id
		cross join ${owedBy(sql)} owed
	order by s.owed_on nulls last, s.task_id, s.no`;

/** The plans of a jurisdiction in figures: what leadership and everybody else sees first. */
export type Standing = {
	planId: number;
	title: string;
	tasks: number;
	closed: number;
	late: number;
	supervised: number;
	/** How many of its tasks are in which step of supervision. */
	stages: { stage: string; tasks: number }[];
};

export const listStanding = (sql: Sql, jurisdictionIds: number[]): Promise<Standing[]> => sql<Standing[]>`
	select p.id as "planId", p.title, (count(distinct d.task_id) filter (where t.clause_id is not null))::int as tasks,
		(count(distinct d.task_id) filter (where s.no = 1 and s.state = 'closed' and t.clause_id is not null))::int as closed,
		(count(*) filter (where s.clock = 'overdue'))::int as late,
		(count(*) filter (where s.clock = 'overdue' and s.rung >= 3))::int as supervised,
		(select coalesce(json_agg(json_build_object('stage', state, 'tasks', tasks)), '[]') from (
			select whole.state, count(*)::int as tasks from dockets o join tasks printed on printed.id = o.task_id
				join steps whole on whole.task_id = o.task_id and whole.no = 1
			where o.plan_id = p.id and printed.clause_id is not null and printed.removed_by_id is null group by 1) stage) as stages
	from plans p join dockets d on d.plan_id = p.id join tasks t on t.id = d.task_id and t.removed_by_id is null join steps s on s.task_id = d.task_id
	where p.jurisdiction_id = any(${jurisdictionIds}) group by p.id order by p.id`;

/** A unit that owes its part of a task that somebody else leads, after the deadline. */
export type SilentUnit = {
	taskId: number;
	stepNo: number;
	clause: string;
	title: string;
	unitName: string;
	state: string;
	clock: ClockState;
	dueOn: string;
	rung: number;
};

/** Whose parts of the tasks that a unit leads are late, the longest late first, and of how many the first `limit` are. */
export const listSilent = (
	sql: Sql,
	{ unitId, jurisdictionId }: Pick<Hat, "unitId" | "jurisdictionId">,
	limit: number,
): Promise<(SilentUnit & { all: number })[]> => sql<(SilentUnit & { all: number })[]>`
	with led as (
		select distinct task_id from steps
		where unit_id = ${unitId} and machine = 'implementation' and role = 'lead' and parent_no is null and state <> all(${goneStates}))
	select s.task_id as "taskId", s.no as "stepNo", t.clause, t.title, u.name as "unitName", s.state, s.clock, s.due_on as "dueOn", s.rung,
		(count(*) over ())::int as "all"
	from led join steps s using (task_id) join dockets d using (task_id) join tasks t on t.id = s.task_id join units u on u.id = s.unit_id
	where s.machine = 'implementation' and s.parent_no is null and s.clock = 'overdue' and s.unit_id <> ${unitId} and d.jurisdiction_id = ${jurisdictionId}
	order by s.due_on, s.task_id, s.no limit ${limit}`;
