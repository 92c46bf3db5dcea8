import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfNeeded } from "#app/cli/build.ts";
import { generatePassword, hashPassword } from "#app/lib/password.server.ts";
import { BUILT_IN_MOMENT } from "#app/services/first-start.ts";
import { loadBuiltIns } from "#app/services/load-built-ins.ts";
import { type Kind, kinds } from "#db/built-in/people.ts";
import { connect } from "#db/client.server.ts";
import { startCluster } from "#db/embedded/cluster.ts";
import { migrate } from "#db/migrate.ts";
import { databaseUrl } from "../support/database.ts";

/** What the tests need to know of this run, handed to the workers in the environment: the server, and everybody's password with its hash. */
export type Run = { serverUrl: string; password: string; hash: string };

export const hashesFor = (hash: string): Record<Kind, string> =>
	Object.fromEntries(kinds.map((kind) => [kind, hash])) as Record<Kind, string>;

/** A PostgreSQL for this run on data of its own. */
async function startServer() {
	const dir = mkdtempSync(join(tmpdir(), "liandu-e2e-"));
	// The account that PostgreSQL runs as when we are root has to get there.
	chmodSync(dir, 0o755);
	const before = process.env.LIANDU_DATA;
	process.env.LIANDU_DATA = dir;
	const cluster = await startCluster({ flags: ["fsync=off", "log_min_messages=fatal"] });
	if (before === undefined) delete process.env.LIANDU_DATA;
	else process.env.LIANDU_DATA = before;
	const stop = async () => {
		await cluster.stop();
		rmSync(dir, { recursive: true, force: true });
	};
	return { url: cluster.url, stop };
}

/** Two databases to clone: an empty one, and one with the built-in plans, their people and their story. */
async function makeTemplates(serverUrl: string, hash: string): Promise<void> {
	const admin = connect(serverUrl, { max: 1, statementMs: 0 });
	await admin.sql`create database empty`;
	await migrate(databaseUrl(serverUrl, "empty"));
	await admin.sql`create database loaded template empty`;
	await admin.end();
	const loaded = connect(databaseUrl(serverUrl, "loaded"));
	await loadBuiltIns(loaded, hashesFor(hash), new Date(BUILT_IN_MOMENT));
	await loaded.end();
}

/** A built portal and a server with its templates, for all test files. */
export default async function setup() {
	buildIfNeeded();
	const { url: serverUrl, stop } = await startServer();
	const password = generatePassword();
	const hash = await hashPassword(password);
	await makeTemplates(serverUrl, hash);
	process.env.LIANDU_E2E = JSON.stringify({ serverUrl, password, hash } satisfies Run);
	return stop;
}
