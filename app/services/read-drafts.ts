import type { Database } from "#db/client.server.ts";
import {
	giveBack,
	keepMisfilled,
	keepRead,
	keepUnreadable,
	stillReading,
	type TakenDraft,
	takeDraft,
	tellProgress,
} from "#db/queries/draft-reading.ts";
import { findPlace, listRoster } from "#db/queries/roster.ts";
import { draftOf } from "../drafting/draft-of.ts";
import { isUnavailable } from "../lib/unavailable.server.ts";
import { readTemplate } from "../plan-template/read-template.ts";
import { ReaderKilled } from "../reading/apart.ts";
import { Unreadable } from "../reading/files/unreadable.ts";
import { readFile } from "../reading/read-file.ts";

/** How often a worker says that it is still reading, and how long it may be silent before it has died. */
const ALIVE_MS = 2000;
export const LOST_MS = 10_000;
/** A file that has taken so many workers with it takes no more. */
const MAX_TRIES = 3;
/** How often whoever waits is told. */
const TELL_MS = 300;

async function read(db: Database, taken: TakenDraft): Promise<void> {
	let toldAt = 0;
	let telling: Promise<unknown> = Promise.resolve();
	const tell = (step: string, done: number) => {
		if (Date.now() - toldAt < TELL_MS) return;
		toldAt = Date.now();
		// A page that isn't told is no reason to stop reading.
		telling = telling.then(() => tellProgress(db.sql, taken, step, done)).catch(() => {});
	};
	const filled = await readTemplate(taken.content);
	if (filled && "faults" in filled) return keepMisfilled(db.sql, taken, filled.faults, filled.copy);
	const plan =
		filled?.plan ?? (await readFile(taken.content, taken.fileName, ({ step, done }) => tell(step, done)).finally(() => telling));
	await tellProgress(db.sql, taken, "matching", 0.95);
	const [roster, place] = await Promise.all([listRoster(db.sql, taken.jurisdictionId), findPlace(db.sql, taken.jurisdictionId)]);
	const { draft, pieces } = draftOf(plan, roster, place);
	await keepRead(db.sql, taken, draft, pieces);
}

/** Has a draft read by a worker that says every now and then that it is alive. */
async function readAlive(db: Database, taken: TakenDraft): Promise<void> {
	// If the database is away, the reading itself tells.
	const alive = setInterval(() => void stillReading(db.sql, taken).catch(() => {}), ALIVE_MS);
	await read(db, taken).finally(() => clearInterval(alive));
}

/**
 * Reads the documents that wait, one after the other, each in a process of its own with caps; gives how many. Safe to run on several nodes:
 * each draft is taken by one. A filled-in template of ours is told by its mark and read strictly; one that isn't right keeps its marked copy. A
 * draft whose worker or reading process was killed is read again, three times at most. Why a file can't be read is kept with it; what nobody
 * expected is thrown besides.
 */
export async function readDrafts(db: Database, signal?: AbortSignal): Promise<number> {
	let count = 0;
	while (!signal?.aborted) {
		const taken = await takeDraft(db.sql, LOST_MS);
		if (!taken) break;
		count++;
		if (taken.tries > MAX_TRIES) {
			await keepUnreadable(db.sql, taken, "failed");
			continue;
		}
		try {
			await readAlive(db, taken);
		} catch (error) {
			if (isUnavailable(error)) throw error;
			if (error instanceof ReaderKilled) {
				await giveBack(db.sql, taken);
				continue;
			}
			await keepUnreadable(db.sql, taken, error instanceof Unreadable ? error.reason : "failed");
			if (!(error instanceof Unreadable)) throw error;
		}
	}
	return count;
}
