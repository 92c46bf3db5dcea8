import type { PlainDate } from "./calendar/plain-date.ts";
import { workingDaysBetween } from "./calendar/working-days.ts";
import type { ClockState } from "./clock/states.ts";

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
export function lightOf(step: { clock: ClockState; dueOn: PlainDate | null }, isSettled: boolean, today: PlainDate): Lit {
	if (isSettled) return { light: "green", why: "settled", days: 0 };
	if (step.dueOn === null || step.clock === "idle") return { light: "none", why: "idle", days: 0 };
	const daysLate = workingDaysBetween(step.dueOn, today);
	if (step.clock === "paused" || step.clock === "unconfirmed") return { light: "yellow", why: step.clock, days: daysLate };
	if (step.clock === "stopped") return { light: "green", why: "stopped", days: 0 };
	if (step.dueOn < today) return { light: "red", why: step.clock === "lifted" ? "lifted" : "overdue", days: daysLate };
	const days = workingDaysBetween(today, step.dueOn);
	if (step.dueOn === today) return { light: "yellow", why: "dueToday", days: 0 };
	return days <= WARN ? { light: "yellow", why: "warned", days } : { light: "green", why: "running", days };
}
