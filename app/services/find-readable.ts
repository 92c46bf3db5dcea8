import type { Database } from "#db/client.server.ts";
import { listDockets } from "#db/queries/get-docket.ts";
import { mayRead } from "#workflows/who.ts";

type Place = { taskId: number; stepNo: number };

/** Tells which of these steps a unit may read beyond their state; one query for all of them. */
export async function findReadable(
	db: Database,
	places: Place[],
	unitId: number,
	jurisdictionIds: number[],
): Promise<(place: Place) => boolean> {
	const ids = [...new Set(places.map((place) => place.taskId))];
	const dockets = ids.length > 0 ? await listDockets(db.sql, ids, jurisdictionIds) : [];
	const byId = new Map(dockets.map((docket) => [docket.id, docket]));
	return ({ taskId, stepNo }) => {
		const docket = byId.get(taskId);
		const step = docket?.steps[stepNo - 1];
		return docket !== undefined && step !== undefined && mayRead(unitId, docket, step);
	};
}
