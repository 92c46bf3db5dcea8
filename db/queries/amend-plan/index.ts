import { eq } from "drizzle-orm";
import type { Transaction } from "../../client.server.ts";
import * as t from "../../schema/index.ts";
import { type LoadedTask, loadedTask } from "../insert-plan/index.ts";
import type { Amended, AmendedTasks } from "./amended.ts";
import { amendClauses } from "./clauses.ts";
import { amendIndicators } from "./indicators.ts";
import { amendNotes } from "./notes.ts";
import { amendTasks } from "./tasks.ts";
import { amendUnits } from "./units.ts";

/** The tasks before and after, and those that came in, to open their dockets from. */
export type AmendedPlan = AmendedTasks & { added: LoadedTask[] };

async function amendHead({ orm }: Transaction, { planId, after }: Amended): Promise<void> {
	const { title, number, issuedOn, period, setup } = after;
	const dates = { startsOn: period?.start ?? null, endsOn: period?.end ?? null, periodWords: period?.words ?? null };
	await orm
		.update(t.plans)
		.set({ title, number, issuedOn, ...dates, secretariatAt: setup.secretariatAt })
		.where(eq(t.plans.id, planId));
}

/**
 * Makes a plan's rows say what the amended document says. What goes on keeps its row; what work, decisions or figures can hang on isn't deleted
 * but marked as removed; the rest is what the document says now. Runs inside the caller's transaction, which holds the plan.
 */
export async function storeAmendment(tx: Transaction, amended: Amended): Promise<AmendedPlan> {
	await amendHead(tx, amended);
	const names = await amendUnits(tx, amended);
	const clauseIds = await amendClauses(tx, amended);
	const { before, after } = await amendTasks(tx, amended, names, clauseIds);
	await amendIndicators(tx, amended, after);
	await amendNotes(tx, amended, names, after);
	const load = loadedTask(amended.after, after, names);
	return { before, after, added: amended.diff.tasks.added.map(({ item }) => load(item)) };
}
