import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { listFilterOptions } from "#db/queries/list-tasks.ts";
import { listRectifications, listUnitFigures, type RectificationRow } from "#db/queries/rectifications.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { severities } from "#workflows/inspection/severity.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";
import { findReadable } from "../../services/find-readable.ts";
import { states } from "./states.ts";

const SHOWN = 300;
const id = z.coerce
	.number()
	.int()
	.positive()
	.max(2 ** 31 - 1)
	.nullable()
	.catch(null);
const schema = z.object({
	plan: id,
	unit: id,
	state: z.enum(states).nullable().catch(null),
	severity: z.enum(severities).nullable().catch(null),
});
const SETTLED = new Set<string>(["published", "lookback", "closed", "waived"]);

export type LitRectification = RectificationRow & { lit: Lit };

/** The findings that the address asks for, with the figures of each unit; what was found only of those that the viewer may read. */
export async function loadRectifications(params: URLSearchParams, viewer: HattedViewer, { db, now }: AppLoadContext) {
	const reach = jurisdictionIdsOf(viewer);
	const asked = schema.parse(
		Object.fromEntries(["plan", "unit", "state", "severity"].map((key) => [key, params.get(key) || null])),
	);
	const filter = {
		planId: asked.plan,
		unitId: asked.unit,
		state: asked.state,
		severity: asked.severity,
		isLate: params.has("late"),
	};
	const [rows, figures, options] = await Promise.all([
		listRectifications(db.sql, reach, filter, SHOWN),
		listUnitFigures(db.sql, reach, filter),
		listFilterOptions(db.sql, reach),
	]);
	const isReadable = await findReadable(db, rows, viewer.hat.unitId, reach);
	const today = dateAt(now);
	const lit = (row: RectificationRow) => lightOf(row, SETTLED.has(row.state) && !row.isToLookBack, today, viewer.calendar);
	return {
		rows: rows.map((row): LitRectification => ({ ...row, finding: isReadable(row) ? row.finding : null, lit: lit(row) })),
		figures,
		options,
		total: figures.reduce((sum, { all }) => sum + all, 0),
	};
}
