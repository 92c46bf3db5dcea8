import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "../../client.server.ts";
import * as t from "../../schema/index.ts";
import { indicatorRow, insertIndicators, insertTargets } from "../insert-plan/tables.ts";
import type { Amended } from "./amended.ts";

/** Makes the indicators what the document says: those that go on keep their row, those that go are marked. */
export async function amendIndicators(
	{ orm }: Transaction,
	{ planId, amendmentId, after, pairs, diff }: Amended,
	taskIds: Map<string, number>,
): Promise<void> {
	const stored = await orm
		.select({ id: t.indicators.id })
		.from(t.indicators)
		.where(and(eq(t.indicators.planId, planId), isNull(t.indicators.removedById)))
		.orderBy(t.indicators.position);
	const gone = diff.indicators.removed.flatMap(({ at }) => stored[at]?.id ?? []);
	if (gone.length > 0) await orm.update(t.indicators).set({ removedById: amendmentId }).where(inArray(t.indicators.id, gone));
	const kept = new Map(pairs.indicators.map(({ from, to }) => [to, stored[from]?.id]));
	const placed = after.indicators.map((indicator, position) => ({ indicator, position, id: kept.get(position) }));
	for (const { id, ...p } of placed)
		if (id !== undefined) await orm.update(t.indicators).set(indicatorRow(p, taskIds)).where(eq(t.indicators.id, id));
	const changed = diff.indicators.changed.flatMap(({ from, after: { targets } }) => {
		const id = stored[from]?.id;
		return id === undefined ? [] : [{ id, targets }];
	});
	const ids = changed.map(({ id }) => id);
	if (ids.length > 0) await orm.delete(t.indicatorTargets).where(inArray(t.indicatorTargets.indicatorId, ids));
	await insertTargets(orm, changed);
	await insertIndicators(
		orm,
		placed.filter(({ id }) => id === undefined),
		planId,
		taskIds,
	);
}
