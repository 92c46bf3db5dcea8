import { BUILT_IN_MOMENT } from "#app/services/first-start.ts";
import { loadBuiltIns, noHashes } from "#app/services/load-built-ins.ts";
import { connect } from "#db/client.server.ts";
import { startCluster } from "#db/embedded/cluster.ts";
import { migrate } from "#db/migrate.ts";
import { databaseUrl } from "./database.ts";
import { openScratch } from "./scratch.ts";

/** One PostgreSQL for all tests or drills, with two databases to clone: an empty one, and one with the built-in plans and their story. */
export async function startTestServer(): Promise<{ url: string; stop: () => Promise<void> }> {
	const scratch = openScratch("test");
	const cluster = await startCluster({ flags: ["fsync=off", "max_connections=200", "log_min_messages=fatal"] });
	const admin = connect(cluster.url, { max: 1, statementMs: 0 });
	await admin.sql`create database empty`;
	await migrate(databaseUrl(cluster.url, "empty"));
	await admin.sql`create database loaded template empty`;
	const loaded = connect(databaseUrl(cluster.url, "loaded"));
	await loadBuiltIns(loaded, noHashes(), new Date(BUILT_IN_MOMENT));
	await loaded.end();
	await admin.end();
	const stop = async () => {
		await cluster.stop();
		scratch.remove();
	};
	return { url: cluster.url, stop };
}
