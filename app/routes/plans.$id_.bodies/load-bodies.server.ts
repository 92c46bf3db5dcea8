import type { AppLoadContext } from "@remix-run/node";
import { type Body, listBodies } from "#db/queries/bodies.ts";
import { findLadder } from "#db/queries/get-plan.ts";
import { listUnitOptions, type UnitOption } from "#db/queries/list-units.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";

export type BodiesView = {
	plan: { id: number; title: string; secretariatName: string; maySet: boolean };
	bodies: Body[];
	/** Whom a seat can be given to; empty for those who can't set anything. */
	units: UnitOption[];
};

/** What meets over a plan. Throws 404 for a plan out of reach. */
export async function loadBodies(id: string | undefined, viewer: HattedViewer, { db }: AppLoadContext): Promise<BodiesView> {
	const reach = jurisdictionIdsOf(viewer);
	const found = await findLadder(db.sql, idOf(id), reach);
	if (!found) throw notFound();
	const maySet = found.secretariatUnitId === viewer.hat.unitId;
	const [bodies, units] = await Promise.all([
		listBodies(db.sql, reach),
		maySet ? listUnitOptions(db.sql, viewer.hat.jurisdictionId) : [],
	]);
	return {
		plan: { id: found.id, title: found.title, secretariatName: found.secretariatName, maySet },
		bodies: bodies.filter(({ planId }) => planId === found.id),
		units: units.filter(({ members, isOpen }) => !members && !isOpen),
	};
}
