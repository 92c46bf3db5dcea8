import type { Orm } from "../../client.server.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import { type Names, one } from "./names.ts";

export async function insertIndicators(
	orm: Orm,
	document: PlanDocument,
	planId: number,
	taskIds: Map<string, number>,
): Promise<void> {
	if (document.indicators.length === 0) return;
	const rows = document.indicators.map(({ targets: _, task, ...indicator }, position) => {
		return { planId, position, ...indicator, taskId: task === null ? null : (taskIds.get(task) ?? null) };
	});
	const stored = await orm.insert(t.indicators).values(rows).returning({ id: t.indicators.id, position: t.indicators.position });
	const targets = stored.flatMap(({ id, position }) =>
		(document.indicators[position]?.targets ?? []).map((target, at) => ({ indicatorId: id, position: at, ...target })),
	);
	await orm.insert(t.indicatorTargets).values(targets);
}

export async function insertResponsibility(
	orm: Orm,
	document: PlanDocument,
	planId: number,
	names: Names,
	taskIds: Map<string, number>,
) {
	for (const [position, { heading, goal, columns, units, tasks }] of document.responsibility.entries()) {
		const row = one(await orm.insert(t.responsibilityRows).values({ planId, position, heading, goal, columns }).returning());
		const cells = units.map((u, at) => ({ rowId: row.id, position: at, ...u, unitId: names(u.unit), name: u.unit }));
		const links = tasks.flatMap((clause) => {
			const taskId = taskIds.get(clause);
			return taskId === undefined ? [] : [{ rowId: row.id, taskId }];
		});
		if (cells.length > 0) await orm.insert(t.responsibilityUnits).values(cells);
		if (links.length > 0) await orm.insert(t.responsibilityTasks).values(links);
	}
}

export async function insertNotes(orm: Orm, document: PlanDocument, planId: number): Promise<void> {
	const { issuers, phases, discrepancies, warnings } = document;
	if (issuers.length > 0) await orm.insert(t.planIssuers).values(issuers.map((name, position) => ({ planId, position, name })));
	if (phases.length > 0)
		await orm
			.insert(t.phases)
			.values(phases.map(({ start, end, ...phase }, position) => ({ planId, position, ...phase, startsOn: start, endsOn: end })));
	if (discrepancies.length > 0)
		await orm.insert(t.discrepancies).values(discrepancies.map((d, position) => ({ planId, position, ...d })));
	if (warnings.length > 0) await orm.insert(t.planWarnings).values(warnings.map((w, position) => ({ planId, position, ...w })));
}
