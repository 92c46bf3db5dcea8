import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "../../client.server.ts";
import * as t from "../../schema/index.ts";
import { clauseRows, insertClauseRows, nestClauses } from "../insert-plan/tasks.ts";
import type { Amended } from "./amended.ts";

/** The clauses that go on, tasks' own among them: their path before, by their path now. */
const keptPaths = ({ before, after, pairs }: Amended): [string, string][] => [
	...pairs.clauses.map(({ from, to }): [string, string] => [after.clauses[to]?.path ?? "", before.clauses[from]?.path ?? ""]),
	...pairs.tasks.map(({ from, to }): [string, string] => [after.tasks[to]?.clause ?? "", before.tasks[from]?.clause ?? ""]),
];

/** Gives every clause the number, words and place that the document gives it; gives their ids by path. */
export async function amendClauses({ orm }: Transaction, amended: Amended): Promise<Map<string, number>> {
	const { planId, amendmentId, after } = amended;
	const inForce = and(eq(t.clauses.planId, planId), isNull(t.clauses.removedById));
	const stored = await orm.select({ id: t.clauses.id, path: t.clauses.path }).from(t.clauses).where(inForce);
	const idBefore = new Map(stored.map(({ id, path }) => [path, id]));
	const kept = new Map(
		keptPaths(amended).flatMap(([now, was]): [string, number][] => {
			const id = idBefore.get(was);
			return id === undefined ? [] : [[now, id]];
		}),
	);
	const ids = [...kept.values()];
	await orm
		.update(t.clauses)
		.set({ removedById: amendmentId })
		.where(and(inForce, notInArray(t.clauses.id, ids)));
	// Numbers change places with each other: out of the way first.
	await orm.update(t.clauses).set({ path: sql`'~' || id` }).where(inArray(t.clauses.id, ids));
	const rows = clauseRows(after);
	const going = rows.flatMap(({ parent: _, ...row }) => (kept.has(row.path) ? [{ id: kept.get(row.path), ...row }] : []));
	await orm.execute(sql`update clauses c set path = r.path, position = r.position, kind = r.kind, title = r.title, words = r.words, box = r.box
		from jsonb_to_recordset(${JSON.stringify(going)}::text::jsonb) as r(id int, path text, position int, kind text, title text, words text, box jsonb)
		where c.id = r.id`);
	const fresh = await insertClauseRows(
		orm,
		rows.filter(({ path }) => !kept.has(path)),
		planId,
	);
	const all = new Map([...kept, ...fresh]);
	await nestClauses(orm, rows, all);
	return all;
}
