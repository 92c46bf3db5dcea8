import type { AppLoadContext } from "@remix-run/node";
import { type BulletinRow, listBulletinPlans, listBulletins } from "#db/queries/bulletins.ts";
import { unitNames } from "#db/queries/list-units.ts";
import type { Proposed } from "#workflows/bulletin/machine.ts";
import { dateAt, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";
import { proposePoints } from "../../services/propose-points.ts";

/** What the next bulletin of a plan would say now: all of it for the plan's secretariat, who drafts it; for everybody else what concerns their own unit. */
export type Next = {
	planId: number;
	title: string;
	since: PlainDate | null;
	points: (Proposed & { unitName: string })[];
	isMine: boolean;
	openTaskId: number | null;
};

/** The bulletins of the viewer's jurisdiction, and what the next ones would say of whom the viewer may know that. */
export async function loadBulletins(
	viewer: HattedViewer,
	{ db, now }: AppLoadContext,
): Promise<{ rows: BulletinRow[]; next: Next[]; today: PlainDate }> {
	const reach = jurisdictionIdsOf(viewer);
	const { unitId } = viewer.hat;
	const [rows, plans, own] = await Promise.all([
		listBulletins(db.sql, reach),
		listBulletinPlans(db.sql, reach, null),
		listBulletinPlans(db.sql, reach, unitId),
	]);
	const mine = new Set(own.map(({ id }) => id));
	const next = await Promise.all(
		plans.map(async ({ id, title, since, openTaskId }): Promise<Next> => {
			const isMine = mine.has(id);
			const all = await proposePoints(db.sql, id, { since, until: now }, viewer.calendar);
			const points = all.filter((point) => isMine || point.unitId === unitId);
			const names = await unitNames(db.sql, [...new Set(points.map((point) => point.unitId))]);
			const named = points.map((point) => ({ ...point, unitName: names[point.unitId] ?? "" }));
			return {
				planId: id,
				title,
				since: since && dateAt(since),
				points: named,
				isMine,
				openTaskId: isMine ? openTaskId : null,
			};
		}),
	);
	return { rows, today: dateAt(now), next: next.filter(({ isMine, points }) => isMine || points.length > 0) };
}
