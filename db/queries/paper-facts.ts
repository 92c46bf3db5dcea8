import type { Sql } from "../client.server.ts";

/** What there is to say about a task or matter besides what its docket remembers, as it is called now. Names by id. */
export type TaskFacts = {
	taskId: number;
	plan: string;
	clause: string;
	title: string;
	gist: string;
	secretariat: string;
	jurisdiction: string;
	deadlines: { on: string; words: string }[];
	units: Record<number, string>;
	people: Record<number, string>;
};

/** Facts for the papers of these tasks, in one statement; with the people who have acted on each, and those given. */
export const listPaperFacts = (sql: Sql, taskIds: number[], personIds: number[]): Promise<TaskFacts[]> => sql<TaskFacts[]>`
	select t.id as "taskId", p.title as plan, t.clause, t.title, coalesce(t.gist, '') as gist, o.name as secretariat, j.name as jurisdiction,
		coalesce((select json_agg(json_build_object('on', d.on_date, 'words', d.words) order by d.position) from deadlines d
			where d.task_id = t.id and d.on_date is not null), '[]') as deadlines,
		(select json_object_agg(u.id, u.name) from units u where u.jurisdiction_id = j.id) as units,
		coalesce((select json_object_agg(w.id, w.name) from people w where w.id = any(${personIds})
			or w.id in (select e.person_id from entries e where e.task_id = t.id)), '{}') as people
	from tasks t join plans p on p.id = t.plan_id join units o on o.id = p.secretariat_unit_id join jurisdictions j on j.id = p.jurisdiction_id
	where t.id = any(${taskIds})`;
