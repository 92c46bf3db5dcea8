import type { Deadline } from "#workflows/calendar/deadline.ts";
import type { Policy } from "#workflows/docket.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { Role } from "#workflows/names.ts";
import type { Orm } from "../../client.server.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import { type PrintedPart, partsIn } from "../../plans/printed-parts.ts";
import * as t from "../../schema/index.ts";
import { idIn, type Names, one } from "./names.ts";
import { insertDiscrepancies, insertIndicators, insertNotes, insertResponsibility } from "./tables.ts";
import { insertClauses, insertTasks } from "./tasks.ts";
import { ensureJurisdiction, ensureUnits, insertNames } from "./units.ts";

/** A unit's part in a task, and the group through which the document names it. */
type Part = { unitId: number; role: Role; viaUnitId: number | null };
export type LoadedTask = { id: number; deadlines: Deadline[]; parts: Part[] };
export type LoadedPlan = {
	id: number;
	jurisdictionId: number;
	secretariatUnitId: number;
	policy: Policy;
	endsOn: string | null;
	tasks: LoadedTask[];
};
type Setup = { policy: Policy; ladder: Ladder; loadedAt: Date };

const storedPart = ({ unit, role, via }: PrintedPart, names: Names): Part => {
	return { unitId: names(unit), role, viaUnitId: via === null ? null : names(via) };
};

/** Gives what a task's docket is opened from. */
export function loadedTask(document: PlanDocument, taskIds: Map<string, number>, names: Names) {
	const partsOf = partsIn(document);
	return (task: PlanDocument["tasks"][number]): LoadedTask => ({
		id: idIn(taskIds)(task.clause),
		deadlines: task.deadlines,
		parts: partsOf(task).map((part) => storedPart(part, names)),
	});
}

/** Stores all that a document says, and gives what its dockets are opened from. Runs inside the caller's transaction. */
export async function insertPlan(orm: Orm, document: PlanDocument, setup: Setup): Promise<LoadedPlan> {
	const jurisdictionId = await ensureJurisdiction(orm, document.jurisdiction);
	const unitIds = await ensureUnits(orm, document, jurisdictionId);
	const { seed, title, number, issuedOn, period } = document;
	const secretariatUnitId = idIn(unitIds)(document.setup.secretariat);
	const secretariatAt = document.setup.secretariatAt;
	const dates = { startsOn: period?.start ?? null, endsOn: period?.end ?? null, periodWords: period?.words ?? null };
	const plan = one(
		await orm
			.insert(t.plans)
			.values({ jurisdictionId, seed, title, number, issuedOn, ...dates, secretariatUnitId, secretariatAt, ...setup })
			.returning(),
	);
	const names = await insertNames(orm, document, plan.id, unitIds);
	const clauseIds = await insertClauses(orm, document, plan.id);
	const taskIds = await insertTasks(orm, document, plan.id, names, clauseIds);
	await insertIndicators(
		orm,
		document.indicators.map((indicator, position) => ({ indicator, position })),
		plan.id,
		taskIds,
	);
	await insertResponsibility(orm, document, plan.id, names, taskIds);
	await insertNotes(orm, document, plan.id);
	await insertDiscrepancies(
		orm,
		document.discrepancies.map((discrepancy, position) => ({ discrepancy, position })),
		plan.id,
	);
	const tasks = document.tasks.map(loadedTask(document, taskIds, names));
	return { id: plan.id, jurisdictionId, secretariatUnitId, policy: setup.policy, endsOn: dates.endsOn, tasks };
}
