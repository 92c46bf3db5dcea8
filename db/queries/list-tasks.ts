import type { ClockState } from "#workflows/clock/states.ts";
import type { Light, TaskStanding } from "#workflows/light.ts";
import type { Sql } from "../client.server.ts";

export type TaskFilter = {
	planId: number | null;
	stage: string | null;
	light: Extract<Light, "red" | "yellow"> | null;
	unitId: number | null;
	role: string | null;
	q: string;
	after: number;
};

/** One task of the list: what it is, who leads, how far its duties have come, and what its light is computed from. */
export type TaskRow = TaskStanding & {
	id: number;
	planTitle: string;
	clause: string;
	title: string;
	/** The state of its deployment. */
	deployment: string;
	leads: string[];
	all: number;
	done: number;
	late: number;
	rung: number;
};

/** A page of the tasks of these jurisdictions that fit a filter, by key after `filter.after`, in one statement. Lights aren't stored: `findTasks` filters by them. */
export const listTasks = (
	sql: Sql,
	jurisdictionIds: number[],
	filter: Omit<TaskFilter, "light">,
	limit: number,
): Promise<TaskRow[]> => {
	const { planId, stage, unitId, role, q, after } = filter;
	return sql<TaskRow[]>`
		select t.id, p.title as "planTitle", t.clause, t.title, whole.state as stage, given.state as deployment, w.leads, w."all", w.done, w.late, k.parts, k.rung
		from dockets d join tasks t on t.id = d.task_id join plans p on p.id = d.plan_id
			join steps whole on whole.task_id = t.id and whole.no = 1
			join steps given on given.task_id = t.id and given.no = 2
			cross join lateral (
				select coalesce(json_agg(u.name order by s.no) filter (where s.role = 'lead'), '[]') as leads, count(*)::int as "all",
					(count(*) filter (where s.state in ('accepted', 'waived')))::int as done, (count(*) filter (where s.clock = 'overdue'))::int as late
				from steps s join units u on u.id = s.unit_id
				where s.task_id = t.id and s.machine = 'implementation' and s.parent_no is null and s.state not in ('reassigned', 'cancelled')) w
			cross join lateral (
				select coalesce(json_agg(json_build_object('machine', s.machine, 'state', s.state, 'clock', s.clock, 'dueOn', s.due_on)), '[]') as parts,
					coalesce(max(s.rung) filter (where s.clock in ('running', 'warned', 'overdue', 'unconfirmed', 'paused')), 0)::int as rung
				from steps s where s.task_id = t.id and s.machine in ('deployment', 'implementation', 'inspection', 'rectification')
					and s.state not in ('reassigned', 'cancelled')) k
		where d.jurisdiction_id = any(${jurisdictionIds}) and t.id > ${after}
			${planId === null ? sql`` : sql`and d.plan_id = ${planId}`}
			${stage === null ? sql`` : sql`and whole.state = ${stage}`}
			${
				unitId === null && role === null
					? sql``
					: sql`and exists (select from steps s where s.task_id = t.id and s.machine = 'implementation' and s.state not in ('reassigned', 'cancelled')
						${unitId === null ? sql`` : sql`and s.unit_id = ${unitId}`} ${role === null ? sql`` : sql`and s.role = ${role}`})`
			}
			${q === "" ? sql`` : sql`and (t.title ilike ${`%${q}%`} or t.clause = ${q})`}
		order by t.id limit ${limit}`;
};

/** One cell of the responsibility matrix. */
export type MatrixCell = {
	taskId: number;
	unitId: number;
	role: "lead" | "cooperate" | "implement";
	state: string;
	clock: ClockState;
	dueOn: string | null;
};

/** Every live part of every unit in these tasks. */
export const listMatrix = (sql: Sql, taskIds: number[]): Promise<MatrixCell[]> => sql<MatrixCell[]>`
	select task_id as "taskId", unit_id as "unitId", role, state, clock, due_on as "dueOn" from steps
	where task_id = any(${taskIds}) and machine = 'implementation' and parent_no is null and state not in ('reassigned', 'cancelled') order by task_id, no`;

/** The plans of these jurisdictions by name, to filter by. */
export const listPlanOptions = (sql: Sql, jurisdictionIds: number[]): Promise<{ id: number; title: string }[]> =>
	sql`select id, title from plans where jurisdiction_id = any(${jurisdictionIds}) order by id`;

/** The units that have a part in any task of a jurisdiction, to filter by. */
export const listTaskedUnits = (sql: Sql, jurisdictionId: number): Promise<{ id: number; name: string; kind: string }[]> => sql`
	select u.id, u.name, u.kind from units u where u.jurisdiction_id = ${jurisdictionId} and not u.is_group and not u.is_outside
		and exists (select from steps s where s.unit_id = u.id and s.machine = 'implementation') order by u.id`;
