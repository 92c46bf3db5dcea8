import type { TestProject } from "vitest/node";
import { BUILT_IN_MOMENT } from "#app/services/first-start.ts";
import { loadBuiltIns, noHashes } from "#app/services/load-built-ins.ts";
import { connect } from "#db/client.server.ts";
import { startCluster } from "#db/embedded/cluster.ts";
import { migrate } from "#db/migrate.ts";
import { databaseUrl } from "./database.ts";
import { openScratch } from "./scratch.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** The server that the tests share; each test file clones a database of its own. */
		serverUrl: string;
	}
}

/** One PostgreSQL for all tests, with two databases to clone: an empty one, and one with the built-in plans and their story. */
export default async function setup(project: TestProject) {
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
	project.provide("serverUrl", cluster.url);
	return async () => {
		await cluster.stop();
		scratch.remove();
	};
}
