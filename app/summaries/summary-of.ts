import { type Docket, stepNo } from "#workflows/docket.ts";
import type { SummaryContext } from "#workflows/summary/machine.ts";
import { mayRead } from "#workflows/who.ts";

/** What a unit may read of a summary: all once it is out, the secretariat from the beginning; null for everybody else. */
export function summaryOf(docket: Docket, unitId: number): SummaryContext | null {
	const whole = stepNo(docket, 1);
	const isOpen = whole.state === "published" || mayRead(unitId, docket, whole);
	return whole.machine === "summary" && isOpen ? (whole.context as SummaryContext) : null;
}
