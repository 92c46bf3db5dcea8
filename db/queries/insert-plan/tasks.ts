import { sql } from "drizzle-orm";
import type { Orm } from "../../client.server.ts";
import { compareClauses } from "../../plans/clause-path.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import { idIn, type Names } from "./names.ts";

export async function insertClauses(orm: Orm, document: PlanDocument, planId: number): Promise<Map<string, number>> {
	const ofTasks = document.tasks.map((task) => ({
		path: task.clause,
		title: task.title,
		kind: "task" as const,
		parent: task.under,
		text: task.text,
		box: null,
	}));
	const all = [...document.clauses, ...ofTasks].sort((a, b) => compareClauses(a.path, b.path));
	const rows = await orm
		.insert(t.clauses)
		.values(all.map(({ path, title, kind, text, box }, position) => ({ planId, position, path, title, kind, words: text, box })))
		.returning({ id: t.clauses.id, path: t.clauses.path });
	const ids = new Map(rows.map((row) => [row.path, row.id]));
	const below = all.flatMap(({ path, parent }) =>
		parent === null ? [] : [{ id: idIn(ids)(path), parent_id: idIn(ids)(parent) }],
	);
	await orm.execute(sql`update clauses c set parent_id = b.parent_id
		from jsonb_to_recordset(${JSON.stringify(below)}::text::jsonb) as b(id int, parent_id int) where c.id = b.id`);
	return ids;
}

export async function insertTasks(
	orm: Orm,
	document: PlanDocument,
	planId: number,
	names: Names,
	clauseIds: Map<string, number>,
) {
	const rows = await orm
		.insert(t.tasks)
		.values(
			document.tasks.map(({ clause, kind, title, gist, words, wordsAt, shared }, position) => {
				return {
					planId,
					clauseId: idIn(clauseIds)(clause),
					position,
					clause,
					kind,
					title,
					gist,
					words,
					wordsAt,
					isShared: shared,
				};
			}),
		)
		.returning({ id: t.tasks.id, clause: t.tasks.clause });
	const ids = new Map(rows.map((row) => [row.clause, row.id]));
	const of = <T>(make: (task: PlanDocument["tasks"][number], taskId: number) => T[]) =>
		document.tasks.flatMap((task) => make(task, idIn(ids)(task.clause)));
	const assignments = of((task, taskId) =>
		task.assignments.map((a, position) => ({
			taskId,
			unitId: names(a.unit),
			role: a.role,
			position,
			name: a.unit,
			verb: a.verb,
			isInferred: a.inferred,
		})),
	);
	const exceptions = of((task, taskId) => task.exceptions.map((name) => ({ taskId, unitId: names(name) })));
	const deadlines = of((task, taskId) =>
		task.deadlines.map((d, position) => ({ taskId, position, ...d, onDate: d.on, altDate: d.altOn })),
	);
	const obliged = of((task, taskId) => task.obliged.map((name) => ({ taskId, name })));
	if (assignments.length > 0) await orm.insert(t.assignments).values(assignments);
	if (exceptions.length > 0) await orm.insert(t.taskExceptions).values(exceptions);
	if (deadlines.length > 0) await orm.insert(t.deadlines).values(deadlines);
	if (obliged.length > 0) await orm.insert(t.obligedParties).values(obliged);
	return ids;
}
