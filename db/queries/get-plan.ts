import type { Ladder } from "#workflows/ladder.ts";
import type { Sql } from "../client.server.ts";

/** One line of the list of plans. */
export type PlanRow = {
	id: number;
	title: string;
	number: string | null;
	issuedOn: string | null;
	startsOn: string | null;
	endsOn: string | null;
	tasks: number;
	closed: number;
	discrepancies: number;
	undecided: number;
};

export const listPlans = (sql: Sql, jurisdictionIds: number[]): Promise<PlanRow[]> => sql<PlanRow[]>`
	select p.id, p.title, p.number, p.issued_on as "issuedOn", p.starts_on as "startsOn", p.ends_on as "endsOn",
		(select count(*)::int from tasks t where t.plan_id = p.id and t.clause_id is not null and t.removed_by_id is null) as tasks,
		(select count(*)::int from tasks t join steps s on s.task_id = t.id and s.no = 1 where t.plan_id = p.id and t.clause_id is not null and t.removed_by_id is null
			and s.state = 'closed') as closed,
		(select count(*)::int from discrepancies x where x.plan_id = p.id and x.removed_by_id is null) as discrepancies,
		(select count(*)::int from discrepancies x where x.plan_id = p.id and x.removed_by_id is null and x.decided_at is null) as undecided
	from plans p where p.jurisdiction_id = any(${jurisdictionIds}) order by p.id`;

export type PlanHead = {
	id: number;
	title: string;
	number: string | null;
	issuedOn: string | null;
	startsOn: string | null;
	endsOn: string | null;
	periodWords: string | null;
	issuers: string[];
	secretariatUnitId: number;
	secretariatName: string;
	secretariatAt: string | null;
	phases: { clause: string; name: string; words: string; startsOn: string; endsOn: string }[];
};

/** A plan within reach, or null. */
export async function findPlan(sql: Sql, planId: number, jurisdictionIds: number[]): Promise<PlanHead | null> {
	const [row] = await sql<PlanHead[]>`
		select p.id, p.title, p.number, p.issued_on as "issuedOn", p.starts_on as "startsOn", p.ends_on as "endsOn", p.period_words as "periodWords",
			p.secretariat_unit_id as "secretariatUnitId", u.name as "secretariatName", p.secretariat_at as "secretariatAt",
			coalesce((select json_agg(i.name order by i.position) from plan_issuers i where i.plan_id = p.id), '[]') as issuers,
			coalesce((select json_agg(json_build_object('clause', f.clause, 'name', f.name, 'words', f.words, 'startsOn', f.starts_on, 'endsOn', f.ends_on)
				order by f.position) from phases f where f.plan_id = p.id), '[]') as phases
		from plans p join units u on u.id = p.secretariat_unit_id where p.id = ${planId} and p.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}

/** A plan's ladder, and who may set it; null for one that isn't within reach. */
export async function findLadder(sql: Sql, planId: number, jurisdictionIds: number[]): Promise<PlanLadder | null> {
	const [row] = await sql<PlanLadder[]>`
		select p.id, p.title, p.ladder, u.id as "secretariatUnitId", u.name as "secretariatName"
		from plans p join units u on u.id = p.secretariat_unit_id where p.id = ${planId} and p.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}
type PlanLadder = { id: number; title: string; ladder: Ladder; secretariatUnitId: number; secretariatName: string };

export type ClauseRow = {
	id: number;
	parentId: number | null;
	path: string;
	kind: string;
	title: string;
	/** The printed text, where the document came in with it. */
	words: string | null;
	box: { goal: string; content: string[]; output: string | null } | null;
	task: { id: number; stage: string; deployment: string; words: string | null } | null;
};

/** The clauses of a plan in the document's order, tasks with how far they have come. */
export const listClauses = (sql: Sql, planId: number): Promise<ClauseRow[]> => sql<ClauseRow[]>`
	select c.id, c.parent_id as "parentId", c.path, c.kind, c.title, c.words, c.box,
		case when t.id is not null then json_build_object('id', t.id, 'stage', whole.state, 'deployment', given.state, 'words', t.words) end as task
	from clauses c left join tasks t on t.clause_id = c.id left join steps whole on whole.task_id = t.id and whole.no = 1
		left join steps given on given.task_id = t.id and given.no = 2
	where c.plan_id = ${planId} and c.removed_by_id is null order by c.position`;

export type ResponsibilityRow = {
	id: number;
	heading: string;
	goal: string;
	columns: { words: string; milestone: string | null; points: string[] }[];
	units: { name: string; verb: string; column: string }[];
	tasks: { id: number; clause: string; title: string }[];
};

export const listResponsibility = (sql: Sql, planId: number): Promise<ResponsibilityRow[]> => sql<ResponsibilityRow[]>`
	select r.id, r.heading, r.goal, r.columns,
		coalesce((select json_agg(json_build_object('name', u.name, 'verb', u.verb, 'column', u."column") order by u.position)
			from responsibility_units u where u.row_id = r.id), '[]') as units,
		coalesce((select json_agg(json_build_object('id', t.id, 'clause', t.clause, 'title', t.title) order by t.position)
			from responsibility_tasks l join tasks t on t.id = l.task_id where l.row_id = r.id), '[]') as tasks
	from responsibility_rows r where r.plan_id = ${planId} order by r.position`;

export type IndicatorRow = {
	id: number;
	clause: string;
	name: string;
	scope: string | null;
	measure: string | null;
	numerator: string | null;
	denominator: string | null;
	task: { id: number; clause: string } | null;
	targets: { words: string; milestone: string | null; comparator: string; value: number | null }[];
};

export const listIndicators = (sql: Sql, planId: number): Promise<IndicatorRow[]> => sql<IndicatorRow[]>`
	select i.id, i.clause, i.name, i.scope, i.measure, i.numerator, i.denominator,
		case when t.id is not null then json_build_object('id', t.id, 'clause', t.clause) end as task,
		(select json_agg(json_build_object('words', g.words, 'milestone', g.milestone, 'comparator', g.comparator, 'value', g.value) order by g.position)
			from indicator_targets g where g.indicator_id = i.id) as targets
	from indicators i left join tasks t on t.id = i.task_id where i.plan_id = ${planId} and i.removed_by_id is null order by i.position`;

export type DiscrepancyRow = {
	id: number;
	clause: string;
	words: string;
	against: string | null;
	againstWords: string | null;
	note: string;
	decision: string | null;
	decidedFor: string | null;
	decidedAt: string | null;
};

export const listDiscrepancies = (sql: Sql, planId: number): Promise<DiscrepancyRow[]> => sql<DiscrepancyRow[]>`
	select d.id, d.clause, d.words, d.against, d.against_words as "againstWords", d.note, d.decision, u.name as "decidedFor", d.decided_at as "decidedAt"
	from discrepancies d left join units u on u.id = d.decided_for_unit_id where d.plan_id = ${planId} and d.removed_by_id is null
	order by d.decided_at is not null, d.position`;

export const listWarnings = (
	sql: Sql,
	planId: number,
): Promise<{ clause: string; kind: string; words: string; note: string | null }[]> =>
	sql`select clause, kind, words, note from plan_warnings where plan_id = ${planId} order by position`;

type Decision = { planId: number; discrepancyId: number; decision: string; personId: number; unitId: number; at: Date };

/** Records what was decided about a discrepancy, for the plan's secretariat alone and once; with an audit entry, in one statement. False if it wasn't to be. */
export async function decideDiscrepancy(sql: Sql, d: Decision): Promise<boolean> {
	const at = d.at.toISOString();
	const decided = await sql`
		with decided as (update discrepancies x set decision = ${d.decision}, decided_by_person_id = ${d.personId}, decided_for_unit_id = ${d.unitId},
			decided_at = ${at} from plans p where x.id = ${d.discrepancyId} and x.plan_id = ${d.planId} and p.id = x.plan_id
			and p.secretariat_unit_id = ${d.unitId} and x.decided_at is null and x.removed_by_id is null returning x.id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${at}, ${d.personId}, ${d.unitId}, 'decideDiscrepancy', id::text from decided)
		select id from decided`;
	return decided.length > 0;
}
