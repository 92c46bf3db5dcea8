import { sql } from "drizzle-orm";
import type { Orm } from "../../client.server.ts";
import { compareClauses } from "../../plans/clause-path.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import { idIn, type Names } from "./names.ts";

type Task = PlanDocument["tasks"][number];
export type PlacedTask = { task: Task; position: number };

/** Every clause of a document as a row, its tasks' own among them, in the document's order. */
export function clauseRows(document: PlanDocument) {
	const ofTasks = document.tasks.map(({ clause, title, under, text }) => {
		return { path: clause, title, kind: "task" as const, parent: under, text, box: null };
	});
	const all = [...document.clauses, ...ofTasks].sort((a, b) => compareClauses(a.path, b.path));
	return all.map(({ path, title, kind, parent, text, box }, position) => {
		return { position, path, title, kind, parent, words: text, box };
	});
}
export type ClauseRow = ReturnType<typeof clauseRows>[number];

/** Stores clauses that are new; gives their ids by path. Which stands under which is `nestClauses`'s. */
export async function insertClauseRows(orm: Orm, rows: ClauseRow[], planId: number): Promise<Map<string, number>> {
	if (rows.length === 0) return new Map();
	const stored = await orm
		.insert(t.clauses)
		.values(rows.map(({ parent: _, ...row }) => ({ planId, ...row })))
		.returning({ id: t.clauses.id, path: t.clauses.path });
	return new Map(stored.map((row) => [row.path, row.id]));
}

/** Puts every clause under the one that the document has it under. */
export async function nestClauses(orm: Orm, rows: ClauseRow[], ids: Map<string, number>): Promise<void> {
	const idOf = idIn(ids);
	const below = rows.map(({ path, parent }) => ({ id: idOf(path), parent_id: parent === null ? null : idOf(parent) }));
	await orm.execute(sql`update clauses c set parent_id = b.parent_id
		from jsonb_to_recordset(${JSON.stringify(below)}::text::jsonb) as b(id int, parent_id int)
		where c.id = b.id and c.parent_id is distinct from b.parent_id`);
}

export async function insertClauses(orm: Orm, document: PlanDocument, planId: number): Promise<Map<string, number>> {
	const rows = clauseRows(document);
	const ids = await insertClauseRows(orm, rows, planId);
	await nestClauses(orm, rows, ids);
	return ids;
}

/** What a task's own row says. */
export const taskRow = ({ task, position }: PlacedTask, clauseIds: Map<string, number>) => {
	const { clause, kind, title, gist, words, wordsAt, shared } = task;
	return { clauseId: idIn(clauseIds)(clause), position, clause, kind, title, gist, words, wordsAt, isShared: shared };
};

/** Stores tasks that are new; gives their ids by clause. */
export async function insertTaskRows(
	orm: Orm,
	tasks: PlacedTask[],
	planId: number,
	clauseIds: Map<string, number>,
): Promise<Map<string, number>> {
	if (tasks.length === 0) return new Map();
	const rows = await orm
		.insert(t.tasks)
		.values(tasks.map((placed) => ({ planId, ...taskRow(placed, clauseIds) })))
		.returning({ id: t.tasks.id, clause: t.tasks.clause });
	return new Map(rows.map((row) => [row.clause, row.id]));
}

/** Stores what hangs on tasks as printed: assignments, exceptions, time limits, obliged parties. */
export async function insertTaskDetails(orm: Orm, tasks: Task[], ids: Map<string, number>, names: Names): Promise<void> {
	const of = <T>(make: (task: Task, taskId: number) => T[]) => tasks.flatMap((task) => make(task, idIn(ids)(task.clause)));
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
}

export async function insertTasks(
	orm: Orm,
	document: PlanDocument,
	planId: number,
	names: Names,
	clauseIds: Map<string, number>,
): Promise<Map<string, number>> {
	const ids = await insertTaskRows(
		orm,
		document.tasks.map((task, position) => ({ task, position })),
		planId,
		clauseIds,
	);
	await insertTaskDetails(orm, document.tasks, ids, names);
	return ids;
}
