import type { Sql } from "#db/client.server.ts";
import { GENESIS } from "#db/history/chain.ts";
import { digest } from "#db/queries/get-docket.ts";
import { getCalendar } from "#db/queries/holiday-papers.ts";
import type { LoadedPlan, LoadedTask } from "#db/queries/insert-plan/index.ts";
import { openDocket } from "#workflows/engine.ts";
import type { Ladder } from "#workflows/ladder.ts";
import { saveDecided } from "./save-decided.ts";

type Setting = Omit<LoadedPlan, "tasks"> & { ladder: Ladder };

/** Opens a docket for each of a plan's tasks that are new, with a part for every unit that the document names. Within the caller's transaction. */
export async function openDockets(sql: Sql, tasks: LoadedTask[], plan: Setting, now: Date): Promise<void> {
	if (tasks.length === 0) return;
	const { id: planId, jurisdictionId, secretariatUnitId, policy, ladder, endsOn } = plan;
	const calendar = await getCalendar(sql, jurisdictionId, now);
	const savings = tasks.map(({ id, deadlines, parts }) => {
		const docket = { id, secretariatUnitId, policy, ladder, printed: { deadlines, endsOn }, calendar, digest };
		return { change: openDocket(docket, parts, now), head: GENESIS, at: now };
	});
	await saveDecided(sql, savings, { planId, jurisdictionId });
}
