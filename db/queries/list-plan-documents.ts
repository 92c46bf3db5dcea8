import type { Sql } from "../client.server.ts";

/** One plan as it is stored, in the shape in which `plan:list` prints it. Names and words as printed; dates ISO. */
export type PlanListing = {
	seed: string | null;
	title: string;
	number: string | null;
	issuers: string[];
	issuedOn: string | null;
	jurisdiction: string;
	phases: { name: string; start: string; end: string }[];
	tasks: Record<string, unknown>[];
	indicators: Record<string, unknown>[];
	units: Record<string, unknown>[];
	responsibilityRows: Record<string, unknown>[];
	discrepancies: Record<string, unknown>[];
};

/** Every plan in the database, whole, in the order of their seeds, in one statement. */
export async function listPlanDocuments(sql: Sql): Promise<PlanListing[]> {
	const named = (role: string) => sql`coalesce((select json_agg(a.name order by a.position) from assignments a
		where a.task_id = t.id and a.role = ${role}), '[]')`;
	return sql<PlanListing[]>`
		with recursive places as (
			select id, name as path from jurisdictions where parent_id is null
			union all select j.id, places.path || j.name from jurisdictions j join places on j.parent_id = places.id)
		select p.seed, p.title, p.number, p.issued_on as "issuedOn", places.path as jurisdiction,
			coalesce((select json_agg(i.name order by i.position) from plan_issuers i where i.plan_id = p.id), '[]') as issuers,
			coalesce((select json_agg(json_build_object('name', f.name, 'start', f.starts_on, 'end', f.ends_on, 'clause', f.clause) order by f.position)
				from phases f where f.plan_id = p.id), '[]') as phases,
			coalesce((select json_agg(json_build_object('clause', t.clause, 'title', t.title, 'kind', t.kind,
				'lead', ${named("lead")}, 'cooperate', ${named("cooperate")}, 'implement', ${named("implement")}, 'shared', t.is_shared,
				'inferred', exists (select from assignments a where a.task_id = t.id and a.is_inferred),
				'verbs', coalesce((select json_object_agg(a.name, a.verb) from assignments a where a.task_id = t.id), '{}'),
				'except', coalesce((select json_agg(u.name order by u.id) from task_exceptions e join units u on u.id = e.unit_id where e.task_id = t.id), '[]'),
				'obliged', coalesce((select json_agg(o.name order by o.name) from obliged_parties o where o.task_id = t.id), '[]'),
				'deadlines', coalesce((select json_agg(json_build_object('words', d.words, 'date', d.on_date, 'altDate', d.alt_date,
					'precision', d.precision, 'kind', d.kind, 'every', d.every) order by d.position) from deadlines d where d.task_id = t.id), '[]'))
				order by t.position) from tasks t where t.plan_id = p.id), '[]') as tasks,
			coalesce((select json_agg(json_build_object('clause', i.clause, 'name', i.name, 'scope', i.scope, 'kind', i.kind, 'measure', i.measure,
				'targets', (select json_agg(json_build_object('milestone', g.milestone, 'words', g.words, 'comparator', g.comparator, 'value', g.value)
					order by g.position) from indicator_targets g where g.indicator_id = i.id)) order by i.position)
				from indicators i where i.plan_id = p.id), '[]') as indicators,
			coalesce((select json_agg(json_build_object('name', u.name, 'kind', u.kind, 'group', u.is_group, 'open', u.is_open, 'outside', u.is_outside,
				'printed', u.is_printed, 'roster', u.roster,
				'members', coalesce((select json_agg(m.name order by um.position) from unit_members um join units m on m.id = um.unit_id
					where um.group_id = u.id), '[]'),
				'aliases', coalesce((select json_agg(a.name order by a.name) from unit_aliases a where a.plan_id = p.id and a.unit_id = u.id), '[]'))
				order by pu.position) from plan_units pu join units u on u.id = pu.unit_id where pu.plan_id = p.id), '[]') as units,
			coalesce((select json_agg(json_build_object('heading', r.heading, 'goal', r.goal, 'columns', r.columns,
				'units', (select json_agg(json_build_object('unit', c.name, 'role', c.role, 'verb', c.verb, 'column', c."column") order by c.position)
					from responsibility_units c where c.row_id = r.id),
				'tasks', coalesce((select json_agg(t.clause order by t.position) from responsibility_tasks l join tasks t on t.id = l.task_id
					where l.row_id = r.id), '[]')) order by r.position) from responsibility_rows r where r.plan_id = p.id), '[]') as "responsibilityRows",
			coalesce((select json_agg(json_build_object('kind', d.kind, 'clause', d.clause, 'words', d.words, 'against', d.against,
				'againstWords', d.against_words, 'note', d.note) order by d.position) from discrepancies d where d.plan_id = p.id), '[]') as discrepancies
		from plans p join places on places.id = p.jurisdiction_id order by p.seed nulls last, p.id`;
}
