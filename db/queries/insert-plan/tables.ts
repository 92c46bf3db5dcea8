import type { Orm } from "../../client.server.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import type { Names } from "./names.ts";

type Indicator = PlanDocument["indicators"][number];
export type PlacedIndicator = { indicator: Indicator; position: number };

/** What an indicator's own row says. */
export const indicatorRow = ({ indicator, position }: PlacedIndicator, taskIds: Map<string, number>) => {
	const { targets: _, task, ...row } = indicator;
	return { position, ...row, taskId: task === null ? null : (taskIds.get(task) ?? null) };
};

/** Stores what indicators have to reach, each by its id. */
export async function insertTargets(orm: Orm, indicators: { id: number; targets: Indicator["targets"] }[]): Promise<void> {
	const rows = indicators.flatMap(({ id, targets }) =>
		targets.map((target, position) => ({ indicatorId: id, position, ...target })),
	);
	if (rows.length > 0) await orm.insert(t.indicatorTargets).values(rows);
}

export async function insertIndicators(
	orm: Orm,
	indicators: PlacedIndicator[],
	planId: number,
	taskIds: Map<string, number>,
): Promise<void> {
	if (indicators.length === 0) return;
	const rows = indicators.map((placed) => ({ planId, ...indicatorRow(placed, taskIds) }));
	const stored = await orm.insert(t.indicators).values(rows).returning({ id: t.indicators.id, position: t.indicators.position });
	const targetsAt = new Map(indicators.map(({ indicator, position }) => [position, indicator.targets]));
	await insertTargets(
		orm,
		stored.map(({ id, position }) => ({ id, targets: targetsAt.get(position) ?? [] })),
	);
}

/** Stores the responsibility table, however many rows it has, in three statements. */
export async function insertResponsibility(
	orm: Orm,
	document: PlanDocument,
	planId: number,
	names: Names,
	taskIds: Map<string, number>,
): Promise<void> {
	const rows = document.responsibility;
	if (rows.length === 0) return;
	const stored = await orm
		.insert(t.responsibilityRows)
		.values(rows.map(({ heading, goal, columns }, position) => ({ planId, position, heading, goal, columns })))
		.returning({ rowId: t.responsibilityRows.id, position: t.responsibilityRows.position });
	const cells = stored.flatMap(({ rowId, position: at }) =>
		(rows[at]?.units ?? []).map((u, position) => ({ rowId, position, ...u, unitId: names(u.unit), name: u.unit })),
	);
	const links = stored.flatMap(({ rowId, position: at }) =>
		(rows[at]?.tasks ?? []).flatMap((clause) => {
			const taskId = taskIds.get(clause);
			return taskId === undefined ? [] : [{ rowId, taskId }];
		}),
	);
	if (cells.length > 0) await orm.insert(t.responsibilityUnits).values(cells);
	if (links.length > 0) await orm.insert(t.responsibilityTasks).values(links);
}

type Discrepancy = PlanDocument["discrepancies"][number];
export type PlacedDiscrepancy = { discrepancy: Discrepancy; position: number };

export async function insertDiscrepancies(orm: Orm, found: PlacedDiscrepancy[], planId: number): Promise<void> {
	const rows = found.map(({ discrepancy, position }) => ({ planId, position, ...discrepancy }));
	if (rows.length > 0) await orm.insert(t.discrepancies).values(rows);
}

/** Stores what a document says that nothing hangs on: who issued it, its phases, what its reading left unsure. */
export async function insertNotes(orm: Orm, document: PlanDocument, planId: number): Promise<void> {
	const { issuers, phases, warnings } = document;
	if (issuers.length > 0) await orm.insert(t.planIssuers).values(issuers.map((name, position) => ({ planId, position, name })));
	if (phases.length > 0)
		await orm
			.insert(t.phases)
			.values(phases.map(({ start, end, ...phase }, position) => ({ planId, position, ...phase, startsOn: start, endsOn: end })));
	if (warnings.length > 0) await orm.insert(t.planWarnings).values(warnings.map((w, position) => ({ planId, position, ...w })));
}
