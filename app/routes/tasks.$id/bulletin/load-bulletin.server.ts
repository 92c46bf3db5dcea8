import type { Sql } from "#db/client.server.ts";
import { type CauseRow, listCauses } from "#db/queries/bulletins.ts";
import type { BulletinContext } from "#workflows/bulletin/machine.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Docket, standingPoints } from "#workflows/docket.ts";
import type { PointFacts } from "#workflows/point/facts.ts";
import type { PointContext } from "#workflows/point/machine.ts";

/** What an issued bulletin says to everybody: its text and points, not what was said of them on the way. */
export type Published = Pick<BulletinContext, "text" | "since" | "asOf"> & {
	points: { no: number; unitId: number; facts: PointFacts }[];
};
export type BulletinView = {
	published: Published | null;
	/** Of points about something late, that it no longer is; for whoever reads those points. */
	gone: (Omit<CauseRow, "at"> & { on: string })[];
};

function publishedOf(docket: Docket): Published | null {
	const [whole] = docket.steps;
	if (whole?.state !== "published") return null;
	const { text, asOf, since } = whole.context as BulletinContext;
	const points = standingPoints(docket).map(({ no, unitId, context }) => {
		return { no, unitId: unitId ?? 0, facts: (context as PointContext).facts };
	});
	return { text, asOf, since, points };
}

/** What the page of a bulletin shows besides its steps. */
export async function loadBulletin(sql: Sql, docket: Docket, readable: ReadonlySet<number>): Promise<BulletinView> {
	const causes = await listCauses(sql, docket.id);
	const gone = causes.filter(({ pointNo, isGone }) => isGone && readable.has(pointNo));
	return { published: publishedOf(docket), gone: gone.map(({ at, ...row }) => ({ ...row, on: dateAt(new Date(at)) })) };
}
