import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Orm, Transaction } from "../../client.server.ts";
import * as t from "../../schema/index.ts";
import type { Names } from "../insert-plan/names.ts";
import { insertDiscrepancies, insertNotes, insertResponsibility } from "../insert-plan/tables.ts";
import type { Amended } from "./amended.ts";

/** Discrepancies that still stand keep what was decided about them. */
async function amendDiscrepancies(orm: Orm, { planId, amendmentId, after, pairs, diff }: Amended): Promise<void> {
	const stored = await orm
		.select({ id: t.discrepancies.id })
		.from(t.discrepancies)
		.where(and(eq(t.discrepancies.planId, planId), isNull(t.discrepancies.removedById)))
		.orderBy(t.discrepancies.position);
	const gone = diff.discrepancies.removed.flatMap(({ at }) => stored[at]?.id ?? []);
	if (gone.length > 0)
		await orm.update(t.discrepancies).set({ removedById: amendmentId }).where(inArray(t.discrepancies.id, gone));
	const kept = new Map(pairs.discrepancies.map(({ from, to }) => [to, stored[from]?.id]));
	const placed = after.discrepancies.map((discrepancy, position) => ({ discrepancy, position, id: kept.get(position) }));
	for (const { id, discrepancy, position } of placed)
		if (id !== undefined)
			await orm
				.update(t.discrepancies)
				.set({ ...discrepancy, position })
				.where(eq(t.discrepancies.id, id));
	await insertDiscrepancies(
		orm,
		placed.filter(({ id }) => id === undefined),
		planId,
	);
}

/** Makes what hangs on the plan as a whole what the document says now. Nothing refers to these rows but discrepancies' decisions. */
export async function amendNotes(
	{ orm }: Transaction,
	amended: Amended,
	names: Names,
	taskIds: Map<string, number>,
): Promise<void> {
	const { planId, after } = amended;
	const rows = orm
		.select({ id: t.responsibilityRows.id })
		.from(t.responsibilityRows)
		.where(eq(t.responsibilityRows.planId, planId));
	await orm.delete(t.responsibilityUnits).where(inArray(t.responsibilityUnits.rowId, rows));
	await orm.delete(t.responsibilityTasks).where(inArray(t.responsibilityTasks.rowId, rows));
	for (const table of [t.responsibilityRows, t.planIssuers, t.phases, t.planWarnings])
		await orm.delete(table).where(eq(table.planId, planId));
	await insertResponsibility(orm, after, planId, names, taskIds);
	await insertNotes(orm, after, planId);
	await amendDiscrepancies(orm, amended);
}
