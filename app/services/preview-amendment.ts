import type { Sql } from "#db/client.server.ts";
import type { PlanDiff } from "#db/plans/plan-diff.ts";
import { type PlanDocument, planDocumentSchema } from "#db/plans/plan-document.ts";
import { listDockets, type StoredDocket } from "#db/queries/get-docket.ts";
import { findAmendablePlan, listTaskClauses } from "#db/queries/plan-amendments.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { decide } from "#workflows/decide.ts";
import type { Actor } from "#workflows/docket.ts";
import { comparePlans } from "../amending/compare-plans.ts";
import { type Outcome, outcomeOf } from "../amending/outcome.ts";
import { type TaskAmendment, taskAmendments } from "../amending/task-amendments.ts";
import { type TaskEvent, taskEvents } from "../amending/task-events.ts";
import { documentOf } from "../drafting/document-of.ts";
import { sayingsOf } from "../drafting/for-plan.ts";
import type { Obstacle } from "../drafting/obstacles.ts";
import { getBase } from "./amend-plan.ts";
import type { DraftSource } from "./draft-source.ts";

/** What confirming would do to a plan, and what of it was looked at: the base that confirming has to name. */
export type AmendmentPreview = {
	/** Its number among the amendments of the plan. */
	no: number;
	base: string;
	diff: PlanDiff;
	amendments: TaskAmendment[];
	/** By the clause of the task in the plan as it is. */
	outcomes: Record<string, Outcome>;
	unitNames: Record<number, string>;
	/** The ids of the plan's tasks by their clauses. */
	taskIds: Record<string, number>;
};

/** Above every id that a unit has: those that come in have none before they do. */
const NOT_YET = 2 ** 30;

/** Ids for every name that either document has, and the other way round. */
function unitBook({ roster }: DraftSource, documents: PlanDocument[]) {
	const ids = new Map(roster.map(({ name, id }) => [name, id]));
	for (const { units } of documents) for (const { name } of units) if (!ids.has(name)) ids.set(name, NOT_YET + ids.size);
	return {
		idOf: (name: string) => ids.get(name) ?? NOT_YET,
		names: Object.fromEntries([...ids].map(([name, id]) => [id, name])),
	};
}

/** What an event would do to a docket, judged on the dates that its task would have. */
function foreseen(
	docket: StoredDocket,
	after: PlanDocument,
	event: TaskEvent,
	clause: string | undefined,
	now: Date,
): Outcome | null {
	const deadlines = after.tasks.find((task) => task.clause === clause)?.deadlines ?? docket.printed.deadlines;
	const dated = { ...docket, printed: { deadlines, endsOn: after.period?.end ?? null } };
	const { type, data } = event;
	const actor: Actor = {
		kind: "person",
		personId: 0,
		unitId: docket.secretariatUnitId,
		position: "officer",
		through: "amendment",
	};
	const decision = decide(dated, { stepNo: 1, type, data }, actor, now);
	return decision.ok ? outcomeOf(docket, decision.change, data.amendment) : null;
}

/**
 * What a draft that amends a plan would change, and what that comes to for every unit: the same comparison and the same decisions as confirming
 * makes, of which nothing is saved. Gives what still stands in the way of the draft instead, if anything does; null for a draft that amends none.
 */
export async function previewAmendment(
	sql: Sql,
	source: DraftSource,
	now: Date,
): Promise<AmendmentPreview | { obstacles: Obstacle[] } | null> {
	const { draft, pieces, roster, place, amends } = source;
	if (!draft || !pieces || !amends) return null;
	const made = documentOf({ draft, pieces, roster, place });
	if ("obstacles" in made) return made;
	const [plan, { current, base }, clauses] = await Promise.all([
		findAmendablePlan(sql, amends.id, [source.jurisdictionId]),
		getBase(sql, amends.id),
		listTaskClauses(sql, amends.id),
	]);
	const no = (plan?.amendments ?? 0) + 1;
	const { choices, asks } = sayingsOf(draft, new Map(clauses.map(({ id, clause }) => [id, clause])));
	const comparison = comparePlans(current, planDocumentSchema.parse(made.document), choices);
	const { diff, after } = comparison;
	const units = unitBook(source, [comparison.before, after]);
	const amendments = taskAmendments(comparison, asks, dateAt(now));
	const events = taskEvents(amendments, diff, no, units.idOf);
	const taskIds = Object.fromEntries(clauses.map(({ id, clause }) => [clause, id]));
	const dockets = await listDockets(
		sql,
		events.flatMap(({ clause }) => taskIds[clause] ?? []),
		null,
	);
	const docketOf = new Map(dockets.map((docket) => [docket.id, docket]));
	const clauseNow = new Map(amendments.map((a) => [a.before.clause, a.after.clause]));
	const outcomes = events.flatMap((event): [string, Outcome][] => {
		const docket = docketOf.get(taskIds[event.clause] ?? 0);
		const outcome = docket && foreseen(docket, after, event, clauseNow.get(event.clause), now);
		return outcome ? [[event.clause, outcome]] : [];
	});
	return { no, base, diff, amendments, outcomes: Object.fromEntries(outcomes), unitNames: units.names, taskIds };
}
