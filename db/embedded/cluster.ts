import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, isRoot, serverAccount } from "./account.ts";
import { findHome, type Home } from "./home.ts";

/** A server of ours on its own data: where it listens, and how to end it. */
export type Cluster = { url: string; process: ChildProcess; stop: () => Promise<void> };

const START_MS = 60_000;

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => resolve(port));
		});
	});
}

function passwordOf(home: Home): string {
	const file = join(dirname(home.data), "postgres.password");
	if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
	return readFileSync(file, "utf8").trim();
}

function initialise(home: Home, account: Account, password: string): void {
	if (existsSync(join(home.data, "PG_VERSION"))) return;
	rmSync(home.data, { recursive: true, force: true });
	mkdirSync(home.data, { recursive: true, mode: 0o700 });
	const pwfile = `${home.data}.pw`;
	writeFileSync(pwfile, password, { mode: 0o600 });
	if (account.uid !== undefined && account.gid !== undefined)
		for (const path of [home.data, pwfile]) chownSync(path, account.uid, account.gid);
	const flags = ["-D", home.data, "-U", "liandu", "-A", "scram-sha-256", "--pwfile", pwfile, "-E", "UTF8", "--no-locale"];
	const made = spawnSync(home.initdb, flags, {
		...account,
		cwd: home.data,
		encoding: "utf8",
		env: { ...process.env, LC_ALL: "C" },
	});
	rmSync(pwfile, { force: true });
	if (made.status !== 0) {
		rmSync(home.data, { recursive: true, force: true });
		throw new Error(`initdb failed in ${home.data}: ${made.stderr || made.error?.message}`);
	}
}

/** Whether the server that wrote this postmaster.pid says it takes connections. */
function isReady(data: string, pid: number | undefined): boolean {
	try {
		const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
		return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
	} catch {
		return false;
	}
}

async function untilReady(child: ChildProcess, data: string): Promise<void> {
	let log = "";
	child.stderr?.on("data", (chunk) => {
		log = (log + chunk).slice(-4_000);
	});
	for (const start = Date.now(); !isReady(data, child.pid); await sleep(25)) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL did not start: ${log}`);
		if (Date.now() - start > START_MS) throw new Error(`PostgreSQL was not ready after ${START_MS / 1000} s: ${log}`);
	}
}

/**
 * Starts a server on the data under `.data/` (or `LIANDU_DATA`), making them on first use. fsync stays on unless `flags` say otherwise;
 * it listens on 127.0.0.1 alone. Throws with the server's own words when it can't start.
 */
export async function startCluster({ port, flags = [] }: { port?: number; flags?: string[] } = {}): Promise<Cluster> {
	const home = await findHome(isRoot());
	const account = serverAccount();
	const password = passwordOf(home);
	initialise(home, account, password);
	const at = port ?? (await freePort());
	const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on", "timezone=UTC", ...flags].flatMap(
		(s) => ["-c", s],
	);
	const child = spawn(home.postgres, ["-D", home.data, "-p", String(at), ...settings], {
		...account,
		cwd: home.data,
		env: { ...process.env, LC_ALL: "C" },
		stdio: ["ignore", "ignore", "pipe"],
	});
	child.once("error", () => {});
	await untilReady(child, home.data);
	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGINT");
		await ended;
	};
	return { url: `postgres://liandu:${password}@127.0.0.1:${at}/postgres`, process: child, stop };
}
