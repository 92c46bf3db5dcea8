import type { AppLoadContext } from "@remix-run/node";
import { type LetterPlan, type LetterRow, listLetters, listPlansOfSecretariat, listPromisable } from "#db/queries/letters.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";

export type LitLetter = LetterRow & { lit: Lit };
/** A plan in which the viewer drafts letters, and the units to draft them for. */
export type Drafting = { plan: LetterPlan; units: { unitId: number; unitName: string; hasLetter: boolean; tasks: number }[] };

/** The letters of the viewer's jurisdiction, and what the viewer can draft. */
export async function loadLetters(
	viewer: HattedViewer,
	{ db, now }: AppLoadContext,
): Promise<{ rows: LitLetter[]; drafting: Drafting[] }> {
	const [rows, plans] = await Promise.all([
		listLetters(db.sql, jurisdictionIdsOf(viewer)),
		listPlansOfSecretariat(db.sql, viewer.hat.unitId),
	]);
	const drafting = await Promise.all(
		plans.map(async (plan) => {
			const units = await listPromisable(db.sql, plan.id);
			return { plan, units: units.map(({ tasks, ...unit }) => ({ ...unit, tasks: tasks.length })) };
		}),
	);
	const today = dateAt(now);
	return { rows: rows.map((row) => ({ ...row, lit: lightOf(row, false, today, viewer.calendar) })), drafting };
}
