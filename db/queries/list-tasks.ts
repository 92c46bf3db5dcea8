import type { ClockState } from "#workflows/clock/states.ts";
import { goneStates } from "#workflows/docket.ts";
import type { Light, TaskStanding } from "#workflows/light.ts";
import type { Sql } from "../client.server.ts";
import { isUnissued } from "./is-unissued.ts";

export type TaskFilter = {
	planId: number | null;
	stage: string | null;
	light: Extract<Light, "red" | "yellow"> | null;
	unitId: number | null;
	role: string | null;
	/** Only what a meeting resolved. */
	kind: "resolution" | null;
	q: string;
	after: number;
};

/** One task of the list: what it is, who leads, how far its duties have come, and what its light is computed from. */
export type TaskRow = TaskStanding & {
	id: number;
	planTitle: string;
	clause: string;
	title: string;
	/** Whether a meeting resolved it. */
	isResolution: boolean;
	/** The state of its deployment. */
	deployment: string;
	leads: string[];
	all: number;
	done: number;
	late: number;
	rung: number;
};

/**
 * A page of the tasks of these jurisdictions that fit a filter, by key after `filter.after`, in one statement. Lights aren't stored: `findTasks`
 * filters by them. The page is chosen first, place by place along an index, and only then looked at: it costs the same among a million tasks.
 * `parts` holds one of all that stand alike, for most do.
 */
export const listTasks = (
	sql: Sql,
	jurisdictionIds: number[],
	filter: Omit<TaskFilter, "light">,
	limit: number,
): Promise<TaskRow[]> => {
	const { planId, stage, unitId, role, kind, q, after } = filter;
	const hasPart = sql`exists (select from steps s where s.task_id = d.task_id and s.machine = 'implementation'
		and s.state <> all(${goneStates}) ${unitId === null ? sql`` : sql`and s.unit_id = ${unitId}`}
		${role === null ? sql`` : sql`and s.role = ${role}`})`;
	return sql<TaskRow[]>`
		with page as (
			select here.* from unnest(${jurisdictionIds}::int[]) as place (id) cross join lateral (
				select d.task_id as id, d.plan_id, t.clause, t.title, t.kind, whole.state as stage
				from dockets d join tasks t on t.id = d.task_id join steps whole on whole.task_id = d.task_id and whole.no = 1
				where d.jurisdiction_id = place.id and d.task_id > ${after} and whole.machine = 'supervision'
					${planId === null ? sql`` : sql`and d.plan_id = ${planId}`}
					${stage === null ? sql`` : sql`and whole.state = ${stage}`}
					${unitId === null && role === null ? sql`` : sql`and ${hasPart}`}
					${kind === null ? sql`` : sql`and t.kind = ${kind}`}
					${q === "" ? sql`` : sql`and (t.title ilike ${`%${q}%`} or t.clause = ${q})`}
				order by d.task_id limit ${limit}) here
			order by here.id limit ${limit})
		select page.id, p.title as "planTitle", page.clause, page.title, page.kind = 'resolution' as "isResolution", page.stage, given.state as deployment, l.leads, k."all", k.done, k.late,
			k.parts, k.rung
		from page
			join plans p on p.id = page.plan_id
			join steps given on given.task_id = page.id and given.no = 2
			cross join lateral (
				select coalesce(json_agg(u.name order by s.no), '[]') as leads from steps s join units u on u.id = s.unit_id
				where s.task_id = page.id and s.machine = 'implementation' and s.role = 'lead' and s.parent_no is null
					and s.state <> all(${goneStates})) l
			cross join lateral (
				select coalesce(json_agg(json_build_object('machine', machine, 'state', state, 'clock', clock, 'dueOn', due_on)), '[]') as parts,
					coalesce(sum(duties) filter (where machine = 'implementation'), 0)::int as "all",
					coalesce(sum(duties) filter (where machine = 'implementation' and state in ('accepted', 'waived')), 0)::int as done,
					coalesce(sum(duties) filter (where machine = 'implementation' and clock = 'overdue'), 0)::int as late,
					coalesce(max(rung) filter (where clock in ('running', 'warned', 'overdue', 'unconfirmed', 'paused')), 0)::int as rung
				from (select s.machine, s.state, s.clock, s.due_on, count(*) filter (where s.parent_no is null) as duties, max(s.rung) as rung
					from steps s where s.task_id = page.id and s.machine in ('deployment', 'implementation', 'inspection', 'rectification')
						and s.state <> all(${goneStates}) group by 1, 2, 3, 4) alike) k
		order by page.id`;
};

/** One cell of the responsibility matrix. */
export type MatrixCell = {
	taskId: number;
	no: number;
	unitId: number;
	role: "lead" | "cooperate" | "implement";
	state: string;
	clock: ClockState;
	dueOn: string | null;
};

/** Every live part of every unit in these tasks; before it is given out, due on the date that the document prints. */
export const listMatrix = (sql: Sql, taskIds: number[]): Promise<MatrixCell[]> => sql<MatrixCell[]>`
	select s.task_id as "taskId", s.no, s.unit_id as "unitId", s.role, s.state, coalesce(given.clock, s.clock) as clock, coalesce(given.due_on, s.due_on) as "dueOn"
	from steps s left join steps given on given.task_id = s.task_id and ${isUnissued(sql, "s", "given")}
	where s.task_id = any(${taskIds}) and s.machine = 'implementation' and s.parent_no is null and s.state <> all(${goneStates}) order by s.task_id, s.no`;

/** What a list can be filtered by: plans, and units that have a part in any task. */
export type FilterOptions = { plans: { id: number; title: string }[]; units: { id: number; name: string; kind: string }[] };

/** What the lists of these jurisdictions can be filtered by, in one statement. */
export async function listFilterOptions(sql: Sql, jurisdictionIds: number[]): Promise<FilterOptions> {
	const [options] = await sql<[FilterOptions]>`
		select coalesce((select json_agg(json_build_object('id', p.id, 'title', p.title) order by p.id)
				from plans p where p.jurisdiction_id = any(${jurisdictionIds})), '[]') as plans,
			coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'kind', u.kind) order by u.id)
				from units u where u.jurisdiction_id = any(${jurisdictionIds}) and not u.is_group and not u.is_outside
				and exists (select from steps s where s.unit_id = u.id and s.machine = 'implementation')), '[]') as units`;
	return options;
}
