import { type Database, transaction } from "#db/client.server.ts";
import { lockDueDockets, parkDocket } from "#db/queries/due-dockets.ts";
import { listDockets, type StoredDocket } from "#db/queries/get-docket.ts";
import { tick } from "#workflows/engine.ts";
import { isUnavailable } from "../lib/unavailable.server.ts";
import { type Decided, saveDecided } from "./save-decided.ts";

const BATCH = 200;
/** While PostgreSQL writes one batch, the next is decided. */
const LANES = 2;

export type Swept = { moved: number; parked: number };

function decided(docket: StoredDocket, now: Date): Decided | Error {
	try {
		return { change: tick(docket, now), head: docket.head, at: now };
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

type Batch = { size: number; moved: number; parked: number };

/** One locked batch, whole or not at all. `onLocked` hears which dockets it is about, also when it fails. */
function sweepBatch(db: Database, now: Date, most: number, onLocked: (ids: number[]) => void): Promise<Batch> {
	return transaction(db, async ({ sql }) => {
		const ids = await lockDueDockets(sql, now, most);
		onLocked(ids);
		const savings: Decided[] = [];
		let parked = 0;
		for (const docket of ids.length > 0 ? await listDockets(sql, ids, null) : []) {
			const saving = decided(docket, now);
			if (saving instanceof Error) {
				await parkDocket(sql, docket.id, saving, now);
				parked++;
			} else savings.push(saving);
		}
		const moved = savings.length > 0 ? (await saveDecided(sql, savings)).length : 0;
		return { size: ids.length, moved, parked };
	});
}

/** A batch; where it can't be saved, its first docket alone, which is parked if it is the one. */
async function sweepNext(db: Database, now: Date): Promise<Batch> {
	let locked: number[] = [];
	const hear = (ids: number[]) => {
		locked = ids;
	};
	try {
		return await sweepBatch(db, now, BATCH, hear);
	} catch (error) {
		if (isUnavailable(error) || locked.length === 0) throw error;
	}
	try {
		return { ...(await sweepBatch(db, now, 1, hear)), size: BATCH };
	} catch (error) {
		const [id] = locked;
		if (isUnavailable(error) || id === undefined) throw error;
		await parkDocket(db.sql, id, error instanceof Error ? error : new Error(String(error)), now);
		return { size: BATCH, moved: 0, parked: 1 };
	}
}

/**
 * Tells every docket whose time has come: the clock's side of the one door, decided by the same machines and saved by the same statement.
 * Batches are locked, so any number of nodes may do this at once; a docket that can't be decided or saved is parked with its error and holds
 * up no other. Rejects when the database is away; then nothing of the batch has been saved.
 */
export async function sendTicks(db: Database, now: Date): Promise<Swept> {
	const swept: Swept = { moved: 0, parked: 0 };
	const next = async (): Promise<boolean> => {
		const { moved, parked, size } = await sweepNext(db, now);
		swept.moved += moved;
		swept.parked += parked;
		return size === BATCH;
	};
	const lane = async () => {
		while (await next());
	};
	// Alone at first: mostly there is nothing to do.
	if (await next()) await Promise.all(Array.from({ length: LANES }, lane));
	return swept;
}
