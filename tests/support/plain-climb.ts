import type { HolidayPaper } from "#workflows/calendar/calendar.ts";
import type { Docket, Step } from "#workflows/docket.ts";

/**
 * When rungs come, said as plainly as it can be said: a day is worked as the last paper says that speaks of it, one walks from day to day, and
 * looks at a watch. Shares nothing with the code under test but the shape of a paper.
 */

const DAY_MS = 86_400_000;
const nextDay = (date: string, by: number) => new Date(Date.parse(`${date}T00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
const momentAt = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`);

/** The date in Shanghai at a moment. */
export const shanghaiDate = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

/** Whether a day is worked, by the papers that were out on a date. */
function isWorked(date: string, papers: HolidayPaper[], on: string): boolean {
	let worked = ![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());
	for (const paper of papers) {
		if (paper.issuedOn > on) continue;
		if (paper.daysOff.some(([first, last]) => first <= date && date <= last)) worked = false;
		if (paper.makeUpDays.includes(date)) worked = true;
	}
	return worked;
}

/** What somebody with the papers, a ladder and a watch knows. The papers are in the order of their issue. */
export type Watch = { papers: HolidayPaper[]; ladder: readonly number[]; now: number };

function walk(from: string, days: number, { papers, now }: Watch): string {
	const on = shanghaiDate(now);
	let date = from;
	for (let left = Math.abs(days); left > 0; ) {
		date = nextDay(date, Math.sign(days));
		if (isWorked(date, papers, on)) left--;
	}
	return date;
}

/** An order on a late part urges its answer, and stops there; a request for time is told the secretariat at the last. */
const LAST: Record<string, number> = { order: 2, extension: 3 };
const ladderFor = ({ machine }: Step, { ladder }: Watch) => ladder.slice(0, LAST[machine] ?? 5);
/** The date that the rungs of a step are counted from. */
export const startOf = (step: Step): string => (step.context.climbFrom as string | null) ?? step.dueOn ?? "9999-12-31";

/** Whether a rung of a step has come: at nine of its day. */
export function hasCome(step: Step, rung: number, watch: Watch): boolean {
	const days = ladderFor(step, watch)[rung - 1];
	return days !== undefined && momentAt(walk(startOf(step), days, watch), "09:00") <= watch.now;
}

/** How many rungs of a step have come. */
export const countCome = (step: Step, watch: Watch): number =>
	ladderFor(step, watch).filter((_, i) => hasCome(step, i + 1, watch)).length;

/** Whether the midnight after a step's deadline is over. */
export const isOver = ({ dueOn }: Step, { now }: Watch): boolean => dueOn !== null && momentAt(nextDay(dueOn, 1), "00:00") <= now;

/**
 * The rung that a step stands on once it has a deadline it hadn't before, having been told up to `told`: what the new date hasn't reached yet is told
 * anew, a reminder whose day is past is not. When only the days are counted otherwise, nobody is reminded or urged again.
 */
export function toldAfterMove(step: Step, told: number, isRecount: boolean, watch: Watch): number {
	const ladder = ladderFor(step, watch);
	const today = shanghaiDate(watch.now);
	const past = ladder.filter((days) => walk(startOf(step), days, watch) <= today);
	const kept = Math.max(past.filter((days) => days < 0).length, Math.min(told, past.length));
	return isRecount ? Math.max(kept, Math.min(told, ladder.filter((days) => days <= 0).length)) : kept;
}

/** Whether nothing may be told of a step now: its task sleeps, it waits for another unit, for an answer, for a review, or for somebody to confirm its date. */
export function isHeld(step: Step, docket: Docket): boolean {
	const asks = docket.steps.some((s) => s.machine === "extension" && s.parentNo === step.no && s.state === "requested");
	const isAtWork = ["toSign", "underway", "returned", "issued", "received", "requested"].includes(step.state);
	return docket.steps[0]?.state === "suspended" || asks || !isAtWork || step.clock === "unconfirmed";
}
