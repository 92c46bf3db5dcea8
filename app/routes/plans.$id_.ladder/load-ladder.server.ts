import type { AppLoadContext } from "@remix-run/node";
import { findLadder } from "#db/queries/get-plan.ts";
import { listRunningParts, type RunningPart } from "#db/queries/plan-ladder.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Ladder, ladderForm, type NextRung, nextRung, rungs } from "#workflows/ladder.ts";
import { type FieldProblem, problemsOf } from "#workflows/problems.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";

const SHOWN = 200;

/** What comes next for a part by the ladder as it is, and as it would be; null when nothing is left. */
export type PreviewRow = RunningPart & { now: NextRung | null; changed: NextRung | null };

const isMoved = ({ now, changed }: PreviewRow) => now?.on !== changed?.on;

/** The plan whose ladder it is. Throws 404 for one out of reach. */
export async function getPlanLadder(id: string | undefined, viewer: HattedViewer, { db }: AppLoadContext) {
	const plan = await findLadder(db.sql, idOf(id), jurisdictionIdsOf(viewer));
	if (!plan) throw notFound();
	return { ...plan, maySet: plan.secretariatUnitId === viewer.hat.unitId };
}

/** A plan's ladder; with the days that a form asks about, what would come when if they were set. */
export async function loadLadder(id: string | undefined, params: URLSearchParams, viewer: HattedViewer, context: AppLoadContext) {
	const plan = await getPlanLadder(id, viewer, context);
	const today = dateAt(context.now);
	const given = rungs.some((rung) => params.has(rung))
		? Object.fromEntries(rungs.map((rung) => [rung, params.get(rung) ?? ""]))
		: null;
	const read = given && ladderForm.safeParse(given);
	const problems: Record<string, FieldProblem> = read && !read.success ? problemsOf(read.error) : {};
	const asked: Ladder = read?.success ? read.data : plan.ladder;
	const { calendar } = viewer;
	const rows = (await listRunningParts(context.db.sql, plan.id)).map(
		(part): PreviewRow => ({
			...part,
			now: nextRung(part, { ladder: plan.ladder, calendar }, today),
			changed: nextRung(part, { ladder: asked, calendar }, today),
		}),
	);
	const moved = rows.filter(isMoved);
	return {
		plan,
		given: given ?? valuesOf(plan.ladder),
		problems,
		isPreview: read?.success === true,
		moved: moved.length,
		rows: (read?.success ? moved : rows.filter((row) => row.now !== null)).slice(0, SHOWN),
		total: rows.length,
	};
}
export type LadderView = Awaited<ReturnType<typeof loadLadder>>;

/** A ladder as its form has it. */
const valuesOf = (ladder: Ladder): Record<string, string> =>
	Object.fromEntries(rungs.map((rung, i) => [rung, String(Math.abs(ladder[i] ?? 0))]));
