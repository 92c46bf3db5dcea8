import type { Database } from "#db/client.server.ts";
import { type Opened, openDatabase, resetDatabase } from "#db/open.ts";
import { hasPlans } from "#db/queries/settings.ts";
import { findBuiltIns, firstStart, keepSignIns } from "../services/first-start.ts";

/** Says something to the person at the terminal without touching stdout, which belongs to the answer. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Opens the database and, when it is our own embedded one, sees to it that the built-in plans are in it; a load that was cut short is begun
 * anew. Somebody else's server (DATABASE_URL) is never filled unasked.
 */
export async function openLoaded(): Promise<Opened & { clockOffsetMs: number }> {
	const opened = await openDatabase();
	const known = await findBuiltIns(opened.db);
	if (known || !opened.isEmbedded) return { ...opened, clockOffsetMs: known?.clockOffsetMs ?? 0 };
	if (await hasPlans(opened.db.sql)) await resetDatabase(opened);
	say("Loading the built-in plans and their people (first start, about ten seconds) …");
	const { clockOffsetMs, signIns } = await firstStart(opened.db);
	keepSignIns(signIns);
	return { ...opened, clockOffsetMs };
}

/** Runs a command over the database and leaves nothing running that it started. A failure is one line on stderr and exit code 1. */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
	try {
		const { db, close } = await openLoaded();
		await work(db).finally(close);
	} catch (error) {
		say(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
