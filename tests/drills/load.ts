import { verifyHistory } from "#app/services/verify-history.ts";
import type { Database } from "#db/client.server.ts";
import type { Tally } from "#tests/support/reporters.ts";
import { atLeast, exactly, type Figure } from "./drill.ts";

/** The task of 青浦's plan on which all towns report. */
export async function reportedTask({ sql }: Database): Promise<number> {
	const [row] = await sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = '五（三）'`;
	if (!row) throw new Error("青浦's plan has no 五（三）");
	return row.id;
}

/** What a load has come to, in figures. */
export async function figuresOf(tally: Tally, db: Database, rounds: number): Promise<Figure[]> {
	return [
		atLeast("reports acknowledged", tally.acknowledged, rounds * 5),
		exactly("acknowledged and lost", tally.lost.length),
		exactly("there twice", tally.twice.length),
		exactly("histories torn", (await verifyHistory(db)).broken === null ? 0 : 1),
		exactly("callers stuck", tally.stuck.length),
		exactly("answers out of order", tally.odd.length),
	];
}
