import { type Amended, amendPlanWithin, getBase } from "#app/services/amend-plan.ts";
import type { Sender } from "#app/services/send-event.ts";
import { type Database, transaction } from "#db/client.server.ts";
import type { PlanDocument, PlanDocumentInput } from "#db/plans/plan-document.ts";
import { MOMENT } from "./scene.ts";

/** What a test says of an amendment beside the document; the base is the plan as it stands, unless it says another. */
type Saying = Partial<{ choices: Record<string, string | null>; asks: Record<string, boolean>; base: string; at: Date }>;

/** Puts a document in place of a plan's. */
export async function sendAmended(
	db: Database,
	planId: number,
	document: PlanDocumentInput,
	sender: Sender,
	{ choices = {}, asks = {}, base, at = MOMENT }: Saying = {},
): Promise<Amended> {
	const seen = base ?? (await getBase(db.sql, planId)).base;
	return transaction(db, (tx) => amendPlanWithin(tx, { planId, document, choices, asks, base: seen }, sender, at));
}

/** A built-in plan as it stands in a database, amended by edits of its document. */
export async function openPlan(db: Database, seed: string) {
	const [row] = await db.sql<{ id: number }[]>`select id from plans where seed = ${seed}`;
	if (!row) throw new Error(`there is no plan ${seed}`);
	const planId = row.id;
	const document = async (): Promise<PlanDocument> => (await getBase(db.sql, planId)).current;
	const send = (amended: PlanDocumentInput, sender: Sender, saying?: Saying) => sendAmended(db, planId, amended, sender, saying);
	async function must(change: (plan: PlanDocument) => PlanDocumentInput, sender: Sender, saying?: Saying): Promise<number> {
		const made = await send(change(await document()), sender, saying);
		if (!made.ok) throw new Error(made.refusal.code);
		return made.no;
	}
	return { planId, document, send, must };
}
