import type { AppLoadContext } from "@remix-run/node";
import { feedSince } from "#db/queries/feeds.ts";
import { listHooks } from "#db/queries/hooks.ts";
import { findUnit } from "#db/queries/list-units.ts";
import type { Viewer } from "#db/queries/sessions.ts";
import { idOf } from "../../lib/ids.ts";
import { mayKeepUnit, notFound, unitReachOf } from "../../lib/require-viewer.server.ts";

/** A unit as somebody may see it: its hooks and its feed are for whoever may set them. */
export async function loadUnit(id: string | undefined, viewer: Viewer, { db, now }: AppLoadContext) {
	const unit = await findUnit(db.sql, idOf(id), unitReachOf(viewer), now);
	if (!unit) throw notFound();
	const kept = mayKeepUnit(viewer, unit.id)
		? { hooks: await listHooks(db.sql, unit.id), feedSince: await feedSince(db.sql, { unitId: unit.id }) }
		: null;
	return { unit, kept, isWithin: viewer.hat !== null };
}

/** The unit that a form is about, for whoever may set these; 404 where they can't see it, 403 where they can and may not. */
export async function requireKeptUnit(id: string | undefined, viewer: Viewer, context: AppLoadContext): Promise<number> {
	const { unit, kept } = await loadUnit(id, viewer, context);
	if (!kept) throw new Response(null, { status: 403 });
	return unit.id;
}
