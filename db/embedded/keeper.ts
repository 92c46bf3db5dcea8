import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { isRoot } from "./account.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { findHome } from "./home.ts";
import { endOrphan } from "./orphan.ts";
import { keeperFile, readKeeper } from "./server.ts";

const HELD_MS = 15_000;

/**
 * Keeps the embedded server: a process of its own, so that Ctrl-C in a terminal reaches the portal first and the server last.
 * It starts the server again if it dies, as long as its data are there, and stops it when the process that asked for it is gone and nobody else is connected.
 */
const { data } = await findHome(isRoot());
let cluster: Cluster = await startPatiently(await endOrphan(data, readKeeper().pid));
let isStopping = false;

/** A server that was killed leaves workers behind for a moment, and they still hold its memory. */
async function startPatiently(port: number | undefined): Promise<Cluster> {
	for (const start = Date.now(); ; await sleep(200)) {
		try {
			return await startCluster({ port });
		} catch (error) {
			const isHeld = /shared memory|lock file/.test(String(error));
			if (!isHeld || Date.now() - start > HELD_MS) throw error;
		}
	}
}

function publish(url: string): void {
	writeFileSync(`${keeperFile()}.new`, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
	renameSync(`${keeperFile()}.new`, keeperFile());
}

/** Whether the data are still there, and ours to keep. Somebody may have deleted them: to start on new ones would be another server in their place. */
const isOurs = (): boolean => existsSync(join(data, "PG_VERSION")) && readKeeper().pid === process.pid;

async function restart(): Promise<void> {
	const port = Number(new URL(cluster.url).port);
	while (!isStopping) {
		if (!isOurs()) return giveUp();
		try {
			cluster = await startCluster({ port });
			return watch();
		} catch {
			await sleep(200);
		}
	}
}

function giveUp(): void {
	process.stderr.write(`The data in ${data} are gone, or somebody else keeps them: nothing is left to keep here\n`);
	if (readKeeper().pid === process.pid) rmSync(keeperFile(), { force: true });
	process.exit(1);
}

function watch(): void {
	cluster.process.once("exit", () => {
		if (!isStopping) void restart();
	});
}

async function isIdle(): Promise<boolean> {
	const sql = postgres(cluster.url, { max: 1, connect_timeout: 2, onnotice: () => {} });
	try {
		const [row] =
			await sql`select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
		return row?.others === 0;
	} catch {
		return cluster.process.exitCode !== null;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

async function stopWhenIdle(): Promise<void> {
	while (!(await isIdle())) await sleep(250);
	isStopping = true;
	rmSync(keeperFile(), { force: true });
	await cluster.stop();
	process.exit(0);
}

watch();
publish(cluster.url);
process.send?.("ready");
process.once("disconnect", stopWhenIdle);
process.once("SIGTERM", stopWhenIdle);
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
