import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Orm, Transaction } from "../../client.server.ts";
import * as t from "../../schema/index.ts";
import type { Names } from "../insert-plan/names.ts";
import { insertTaskDetails, insertTaskRows, taskRow } from "../insert-plan/tasks.ts";
import type { Amended, AmendedTasks } from "./amended.ts";

async function dropDetails(orm: Orm, taskIds: number[]): Promise<void> {
	for (const table of [t.assignments, t.taskExceptions, t.deadlines, t.obligedParties])
		await orm.delete(table).where(inArray(table.taskId, taskIds));
}

/** Keeps which tasks the amendment brought in, changed and took out. */
async function noteTasks(orm: Orm, { amendmentId, diff }: Amended, { before, after }: AmendedTasks): Promise<void> {
	const row = (taskId: number | undefined, clauseBefore: string | null, clauseAfter: string | null) =>
		taskId === undefined ? [] : [{ amendmentId, taskId, clauseBefore, clauseAfter }];
	const { added, removed, changed } = diff.tasks;
	const rows = [
		...added.flatMap(({ item }) => row(after.get(item.clause), null, item.clause)),
		...removed.flatMap(({ item }) => row(before.get(item.clause), item.clause, null)),
		...changed.flatMap((c) => row(after.get(c.after.clause), c.before.clause, c.after.clause)),
	];
	if (rows.length > 0) await orm.insert(t.amendedTasks).values(rows);
}

/** Makes every task what the document says of it: those that go on keep their row and number of their own, those that go are marked. */
export async function amendTasks(
	{ orm }: Transaction,
	amended: Amended,
	names: Names,
	clauseIds: Map<string, number>,
): Promise<AmendedTasks> {
	const { planId, amendmentId, pairs, diff } = amended;
	// What supervising brought up beside the document isn't the document's to number.
	const inForce = and(eq(t.tasks.planId, planId), isNull(t.tasks.removedById), isNotNull(t.tasks.clauseId));
	const stored = await orm.select({ id: t.tasks.id, clause: t.tasks.clause }).from(t.tasks).where(inForce);
	const before = new Map(stored.map(({ id, clause }) => [clause, id]));
	const idBefore = (at: number) => before.get(amended.before.tasks[at]?.clause ?? "");
	const kept = new Map(pairs.tasks.map(({ from, to }) => [to, idBefore(from)]));
	const gone = diff.tasks.removed.flatMap(({ at }) => idBefore(at) ?? []);
	if (gone.length > 0) await orm.update(t.tasks).set({ removedById: amendmentId }).where(inArray(t.tasks.id, gone));
	// Numbers change places with each other: out of the way first.
	await orm.update(t.tasks).set({ clause: sql`'~' || id` }).where(inForce);
	const placed = amended.after.tasks.map((task, position) => ({ task, position, id: kept.get(position) }));
	const going = placed.flatMap(({ id, ...p }) => (id === undefined ? [] : [{ id, ...taskRow(p, clauseIds) }]));
	await orm.execute(sql`update tasks t set clause_id = r."clauseId", position = r.position, clause = r.clause, kind = r.kind, title = r.title,
			gist = r.gist, words = r.words, words_at = r."wordsAt", is_shared = r."isShared"
		from jsonb_to_recordset(${JSON.stringify(going)}::text::jsonb) as r(id int, "clauseId" int, position int, clause text, kind text, title text,
			gist text, words text, "wordsAt" text, "isShared" boolean) where t.id = r.id`);
	const fresh = await insertTaskRows(
		orm,
		placed.filter(({ id }) => id === undefined),
		planId,
		clauseIds,
	);
	const after = new Map([...going.map(({ clause, id }): [string, number] => [clause, id]), ...fresh]);
	const anew = [...diff.tasks.changed.map((c) => c.after), ...diff.tasks.added.map(({ item }) => item)];
	await dropDetails(
		orm,
		anew.flatMap(({ clause }) => after.get(clause) ?? []),
	);
	await insertTaskDetails(orm, anew, after, names);
	await noteTasks(orm, amended, { before, after });
	return { before, after };
}
