import type { Database } from "#db/client.server.ts";
import { now } from "../lib/clock.server.ts";
import { dropOld } from "../services/drop-old.ts";
import { followPapers } from "../services/follow-papers.ts";
import { freezeOlder } from "../services/freeze-older.ts";
import { readDrafts } from "../services/read-drafts.ts";
import { type Outgoing, sendDeliveries } from "../services/send-deliveries.ts";
import { type Pushing, sendPushes } from "../services/send-pushes.ts";
import { sendTicks } from "../services/send-ticks.ts";

/** Something that the worker does by itself, again and again; safe to do on several nodes at once, and to be cut short. */
export type Job = {
	/** When: a cron expression, read in Asia/Shanghai. Occurrences missed while no worker ran are made up once. */
	cron: string;
	/** For what minutes are too coarse: how many seconds after it is done it is done again. */
	againAfterS?: number;
	/** What is due is always asked of the portal's own clock, which may be shifted. `stopping` says that the worker is stopping. */
	run: (db: Database, stopping: AbortSignal) => Promise<void>;
};

async function sweep(db: Database): Promise<void> {
	await freezeOlder(db);
	await followPapers(db, now());
	const { parked } = await sendTicks(db, now());
	if (parked > 0) process.stderr.write(`worker: ${parked} dockets could not be decided and were parked\n`);
}

/** All that the worker does, by name. */
export const jobsWith = (outgoing: Outgoing, pushing: Pushing): Record<string, Job> => ({
	/** Lets the clocks of the dockets tick. */
	sweep: { cron: "* * * * *", againAfterS: 5, run: sweep },
	/** Lets notices go out. */
	deliver: { cron: "* * * * *", againAfterS: 5, run: (db, stopping) => sendDeliveries(db, outgoing, now, stopping) },
	/** Lets them be pushed to robots and hooks, which hold up no mail. */
	push: { cron: "* * * * *", againAfterS: 5, run: (db, stopping) => sendPushes(db, pushing, now, stopping) },
	/** Reads the documents that people have uploaded, while they wait. */
	readDrafts: { cron: "* * * * *", againAfterS: 1, run: async (db, signal) => void (await readDrafts(db, signal)) },
	/** Lets go of what nobody needs any more. */
	cleanUp: { cron: "30 3 * * *", run: (db) => dropOld(db, now()) },
});
