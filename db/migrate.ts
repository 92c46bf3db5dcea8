import { fileURLToPath } from "node:url";
import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import { connect } from "./client.server.ts";

/** Brings a database up to this release's schema. Idempotent; nodes that start at once wait for each other. */
export async function migrate(url: string): Promise<void> {
	const db = connect(url, { max: 1, statementMs: 0 });
	try {
		await db.sql`select pg_advisory_lock(718281828)`;
		await run(db.orm, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
	} finally {
		await db.end();
	}
}
