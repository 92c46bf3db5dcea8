import type { Sql } from "../client.server.ts";
import type { PlanDocument } from "../plans/plan-document.ts";

/**
 * Every plan (or that of an id) as a document again, rebuilt from its rows as they stand today, in the order of their seeds: what `load-plan`
 * was given, and amendments have made of it. Clauses come in the document's order; what has no order of its own (aliases, exceptions, obliged
 * parties) by its name. One statement.
 */
export async function listPlanDocuments(sql: Sql, planId: number | null = null): Promise<PlanDocument[]> {
	const list = (item: ReturnType<Sql>, order: ReturnType<Sql>, from: ReturnType<Sql>) =>
		sql`coalesce((select json_agg(${item} order by ${order}) from ${from}), '[]')`;
	const assignments = list(
		sql`json_build_object('unit', a.name, 'role', a.role, 'verb', a.verb, 'inferred', a.is_inferred)`,
		sql`a.position`,
		sql`assignments a where a.task_id = t.id`,
	);
	const deadlines = list(
		sql`json_build_object('words', d.words, 'on', d.on_date, 'altOn', d.alt_date, 'precision', d.precision, 'kind', d.kind, 'every', d.every)`,
		sql`d.position`,
		sql`deadlines d where d.task_id = t.id`,
	);
	const tasks = list(
		sql`json_build_object('clause', t.clause, 'under', above.path, 'kind', t.kind, 'title', t.title, 'gist', t.gist, 'text', c.words, 'words', t.words,
			'wordsAt', t.words_at, 'assignments', ${assignments}, 'shared', t.is_shared,
			'exceptions', ${list(sql`u.name`, sql`u.name`, sql`task_exceptions e join units u on u.id = e.unit_id where e.task_id = t.id`)},
			'deadlines', ${deadlines}, 'obliged', ${list(sql`o.name`, sql`o.name`, sql`obliged_parties o where o.task_id = t.id`)})`,
		sql`t.position`,
		sql`tasks t join clauses c on c.id = t.clause_id left join clauses above on above.id = c.parent_id
			where t.plan_id = p.id and t.removed_by_id is null`,
	);
	// A plan knows of the units that it names: that others stand under or belong to them is for other plans to say.
	const named = (unitId: ReturnType<Sql>) =>
		sql`exists (select from plan_units n where n.plan_id = p.id and n.unit_id = ${unitId})`;
	const units = list(
		sql`json_build_object('name', u.name, 'kind', u.kind, 'group', u.is_group, 'open', u.is_open, 'roster', u.roster, 'outside', u.is_outside,
			'printed', u.is_printed, 'parent', case when ${named(sql`above.id`)} then above.name end,
			'members', ${list(
				sql`m.name`,
				sql`um.position`,
				sql`unit_members um join units m on m.id = um.unit_id
				where um.group_id = u.id and ${named(sql`m.id`)}`,
			)},
			'aliases', ${list(
				sql`json_build_object('name', a.name, 'clause', a.clause)`,
				sql`a.name`,
				sql`unit_aliases a where a.plan_id = p.id and a.unit_id = u.id`,
			)})`,
		sql`pu.position`,
		sql`plan_units pu join units u on u.id = pu.unit_id left join units above on above.id = u.parent_id where pu.plan_id = p.id`,
	);
	const targets = list(
		sql`json_build_object('milestone', g.milestone, 'words', g.words, 'comparator', g.comparator, 'value', g.value)`,
		sql`g.position`,
		sql`indicator_targets g where g.indicator_id = i.id`,
	);
	const indicators = list(
		sql`json_build_object('clause', i.clause, 'task', t.clause, 'name', i.name, 'scope', i.scope, 'kind', i.kind, 'measure', i.measure,
			'numerator', i.numerator, 'denominator', i.denominator, 'targets', ${targets})`,
		sql`i.position`,
		sql`indicators i left join tasks t on t.id = i.task_id where i.plan_id = p.id and i.removed_by_id is null`,
	);
	const cells = list(
		sql`json_build_object('unit', c.name, 'role', c.role, 'verb', c.verb, 'column', c."column", 'inferred', false)`,
		sql`c.position`,
		sql`responsibility_units c where c.row_id = r.id`,
	);
	const responsibility = list(
		sql`json_build_object('heading', r.heading, 'goal', r.goal, 'columns', r.columns, 'units', ${cells},
			'tasks', ${list(sql`t.clause`, sql`t.position`, sql`responsibility_tasks l join tasks t on t.id = l.task_id where l.row_id = r.id`)})`,
		sql`r.position`,
		sql`responsibility_rows r where r.plan_id = p.id`,
	);
	const rows = await sql<{ document: PlanDocument }[]>`
		with recursive places as (
			select id, json_build_array(json_build_object('name', name, 'level', level))::jsonb as path from jurisdictions where parent_id is null
			union all select j.id, places.path || jsonb_build_object('name', j.name, 'level', j.level)
			from jurisdictions j join places on j.parent_id = places.id)
		select json_build_object('seed', p.seed, 'title', p.title, 'number', p.number, 'issuedOn', p.issued_on, 'jurisdiction', places.path,
			'issuers', ${list(sql`i.name`, sql`i.position`, sql`plan_issuers i where i.plan_id = p.id`)},
			'period', case when p.period_words is not null then json_build_object('start', p.starts_on, 'end', p.ends_on, 'words', p.period_words) end,
			'phases', ${list(
				sql`json_build_object('clause', f.clause, 'name', f.name, 'words', f.words, 'start', f.starts_on, 'end', f.ends_on, 'precision', f.precision)`,
				sql`f.position`,
				sql`phases f where f.plan_id = p.id`,
			)},
			'clauses', ${list(
				sql`json_build_object('path', c.path, 'title', c.title, 'kind', c.kind, 'parent', above.path, 'text', c.words, 'box', c.box)`,
				sql`c.position`,
				sql`clauses c left join clauses above on above.id = c.parent_id where c.plan_id = p.id and c.kind <> 'task' and c.removed_by_id is null`,
			)},
			'units', ${units}, 'tasks', ${tasks}, 'indicators', ${indicators}, 'responsibility', ${responsibility},
			'discrepancies', ${list(
				sql`json_build_object('kind', d.kind, 'clause', d.clause, 'words', d.words, 'against', d.against, 'againstWords', d.against_words, 'note', d.note)`,
				sql`d.position`,
				sql`discrepancies d where d.plan_id = p.id and d.removed_by_id is null`,
			)},
			'warnings', ${list(
				sql`json_build_object('clause', w.clause, 'kind', w.kind, 'words', w.words, 'note', w.note)`,
				sql`w.position`,
				sql`plan_warnings w where w.plan_id = p.id`,
			)},
			'measures', coalesce(p.policy -> 'measures', '[]'), 'setup', json_build_object('secretariat', office.name, 'secretariatAt', p.secretariat_at)) as document
		from plans p join places on places.id = p.jurisdiction_id join units office on office.id = p.secretariat_unit_id
		${planId === null ? sql`` : sql`where p.id = ${planId}`} order by p.seed nulls last, p.id`;
	return rows.map((row) => row.document);
}
