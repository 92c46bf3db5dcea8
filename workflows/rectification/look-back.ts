import type { Calendar } from "../calendar/calendar.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { Docket, Step } from "../docket.ts";

/** The working days after publication within which a finding is looked back at (回头看): two weeks to two months. */
const WINDOW = { from: 10, to: 40 };

/** A day that was drawn: what its window is and what binds it are known to all, the rest only once it has come. */
export type Draw = { from: PlainDate; to: PlainDate; commitment: string; on: PlainDate; seed: string };

/** Bits of the seed that pick the day: far more than the window has days, so that each is as likely as the others. */
const HEX_DIGITS = 12;

const dayOf = (seed: string, today: PlainDate, calendar: Calendar): PlainDate => {
	const days = WINDOW.to - WINDOW.from + 1;
	return addWorkingDays(today, WINDOW.from + (Number.parseInt(seed.slice(0, HEX_DIGITS), 16) % days), calendar);
};

/** What is committed to when a day is drawn, and can be held against it when it has come. */
const committed = (on: PlainDate, seed: string) => `${on} ${seed}`;

/**
 * Draws the day on which a step is looked back at, a working day of the window. The seed comes from the docket's secret, which nobody sees, and from
 * where the docket stands: whoever publishes can neither know nor choose it. Pure.
 */
export function drawDay({ secret, version, digest, calendar }: Docket, stepNo: number, today: PlainDate): Draw {
	if (secret === null) throw new Error("a docket that is being opened draws nothing");
	const seed = digest(`${secret} ${version} ${stepNo}`);
	const on = dayOf(seed, today, calendar);
	const [from, to] = [addWorkingDays(today, WINDOW.from, calendar), addWorkingDays(today, WINDOW.to, calendar)];
	return { from, to, commitment: digest(committed(on, seed)), on, seed };
}

/** Whether a day that has come is the one that was drawn: what anybody can ask of the two lines in the history. */
export const isAsDrawn = (commitment: string, on: PlainDate, seed: string, digest: Docket["digest"]): boolean =>
	digest(committed(on, seed)) === commitment;

/**
 * A step without what nobody may know yet: until its day has come, the day of a look-back is taken out, wherever the step holds it. Whatever shows
 * or hands out a step goes through here.
 */
export function unsealed<T extends Pick<Step, "machine" | "state" | "nextAt" | "context">>(step: T): T {
	const { drawn } = step.context as { drawn?: Draw | null };
	if (step.machine !== "rectification" || step.state !== "published" || !drawn) return step;
	const { from, to, commitment } = drawn;
	return { ...step, nextAt: null, context: { ...step.context, beginsOn: null, drawn: { from, to, commitment } } };
}
