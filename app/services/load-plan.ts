import { type Database, type Transaction, transaction } from "#db/client.server.ts";
import { type PlanDocument, type PlanDocumentInput, planDocumentSchema } from "#db/plans/plan-document.ts";
import { insertPlan } from "#db/queries/insert-plan/index.ts";
import { defaultPolicy, type Policy } from "#workflows/docket.ts";
import { defaultLadder } from "#workflows/ladder.ts";
import { openDockets } from "./open-dockets.ts";

const INSPECTING = /检查|整改/;

/** A plan that prints no phase of its own for inspection or rectification leaves skipping them to its leads as well. */
const policyOf = ({ phases, measures }: PlanDocument): Policy =>
	phases.some((phase) => INSPECTING.test(phase.name))
		? { ...defaultPolicy, measures }
		: { ...defaultPolicy, measures, skipInspection: ["lead", "secretariat"], skipRectification: ["lead", "secretariat"] };

/** Loads a plan within a transaction that does more. Throws a ZodError for a document that contradicts the schema. */
export async function loadPlanWithin({ orm, sql }: Transaction, input: PlanDocumentInput, now: Date): Promise<number> {
	const document = planDocumentSchema.parse(input);
	const ladder = defaultLadder;
	const plan = await insertPlan(orm, document, { policy: policyOf(document), ladder, loadedAt: now });
	await openDockets(sql, plan.tasks, { ...plan, ladder }, now);
	return plan.id;
}

/**
 * Loads a plan, built-in or imported: its rows, and a docket for each of its tasks with a part for every unit the document names
 * (groups by their roster, less the task's exceptions; open groups, inferred units and units outside the jurisdiction wait for a decision).
 * All of it or nothing. Gives the plan's id. Throws a ZodError for a document that contradicts the schema.
 */
export const loadPlan = (db: Database, input: PlanDocumentInput, now: Date): Promise<number> =>
	transaction(db, (tx) => loadPlanWithin(tx, input, now));
