import type { Sql } from "#db/client.server.ts";
import { listAskings, listDone, listFound, listLate, type Span } from "#db/queries/bulletins.ts";
import type { Proposed } from "#workflows/bulletin/machine.ts";
import type { Calendar } from "#workflows/calendar/calendar.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { collectPoints } from "../bulletins/collect-points.ts";

/** What a bulletin of a plan would say at the end of a span that ends now. */
export async function proposePoints(sql: Sql, planId: number, span: Span, calendar: Calendar): Promise<Proposed[]> {
	const [late, askings, found, done] = await Promise.all([
		listLate(sql, planId),
		listAskings(sql, planId, span),
		listFound(sql, planId, span),
		listDone(sql, planId, span),
	]);
	return collectPoints({ late, askings, found, done }, dateAt(span.until), calendar);
}
