import { connect, type Database } from "./client.server.ts";
import { ensureServer } from "./embedded/server.ts";
import { migrate } from "./migrate.ts";

/** An open database that is up to date. `isEmbedded` when it is our own server, with data of ours. */
export type Opened = { db: Database; url: string; isEmbedded: boolean; close: () => Promise<void> };

/**
 * Opens the database that DATABASE_URL names or, without it, the embedded one (started if it isn't running), and migrates it.
 * `close` ends the pool and lets go of what was started.
 */
export async function openDatabase(options?: Parameters<typeof connect>[1]): Promise<Opened> {
	const own = process.env.DATABASE_URL;
	const server = own ? { url: own, release: async () => {} } : await ensureServer();
	await migrate(server.url);
	const db = connect(server.url, options);
	const close = async () => {
		await db.end();
		await server.release();
	};
	return { db, url: server.url, isEmbedded: !own, close };
}

/** Empties a database of ours down to a fresh schema. For the embedded one only: what is in it can be made again. */
export async function resetDatabase({ db, url, isEmbedded }: Opened): Promise<void> {
	if (!isEmbedded) throw new Error("only the embedded database is ever emptied");
	await db.sql`drop schema public cascade`;
	await db.sql`drop schema if exists drizzle, pgboss cascade`;
	await db.sql`create schema public`;
	await migrate(url);
}
