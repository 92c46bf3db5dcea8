import type { Calendar } from "./calendar/calendar.ts";
import type { PlainDate } from "./calendar/plain-date.ts";
import { workingDaysBetween } from "./calendar/working-days.ts";
import type { ClockState } from "./clock/states.ts";
import { goneStates, type Step, unissuedStates } from "./docket.ts";

/** 亮灯: never stored, always computed, never colour alone. */
const lights = ["none", "green", "yellow", "red"] as const;
export type Light = (typeof lights)[number];

/** Why a light is what it is, with the facts it was computed from; `days` are working days to or since the due date. */
export type Lit = { light: Light; why: ClockState | "settled" | "dueToday"; days: number };

const WARN = 5;

/**
 * The light of a step on a day: red once its deadline has passed, yellow from five working days before, also when the deadline waits
 * for confirmation or the clock stands still; green otherwise; none without a deadline. A settled step is green. Pure.
 */
export function lightOf(
	step: { clock: ClockState; dueOn: PlainDate | null },
	isSettled: boolean,
	today: PlainDate,
	calendar: Calendar,
): Lit {
	if (isSettled) return { light: "green", why: "settled", days: 0 };
	if (step.dueOn === null || step.clock === "idle") return { light: "none", why: "idle", days: 0 };
	const daysLate = workingDaysBetween(step.dueOn, today, calendar);
	if (step.clock === "paused" || step.clock === "unconfirmed") return { light: "yellow", why: step.clock, days: daysLate };
	if (step.clock === "stopped") return { light: "green", why: "stopped", days: 0 };
	if (step.dueOn < today) return { light: "red", why: step.clock === "lifted" ? "lifted" : "overdue", days: daysLate };
	const days = workingDaysBetween(today, step.dueOn, calendar);
	if (step.dueOn === today) return { light: "yellow", why: "dueToday", days: 0 };
	return days <= WARN ? { light: "yellow", why: "warned", days } : { light: "green", why: "running", days };
}

/** What the light of a whole task is computed from. */
export type TaskStanding = {
	/** The state of its supervision. */
	stage: string;
	parts: Pick<Step, "machine" | "state" | "clock" | "dueOn">[];
};

const UNISSUED = new Set(unissuedStates);
const GONE = new Set(goneStates);
const COUNTED = new Set(["implementation", "inspection", "rectification"]);
const isCounted = ({ machine, state }: TaskStanding["parts"][number]) =>
	machine === "deployment" ? UNISSUED.has(state) : COUNTED.has(machine) && !GONE.has(state);
const idle: Lit = { light: "none", why: "idle", days: 0 };
const earliest = "0000-00-00";

/**
 * The light of a whole task on a day, and the date it is that of: its most pressing part's, be it a duty, a visit, a finding, or that it has
 * still to be issued; the earliest date among equals. A closed task is settled. Pure.
 */
export function lightOfTask(task: TaskStanding, today: PlainDate, calendar: Calendar): { lit: Lit; dueOn: PlainDate | null } {
	const { stage } = task;
	if (stage === "closed") return { lit: { light: "green", why: "settled", days: 0 }, dueOn: null };
	if (stage === "cancelled") return { lit: idle, dueOn: null };
	const [pressing] = task.parts
		.filter(isCounted)
		.map((part) => {
			const isCounting = part.clock !== "stopped" && part.clock !== "idle";
			return { lit: lightOf(part, false, today, calendar), dueOn: isCounting ? part.dueOn : null };
		})
		.sort(
			(a, b) =>
				lights.indexOf(b.lit.light) - lights.indexOf(a.lit.light) || ((a.dueOn ?? earliest) < (b.dueOn ?? earliest) ? -1 : 1),
		);
	return pressing ?? { lit: idle, dueOn: null };
}
