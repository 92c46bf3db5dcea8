import type { ClockState } from "#workflows/clock/states.ts";
import { goneStates } from "#workflows/docket.ts";
import type { Promised } from "#workflows/letter/context.ts";
import type { Role } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";

/** How much of what a letter promises is done. */
type Kept = { all: number; done: number; late: number };
export type LetterRow = Kept & {
	taskId: number;
	planTitle: string;
	unitName: string;
	state: string;
	clock: ClockState;
	dueOn: string | null;
	/** Whether its plan has been amended since, in what the unit answers for. */
	isOutdated: boolean;
};

/** The parts that the unit of a letter `s` has now of each task that the letter promises; none where the part is gone. */
const promisedParts = (sql: Sql) => sql`jsonb_array_elements(s.context -> 'promises') with ordinality p(promise, nth)
	left join steps d on d.task_id = (p.promise ->> 'taskId')::int and d.unit_id = s.unit_id and d.machine = 'implementation'
		and d.parent_no is null and d.state <> all(${goneStates})`;

/** The letters of these jurisdictions, by plan and unit, with how they are kept. One statement. */
export const listLetters = (sql: Sql, jurisdictionIds: number[]): Promise<LetterRow[]> => sql<LetterRow[]>`
	select s.task_id as "taskId", pl.title as "planTitle", u.name as "unitName", s.state, s.clock, s.due_on as "dueOn", k."all", k.done, k.late,
		s.state not in ('ended', 'withdrawn') and coalesce(jsonb_typeof(s.context -> 'redraft') = 'object', false) as "isOutdated"
	from dockets dk join tasks t on t.id = dk.task_id and t.kind = 'letter' join steps s on s.task_id = t.id and s.no = 1
		join plans pl on pl.id = t.plan_id join units u on u.id = s.unit_id cross join lateral (
			select count(*)::int as "all", (count(*) filter (where d.state in ('accepted', 'waived')))::int as done,
				(count(*) filter (where d.clock = 'overdue'))::int as late from ${promisedParts(sql)}) k
	where dk.jurisdiction_id = any(${jurisdictionIds}) order by t.plan_id, u.id, t.id`;

/** A promise of a letter, and how the unit's part in that task stands now; null where it has none any more. */
export type PromiseRow = {
	taskId: number;
	clause: string;
	title: string;
	promisedBy: string | null;
	part: { no: number; state: string; clock: ClockState; dueOn: string | null } | null;
};

/** What a letter promises, in its order, beside what is. */
export const listPromises = (sql: Sql, taskId: number): Promise<PromiseRow[]> => sql<PromiseRow[]>`
	select (p.promise ->> 'taskId')::int as "taskId", p.promise ->> 'clause' as clause, p.promise ->> 'title' as title,
		p.promise ->> 'dueOn' as "promisedBy", case when d.no is not null then json_build_object('no', d.no, 'state', d.state, 'clock', d.clock,
			'dueOn', d.due_on) end as part
	from steps s cross join lateral (select p.promise, p.nth, d.* from ${promisedParts(sql)}) p left join steps d on d.task_id = p.task_id and d.no = p.no
	where s.task_id = ${taskId} and s.no = 1 order by p.nth`;

/** What a unit answers for in a plan. */
export type Promisable = {
	unitId: number;
	unitName: string;
	hasLetter: boolean;
	/** `extendedTo`: the date it was given on request, if no amendment has moved it since. */
	tasks: {
		taskId: number;
		clause: string;
		title: string;
		role: Role;
		dueOn: string | null;
		extendedTo: string | null;
		limits: string[];
	}[];
};

/**
 * The units with a part in a plan that asks something of them, and which parts; those that are no letter's yet first. Without the secretariat, which is the other side of every
 * letter: nobody promises themselves. One statement.
 */
export const listPromisable = (sql: Sql, planId: number): Promise<Promisable[]> => sql<Promisable[]>`
	select u.id as "unitId", u.name as "unitName",
		exists (select from tasks t join steps l on l.task_id = t.id and l.no = 1 where t.plan_id = ${planId} and t.kind = 'letter' and l.unit_id = u.id
			and l.state not in ('ended', 'withdrawn')) as "hasLetter",
		json_agg(json_build_object('taskId', t.id, 'clause', t.clause, 'title', t.title, 'role', s.role,
			'extendedTo', x.on, 'dueOn', coalesce(x.on, s.context -> 'brief' ->> 'reportBy', (select max(l.on_date)::text from deadlines l where l.task_id = t.id)),
			'limits', (select coalesce(json_agg(l.words order by l.position), '[]') from deadlines l where l.task_id = t.id))
			order by array_position(array['lead', 'cooperate', 'implement'], s.role), t.position) as tasks
	from dockets d join tasks t on t.id = d.task_id and t.clause_id is not null and t.removed_by_id is null
		join steps s on s.task_id = t.id and s.machine = 'implementation' and s.parent_no is null and s.state <> all(${[...goneStates, "waived"]})
		left join lateral (select case when m.move ->> 'why' = 'extension' then m.move ->> 'to' end as "on"
			from jsonb_array_elements(s.context -> 'shifts') with ordinality m(move, nth)
			where m.move ->> 'why' in ('extension', 'amended') order by m.nth desc limit 1) x on true
		join units u on u.id = s.unit_id join plans p on p.id = d.plan_id and p.secretariat_unit_id <> u.id
	where d.plan_id = ${planId} group by u.id order by 3, u.id`;

/** The letters of a plan that are to be signed or in force, each with its unit and what it asks, or would if it were redrafted. */
export const listOpenLetters = (sql: Sql, planId: number) => sql<{ taskId: number; unitId: number; promises: Promised[] }[]>`
	select t.id as "taskId", s.unit_id as "unitId", coalesce(s.context -> 'redraft' -> 'promises', s.context -> 'promises') as promises from tasks t join steps s on s.task_id = t.id and s.no = 1
	where t.plan_id = ${planId} and t.clause_id is null and t.kind = 'letter' and s.state not in ('ended', 'withdrawn') order by t.id`;

/** Keeps a plan for the caller's transaction, so that letters are drafted in it one after the other. */
export async function lockPlan(sql: Sql, planId: number): Promise<void> {
	await sql`select from plans where id = ${planId} for update`;
}

/** Keeps the letters of a task's plan for the caller's transaction, and gives the plan: what one event tells them is known to the next. */
export async function lockLetters(sql: Sql, taskId: number): Promise<number> {
	const [row] = await sql<{ planId: number }[]>`select plan_id as "planId" from tasks where id = ${taskId}`;
	if (!row) throw new Error(`there is no task ${taskId}`);
	await lockLettersOf(sql, row.planId);
	return row.planId;
}

/** Keeps the letters of a plan for the caller's transaction. To be asked after anything else is locked. */
export async function lockLettersOf(sql: Sql, planId: number): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended('letters', ${planId}))`;
}

/** A plan as its letters name it; undefined if there is none. */
export async function findLetterPlan(sql: Sql, planId: number): Promise<LetterPlan | undefined> {
	const [plan] = await sql<LetterPlan[]>`
		select p.id, p.title, p.number, u.name as "secretariatName" from plans p join units u on u.id = p.secretariat_unit_id where p.id = ${planId}`;
	return plan;
}

/** The plans whose letters a unit drafts. */
export const listPlansOfSecretariat = (sql: Sql, unitId: number): Promise<LetterPlan[]> => sql<LetterPlan[]>`
	select p.id, p.title, p.number, u.name as "secretariatName" from plans p join units u on u.id = p.secretariat_unit_id
	where p.secretariat_unit_id = ${unitId} order by p.id`;
export type LetterPlan = { id: number; title: string; number: string | null; secretariatName: string };
