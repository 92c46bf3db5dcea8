import type { Mode } from "#workflows/campaign/context.ts";
import type { Candidate, Inspector, ObjectKind } from "#workflows/campaign/draw.ts";
import type { ClockState } from "#workflows/clock/states.ts";
import type { Sql } from "../client.server.ts";
import { isHeld } from "./held-positions.ts";
import { ownVisits } from "./own-visits.ts";

/** Keeps the seed of a campaign that has just been opened, for its draw. */
export async function sealSeed(sql: Sql, taskId: number, seed: string, at: Date): Promise<void> {
	await sql`insert into sealed_seeds (task_id, seed, at) values (${taskId}, ${seed}, ${at.toISOString()})`;
}

/** The seed of a campaign, or null. For its draw alone: whoever knows it sooner knows what will be drawn. */
export async function findSeed(sql: Sql, taskId: number): Promise<string | null> {
	const [row] = await sql<{ seed: string }[]>`select seed from sealed_seeds where task_id = ${taskId}`;
	return row?.seed ?? null;
}

const candidatesOf: Record<ObjectKind, (sql: Sql, taskId: number, unitIds: number[]) => Promise<Candidate[]>> = {
	unit: (sql, taskId, unitIds) => sql<Candidate[]>`
		select 'unit:' || u.id as key, u.name, 'all' as class, u.id as "unitId" from units u join dockets d using (jurisdiction_id)
		where d.task_id = ${taskId} and u.id = any(${unitIds}) and not u.is_group and not u.is_outside`,
	employer: (sql, taskId, unitIds) => sql<Candidate[]>`
		select 'employer:' || e.credit_code as key, e.name, e.hazard as class, e.unit_id as "unitId" from employers e join dockets d using (jurisdiction_id)
		where d.task_id = ${taskId} and e.state = 'active' and (${unitIds.length === 0} or e.unit_id = any(${unitIds}))`,
	task: (sql, taskId, unitIds) => sql<Candidate[]>`
		select 'task:' || t.id as key, trim(t.clause || ' ' || t.title) as name, 'all' as class, (select min(s.unit_id) from steps s
			where s.task_id = t.id and s.machine = 'implementation' and s.role = 'lead' and s.parent_no is null) as "unitId"
		from tasks t join dockets d on d.task_id = t.id join dockets own on own.plan_id = d.plan_id
		where own.task_id = ${taskId} and t.clause_id is not null and t.removed_by_id is null and (${unitIds.length === 0} or exists (select from steps s
			where s.task_id = t.id and s.machine = 'implementation' and s.unit_id = any(${unitIds})))`,
};

/** All that a campaign of a kind could inspect within its jurisdiction or plan, of these units if any are named; of employers those at work. */
export const listCandidates = (sql: Sql, taskId: number, kind: ObjectKind, unitIds: number[]): Promise<Candidate[]> =>
	candidatesOf[kind](sql, taskId, unitIds);

/** The persons of these units of a jurisdiction now, each once. */
export const listInspectors = (sql: Sql, jurisdictionId: number, unitIds: number[], now: Date): Promise<Inspector[]> => sql<
	Inspector[]
>`
	select distinct on (p.id) 'person:' || p.id as key, p.id as "personId", p.name, u.id as "unitId"
	from positions o join people p on p.id = o.person_id join units u on u.id = o.unit_id
	where u.jurisdiction_id = ${jurisdictionId} and u.id = any(${unitIds}) and not p.is_disabled
		and ${isHeld(sql, now)}
	order by p.id, o.id`;

/** Whether a unit leads a task of a plan. */
export async function leadsATask(sql: Sql, planId: number, unitId: number): Promise<boolean> {
	const [row] = await sql<{ leads: boolean }[]>`
		select exists (select from steps s join dockets d using (task_id) where d.plan_id = ${planId} and s.unit_id = ${unitId}
			and s.machine = 'implementation' and s.role = 'lead' and s.parent_no is null) as leads`;
	return row?.leads ?? false;
}

/** A campaign of inspections as the list shows it. */
export type CampaignRow = {
	taskId: number;
	title: string;
	planTitle: string;
	unitName: string;
	state: string;
	clock: ClockState;
	dueOn: string | null;
	mode: Mode;
	objectKind: ObjectKind;
	period: { from: string; until: string } | null;
	drawn: number | null;
	visits: number;
	visited: number;
	findings: number;
};

/** The campaigns of these jurisdictions, the newest first; what an unannounced one (暗访) comes to isn't told before it is concluded. One statement. */
export const listCampaigns = (sql: Sql, jurisdictionIds: number[]): Promise<CampaignRow[]> => sql<CampaignRow[]>`
	select c.task_id as "taskId", t.title, p.title as "planTitle", u.name as "unitName", c.state, c.clock, case when o.is_open then c.due_on end as "dueOn",
		c.context ->> 'mode' as mode, c.context ->> 'objectKind' as "objectKind", case when o.is_open then c.context -> 'period' end as period,
		case when o.is_open then jsonb_array_length(nullif(c.context -> 'drawn', 'null')) end as drawn, v.visits, v.visited, f.findings
	from dockets d join tasks t on t.id = d.task_id and t.kind = 'campaign' join steps c on c.task_id = t.id and c.no = 1
		join plans p on p.id = t.plan_id join units u on u.id = c.unit_id
		cross join lateral (select c.context ->> 'mode' <> 'undercover' or c.state = 'concluded' as is_open) o
		cross join lateral (select (count(*) filter (where state <> 'cancelled'))::int as visits,
			(count(*) filter (where state in ('recorded', 'passed')))::int as visited
			from steps where task_id = t.id and machine = 'inspection' and o.is_open) v
		cross join lateral (select count(*)::int as findings from steps where task_id = t.id and machine = 'rectification') f
	where d.jurisdiction_id = any(${jurisdictionIds}) order by t.id desc`;

/** A visit that a unit has to make by a day, or has begun. */
export type VisitRow = {
	taskId: number;
	no: number;
	title: string;
	state: string;
	dueOn: string | null;
	on: string;
	object: string | null;
	unitName: string | null;
	inspectors: string[];
};

/** The visits of a unit's people, of campaigns and of tasks, that are due by a day or begun, the earliest first. One statement. */
export const listVisits = (sql: Sql, unitId: number, by: string): Promise<VisitRow[]> => sql<VisitRow[]>`
	select s.task_id as "taskId", s.no, t.title, s.state, s.due_on as "dueOn", s.context ->> 'on' as "on", s.context -> 'object' ->> 'name' as object,
		u.name as "unitName", coalesce((select jsonb_agg(i ->> 'name') from jsonb_array_elements(s.context -> 'inspectors') i), '[]') as inspectors
	from steps s join steps whole on whole.task_id = s.task_id and whole.no = 1 join tasks t on t.id = s.task_id
		left join units u on u.id = (s.context ->> 'objectUnitId')::int
	where (s.task_id, s.no) in (${ownVisits(sql, unitId)}) and whole.state not in ('suspended', 'cancelled')
		and (s.state = 'visiting' or (s.state = 'scheduled' and s.due_on <= ${by}))
	order by s.due_on nulls first, s.task_id, s.no`;

/** The plans in which a unit may open a campaign: as their policy lets the secretariat or whoever leads a task. */
export const listPlansToInspect = (sql: Sql, unitId: number): Promise<{ id: number; title: string }[]> => sql<
	{ id: number; title: string }[]
>`
	select p.id, p.title from plans p where (p.secretariat_unit_id = ${unitId} and p.policy -> 'inspect' ? 'secretariat')
		or (p.policy -> 'inspect' ? 'lead' and exists (select from steps s join dockets d using (task_id) where d.plan_id = p.id and s.unit_id = ${unitId}
			and s.machine = 'implementation' and s.role = 'lead' and s.parent_no is null))
	order by p.id`;
