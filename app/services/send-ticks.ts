import { type Database, transaction } from "#db/client.server.ts";
import { lockDueDockets, parkDocket } from "#db/queries/due-dockets.ts";
import { listDockets, type StoredDocket } from "#db/queries/get-docket.ts";
import { type Saving, saveChanges } from "#db/queries/save-changes.ts";
import { tick } from "#workflows/engine.ts";

const BATCH = 200;

export type Swept = { moved: number; parked: number };

function decided(docket: StoredDocket, now: Date): Saving | Error {
	try {
		return { change: tick(docket, now), head: docket.head, at: now };
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

/**
 * Tells every docket whose time has come: the clock's side of the one door, decided by the same machines and saved by the same statement.
 * Batches are locked, so any number of nodes may do this at once; a docket that throws is parked with its error and holds up no other.
 */
export async function sendTicks(db: Database, now: Date): Promise<Swept> {
	const swept: Swept = { moved: 0, parked: 0 };
	for (let size = BATCH; size === BATCH; ) {
		size = await transaction(db, async ({ sql }) => {
			const ids = await lockDueDockets(sql, now, BATCH);
			const savings: Saving[] = [];
			for (const docket of ids.length > 0 ? await listDockets(sql, ids, null) : []) {
				const saving = decided(docket, now);
				if (saving instanceof Error) {
					await parkDocket(sql, docket.id, saving, now);
					swept.parked++;
				} else savings.push(saving);
			}
			if (savings.length > 0) swept.moved += (await saveChanges(sql, savings)).length;
			return ids.length;
		});
	}
	return swept;
}
