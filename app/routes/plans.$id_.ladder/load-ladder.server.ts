import type { AppLoadContext } from "@remix-run/node";
import { findLadder } from "#db/queries/get-plan.ts";
import { listRunningParts, type RunningPart } from "#db/queries/plan-ladder.ts";
import { dateAt, later, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { type Ladder, ladderForm, type Pace, paceOf, rungDates, rungs } from "#workflows/ladder.ts";
import { type FieldProblem, problemsOf } from "#workflows/problems.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";

const SHOWN = 200;

/** What comes next for a part by one ladder: the rung, and on which day; null when nothing is left. */
type Next = { rung: (typeof rungs)[number]; on: PlainDate } | null;
export type PreviewRow = RunningPart & { now: Next; changed: Next };

/** The next rung of a part; one that is due already comes with the next sweep. */
function nextOf(part: RunningPart, pace: Pace, today: PlainDate): Next {
	const rung = rungs[part.rung];
	const date = rungDates(part.climbFrom ?? part.dueOn, paceOf(part.machine, pace))[part.rung];
	return rung && date ? { rung, on: later(date.on, today) } : null;
}

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
			now: nextOf(part, { ladder: plan.ladder, calendar }, today),
			changed: nextOf(part, { ladder: asked, calendar }, today),
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
