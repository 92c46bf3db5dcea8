import type { PlanDiff } from "#db/plans/plan-diff.ts";
import type { PrintedPart } from "#db/plans/printed-parts.ts";
import type { Amendment } from "#workflows/amendment.ts";
import type { TaskAmendment } from "./task-amendments.ts";

/** What the docket of a task is told of an amendment; the task by its clause in the plan as it was. */
export type TaskEvent =
	| { clause: string; type: "task.amend"; data: Amendment }
	| { clause: string; type: "task.restate"; data: Pick<Amendment, "amendment" | "facets"> }
	| { clause: string; type: "task.remove"; data: Pick<Amendment, "amendment"> };

type UnitIds = (name: string) => number;

const partOf = ({ unit, role, via }: PrintedPart, isAsked: boolean, idOf: UnitIds) => {
	return { unitId: idOf(unit), role, viaUnitId: via === null ? null : idOf(via), isAsked };
};

function amendOf(amended: TaskAmendment, amendment: number, idOf: UnitIds): TaskEvent {
	const { before, facets, isForAll, dates, added, changed, removed } = amended;
	const isForSomebody = isForAll || dates.length + added.length + changed.length + removed.length > 0;
	if (!isForSomebody) return { clause: before.clause, type: "task.restate", data: { amendment, facets } };
	const parts = {
		added: added.map((part) => partOf(part, true, idOf)),
		changed: changed.map((part) => partOf(part, part.isAsked, idOf)),
		removed: removed.map(({ unit }) => idOf(unit)),
	};
	return { clause: before.clause, type: "task.amend", data: { amendment, facets, isForAll, dates, ...parts } };
}

/**
 * What the dockets of a plan's tasks are told of its amendment number `amendment`; units by main name. Tasks that it doesn't concern hear
 * nothing, those that come in have no docket yet. Pure.
 */
export const taskEvents = (
	amendments: TaskAmendment[],
	{ tasks: { removed } }: PlanDiff,
	amendment: number,
	idOf: UnitIds,
): TaskEvent[] => [
	...amendments.map((amended) => amendOf(amended, amendment, idOf)),
	...removed.map(({ item }): TaskEvent => ({ clause: item.clause, type: "task.remove", data: { amendment } })),
];
