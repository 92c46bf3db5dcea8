import type { Deadline } from "#workflows/calendar/deadline.ts";
import type { Role } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";
import type { TaskKind } from "../schema/tasks.ts";

/** What the plan's document says about one task, and where it stands in it; of a matter there is only what it is called. */
export type TaskFacts = {
	id: number;
	planId: number;
	planTitle: string;
	clause: string;
	title: string;
	gist: string;
	/** The printed text, where the document came in with it. */
	text: string | null;
	words: string | null;
	wordsAt: string | null;
	isShared: boolean;
	kind: TaskKind;
	/** The headings above it, the outermost first. */
	above: { path: string; title: string }[];
	assignments: {
		name: string;
		unitId: number;
		role: Role;
		verb: string;
		isInferred: boolean;
		isOpen: boolean;
		isOutside: boolean;
	}[];
	exceptions: string[];
	deadlines: Deadline[];
	obliged: string[];
	indicators: {
		id: number;
		name: string;
		scope: string | null;
		targets: { words: string; comparator: string; value: number | null; milestone: string | null }[];
		measure: string | null;
	}[];
	discrepancies: {
		clause: string;
		words: string;
		against: string | null;
		againstWords: string | null;
		note: string;
		decision: string | null;
	}[];
};

/** The facts of a task within reach, or null. One statement. */
export async function findTask(sql: Sql, taskId: number, jurisdictionIds: number[]): Promise<TaskFacts | null> {
	const [row] = await sql<TaskFacts[]>`
		with recursive above as (
			select c.parent_id, c.path, c.title, 0 as depth, t.id as task_id from tasks t join clauses c on c.id = t.clause_id where t.id = ${taskId}
			union all select c.parent_id, c.path, c.title, above.depth + 1, above.task_id from clauses c join above on above.parent_id = c.id)
		select t.id, p.id as "planId", p.title as "planTitle", t.clause, t.title, t.gist, (select c.words from clauses c where c.id = t.clause_id) as text, t.words, t.words_at as "wordsAt", t.is_shared as "isShared",
			t.kind,
			coalesce((select json_agg(json_build_object('path', path, 'title', title) order by depth desc) from above where depth > 0), '[]') as above,
			coalesce((select json_agg(json_build_object('name', a.name, 'unitId', a.unit_id, 'role', a.role, 'verb', a.verb, 'isInferred', a.is_inferred,
				'isOpen', u.is_open, 'isOutside', u.is_outside) order by a.position)
				from assignments a join units u on u.id = a.unit_id where a.task_id = t.id), '[]') as assignments,
			coalesce((select json_agg(u.name order by u.id) from task_exceptions e join units u on u.id = e.unit_id where e.task_id = t.id), '[]') as exceptions,
			coalesce((select json_agg(json_build_object('words', d.words, 'on', d.on_date, 'altOn', d.alt_date, 'precision', d.precision, 'kind', d.kind,
				'every', d.every) order by d.position) from deadlines d where d.task_id = t.id), '[]') as deadlines,
			coalesce((select json_agg(o.name order by o.name) from obliged_parties o where o.task_id = t.id), '[]') as obliged,
			coalesce((select json_agg(json_build_object('id', i.id, 'name', i.name, 'scope', i.scope, 'measure', i.measure, 'targets',
				(select json_agg(json_build_object('words', g.words, 'comparator', g.comparator, 'value', g.value, 'milestone', g.milestone) order by g.position)
					from indicator_targets g where g.indicator_id = i.id)) order by i.position)
				from indicators i where i.task_id = t.id and i.removed_by_id is not distinct from t.removed_by_id), '[]') as indicators,
			coalesce((select json_agg(json_build_object('clause', x.clause, 'words', x.words, 'against', x.against, 'againstWords', x.against_words,
				'note', x.note, 'decision', x.decision) order by x.position)
				from discrepancies x where x.plan_id = p.id and (x.clause = t.clause or x.against = t.clause)
					and x.removed_by_id is not distinct from t.removed_by_id), '[]') as discrepancies
		from tasks t join plans p on p.id = t.plan_id
		where t.id = ${taskId} and p.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}
