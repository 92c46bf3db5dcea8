import { deadlineAfter, type Printed } from "../calendar/effective-deadline.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type Docket, duties, isSettledDuty, type Step } from "../docket.ts";
import type { ImplementationContext } from "./items.ts";

type Periodic = Partial<Pick<ImplementationContext, "period" | "brief">>;

/** The printed date of the period that a duty is in; null where its document prints none, or nothing more is asked after this one. */
export const periodIn = ({ period, brief }: Periodic): PlainDate | null => period ?? brief?.period ?? null;

/** The date on which a duty's next period is due; null if this is its last. Pure. */
export function nextPeriodOf(
	duty: Periodic & Partial<Pick<ImplementationContext, "isLastPeriod">>,
	printed: Printed,
): PlainDate | null {
	const period = periodIn(duty);
	return period === null || duty.isLastPeriod ? null : deadlineAfter(printed, period);
}

/** Whether a unit has handed in all that it owes up to a period; without periods, all that it owes. Pure. */
export function hasDelivered(step: Step, period: PlainDate | null): boolean {
	if (isSettledDuty(step)) return true;
	const own = periodIn(step.context);
	if (own === null || period === null) return false;
	return own > period || (own === period && step.state === "betweenPeriods");
}

/** Whether any unit's part goes on after the period that it is in. Pure. */
export const recurs = (docket: Docket): boolean =>
	duties(docket).some((duty) => !isSettledDuty(duty) && nextPeriodOf(duty.context, docket.printed) !== null);
