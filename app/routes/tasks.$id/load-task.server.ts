import type { AppLoadContext } from "@remix-run/node";
import { type FileLine, listFiles } from "#db/queries/files.ts";
import { digest, findDocket, type StoredDocket } from "#db/queries/get-docket.ts";
import { findTask } from "#db/queries/get-task.ts";
import { listPromises } from "#db/queries/letters.ts";
import { listTaskAmendments } from "#db/queries/list-amendments.ts";
import { actorNames } from "#db/queries/list-entries.ts";
import { listUnitOptions, type UnitOption, unitNames } from "#db/queries/list-units.ts";
import { listPapers } from "#db/queries/papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Count, type Tally, tally } from "#workflows/calendar/working-days.ts";
import type { CampaignContext } from "#workflows/campaign/context.ts";
import { openPart } from "#workflows/campaign/open-part.ts";
import { drawFacts, proofOf } from "#workflows/campaign/proof.ts";
import type { ClockContext } from "#workflows/clock/context.ts";
import { isTicking } from "#workflows/clock/states.ts";
import { availableEvents } from "#workflows/decide.ts";
import { asKnownOn, isSettledDuty, type Step, unissuedStates } from "#workflows/docket.ts";
import { paceOf, type RungDate, rungDates } from "#workflows/ladder.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import type { MachineName } from "#workflows/names.ts";
import { unsealed } from "#workflows/rectification/look-back.ts";
import { isUnannounced, mayKnow, mayOpen, mayRead } from "#workflows/who.ts";
import { taskChange } from "../../amending/task-change.ts";
import type { UnitChoices } from "../../components/unit-picker.tsx";
import { eventView } from "../../lib/event-view.server.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound, senderOf } from "../../lib/require-viewer.server.ts";
import { summaryOf } from "../../summaries/summary-of.ts";
import { loadBulletin } from "./bulletin/load-bulletin.server.ts";
import { loadHistory } from "./load-history.server.ts";
import { loadMeeting, loadResolver } from "./meeting/load-meeting.server.ts";

/** A step as the page shows it: what the viewer may not read of it has been taken out. */
export type StepView = Omit<Step, "context"> & {
	context: Record<string, unknown> | null;
	isMine: boolean;
	lit: Lit;
	/** When each rung comes, or came by the present date; of a clock that stands still, those that it has reached. */
	climb: RungDate[];
	/** How the deadline was computed, day by day, if in working days. */
	count: (Count & Tally) | null;
};

/** What everybody in the jurisdiction may know of a step that isn't theirs to read. */
function stepView(
	step: Step,
	docket: StoredDocket,
	unitId: number,
	today: string,
	climbFrom: (date: string, machine: MachineName) => RungDate[],
): StepView {
	const lit = lightOf(step, step.machine === "implementation" && isSettledDuty(step), today, docket.calendar);
	const from = (step.context.climbFrom as string | null | undefined) ?? step.dueOn;
	const rungs = from === null ? [] : climbFrom(from, step.machine);
	const climb = isTicking(step.clock) ? rungs : rungs.slice(0, step.rung);
	const counted = (step.context as Partial<ClockContext>).counted ?? null;
	const count = counted && step.dueOn !== null ? { ...counted, ...tally(counted.from, step.dueOn, docket.calendar) } : null;
	const isReadable = mayRead(unitId, docket, step);
	const view = { ...step, context: isReadable ? step.context : openPartOf(step), isMine: step.unitId === unitId };
	if (isUnannounced(step) && !isReadable) return { ...view, ...UNDATED };
	return { ...view, lit, climb, count };
}

/** Of a visit that isn't announced not even the day is shown. */
const UNDATED: Pick<StepView, "dueOn" | "nextAt" | "lit" | "climb" | "count"> = {
	dueOn: null,
	nextAt: null,
	lit: { light: "none", why: "idle", days: 0 },
	climb: [],
	count: null,
};

/** What everybody in the jurisdiction may know of what a step holds. */
function openPartOf(step: Step): Record<string, unknown> | null {
	if (step.machine === "campaign") return openPart(step);
	if (step.machine !== "inspection" || isUnannounced(step)) return null;
	const { objectUnitId, subject, object } = step.context;
	return { objectUnitId, subject, object };
}

function choicesOf(options: UnitOption[], docket: StoredDocket, unitId: number): UnitChoices {
	const named = new Set(docket.steps.map((s) => s.unitId));
	return {
		participants: options.filter((u) => !u.members && named.has(u.id)),
		jurisdiction: options.filter((u) => !u.isOpen),
		openGroups: options.filter((u) => u.isOpen),
		children: options.filter((u) => !u.members && u.parentId === unitId),
	};
}

function hashOfDraw(taskId: number, context: Record<string, unknown> | null): string | null {
	const facts = context && drawFacts(taskId, context as CampaignContext);
	return facts && proofOf(facts, digest).hash;
}

/** All that the page of a task shows to one viewer. Throws 404 for a task that isn't within reach. */
export async function loadTask(taskId: number, viewer: HattedViewer, { db, now }: AppLoadContext, before: number | null) {
	const reach = jurisdictionIdsOf(viewer);
	const [facts, found, files, options, papers, amendments, people] = await Promise.all([
		findTask(db.sql, taskId, reach),
		findDocket(db.sql, taskId, reach),
		listFiles(db.sql, taskId),
		listUnitOptions(db.sql, viewer.hat.jurisdictionId),
		listPapers(db.sql, taskId),
		listTaskAmendments(db.sql, taskId),
		actorNames(db.sql, taskId),
	]);
	if (!facts || !found) throw notFound();
	const promises = facts.kind === "letter" ? await listPromises(db.sql, taskId) : [];
	const meeting = facts.kind === "meeting" ? await loadMeeting(db.sql, found, reach) : null;
	const resolver = facts.kind === "resolution" ? await loadResolver(db.sql, found) : null;
	const today = dateAt(now);
	const docket = asKnownOn(found, today);
	const { unitId } = viewer.hat;
	// Most parts of a task are due on the same day: its rungs are counted once.
	const climbs = new Map<string, RungDate[]>();
	const climbFrom = (date: string, machine: MachineName): RungDate[] => {
		const pace = paceOf(machine, docket);
		const key = `${date}/${pace.ladder.length}`;
		const climb = climbs.get(key) ?? rungDates(date, pace);
		climbs.set(key, climb);
		return climb;
	};
	const known = docket.steps.filter((step) => mayKnow(unitId, docket, step));
	const steps = known.map((step) => stepView(unsealed(step), docket, unitId, today, climbFrom));
	const readable = new Set(
		steps.filter((s) => s.context !== null && mayRead(unitId, docket, docket.steps[s.no - 1] as Step)).map((s) => s.no),
	);
	const ids = [...docket.steps.flatMap((s) => [s.unitId, s.viaUnitId]), docket.secretariatUnitId];
	const [history, named] = await Promise.all([
		loadHistory(db.sql, docket, viewer, before),
		unitNames(
			db.sql,
			ids.filter((id): id is number => id !== null),
		),
	]);
	const names: Record<number, string> = { ...Object.fromEntries(options.map((u) => [u.id, u.name])), ...named };
	const events = availableEvents(docket, senderOf(viewer), now).map((event) => eventView(event, docket, today));
	return {
		facts,
		amendments: amendments.map(({ changed, ...row }) => {
			return { ...row, change: changed && taskChange(changed.before, changed.after) };
		}),
		steps,
		/** A task that was not issued has the date that the document prints: nothing else says when it is due. */
		unissued: steps.find((s) => s.machine === "deployment" && unissuedStates.includes(s.state)) ?? null,
		events,
		names,
		people,
		drawHash: facts.kind === "campaign" ? hashOfDraw(taskId, steps[0]?.context ?? null) : null,
		summary: facts.kind === "summary" ? summaryOf(docket, unitId) : null,
		bulletin: facts.kind === "bulletin" ? await loadBulletin(db.sql, docket, readable) : null,
		promises: readable.has(1) ? promises : [],
		meeting: readable.has(1) ? meeting : null,
		resolver,
		today,
		papers,
		choices: events.some((e) => e.fields.some((f) => f.from))
			? choicesOf(options, docket, unitId)
			: { participants: [], jurisdiction: [], openGroups: [], children: [] },
		files: files.filter((file): file is FileLine => mayOpen(unitId, docket, file)),
		history,
	};
}
export type TaskView = Awaited<ReturnType<typeof loadTask>>;
