import type { PaperKind } from "#workflows/papers.ts";
import type { Sql } from "../client.server.ts";
import type { TemplateWords } from "./paper-templates.ts";

/** What there is to say about a task or matter besides what its docket remembers, as it is called now. Names by id. */
export type TaskFacts = {
	taskId: number;
	plan: string;
	isPrinted: boolean;
	clause: string;
	title: string;
	gist: string;
	secretariat: string;
	jurisdiction: string;
	deadlines: { on: string; words: string }[];
	units: Record<number, string>;
	people: Record<number, string>;
	/** The newest words of its jurisdiction, by kind of paper. */
	templates: Partial<Record<PaperKind, { id: number; words: TemplateWords }>>;
};

/** Facts for the papers of these tasks, in one statement; with the people who have acted on each, and those given. */
export const listPaperFacts = (sql: Sql, taskIds: number[], personIds: number[]): Promise<TaskFacts[]> => sql<TaskFacts[]>`
	select t.id as "taskId", p.title as plan, t.clause_id is not null as "isPrinted", t.clause, t.title, coalesce(t.gist, '') as gist, o.name as secretariat, j.name as jurisdiction,
		coalesce((select json_agg(json_build_object('on', d.on_date, 'words', d.words) order by d.position) from deadlines d
			where d.task_id = t.id and d.on_date is not null), '[]') as deadlines,
		(select json_object_agg(u.id, u.name) from units u where u.jurisdiction_id = j.id) as units,
		coalesce((select json_object_agg(w.id, w.name) from people w where w.id = any(${personIds})
			or w.id in (select e.person_id from entries e where e.task_id = t.id)), '{}') as people,
		coalesce((select json_object_agg(w.kind, json_build_object('id', w.id, 'words', w.words)) from
			(select distinct on (kind) kind, id, words from paper_templates w where w.jurisdiction_id = j.id order by kind, version desc) w), '{}') as templates
	from tasks t join plans p on p.id = t.plan_id join units o on o.id = p.secretariat_unit_id join jurisdictions j on j.id = p.jurisdiction_id
	where t.id = any(${taskIds})`;
