import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { dataDir } from "./home.ts";
import { lookAt } from "./process.ts";

/** A server to use, and how to let go of it: one that we started stops when nobody uses it any more. */
export type Server = { url: string; isOurs: boolean; release: () => Promise<void> };

/** Where a running keeper says how to reach its server. */
export const keeperFile = (): string => join(dataDir(), "postgres.json");
const lockFile = () => join(dataDir(), "postgres.lock");

const WAIT_MS = 90_000;

const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
};

const read = (file: string): string | null => {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
};

async function answers(url: string): Promise<boolean> {
	const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
	try {
		await sql`select 1`;
		return true;
	} catch {
		return false;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** What the keeper that last ran here said of itself. */
export const readKeeper = (): { pid?: number; url?: string } => JSON.parse(read(keeperFile()) ?? "{}");

const KEEPER = fileURLToPath(new URL("./keeper.ts", import.meta.url));

/** A keeper that lives, whose server may be down for the moment it takes to start it again. Its number alone could be another process's. */
function livingKeeper(): { url: string } | null {
	const { pid, url } = readKeeper();
	return pid !== undefined && url !== undefined && lookAt(pid)?.command.includes("keeper.ts") ? { url } : null;
}

/** Takes the lock that only one starter holds; a lock left by a dead process is void. */
function lock(): boolean {
	try {
		const file = openSync(lockFile(), "wx");
		writeSync(file, String(process.pid));
		closeSync(file);
		return true;
	} catch {
		const holder = Number(read(lockFile()));
		if (holder && !isAlive(holder)) rmSync(lockFile(), { force: true });
		return false;
	}
}

function startKeeper(): Promise<ChildProcess> {
	const log = openSync(join(dataDir(), "postgres.log"), "a", 0o600);
	const keeper = spawn(process.execPath, [KEEPER], {
		detached: true,
		stdio: ["ignore", log, log, "ipc"],
		env: { ...process.env, LIANDU_DATA: dataDir() },
	});
	closeSync(log);
	return new Promise((resolve, reject) => {
		keeper.once("message", () => resolve(keeper));
		keeper.once("exit", () =>
			reject(new Error(`The embedded PostgreSQL did not start; its words are in ${join(dataDir(), "postgres.log")}`)),
		);
	});
}

function letGo(keeper: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (keeper.exitCode !== null || keeper.signalCode !== null) return resolve();
		keeper.once("exit", () => resolve());
		if (keeper.connected) keeper.disconnect();
	});
}

/**
 * The embedded server on the data under `.data/`: the one that runs already, or one that is started for the caller.
 * Any number of processes may ask at once; one of them starts it. Throws when it can't be started within 90 s.
 */
export async function ensureServer(): Promise<Server> {
	mkdirSync(dataDir(), { recursive: true });
	for (const start = Date.now(); Date.now() - start < WAIT_MS; await sleep(100)) {
		const keeper = livingKeeper();
		if (keeper && (await answers(keeper.url))) return { url: keeper.url, isOurs: false, release: async () => {} };
		// Whoever keeps it starts it again: a second keeper beside the first would only fight for the data.
		if (keeper || !lock()) continue;
		try {
			// One may have come up between the look and the lock.
			if (livingKeeper()) continue;
			const keeper = await startKeeper();
			const { url } = JSON.parse(read(keeperFile()) ?? "{}") as { url: string };
			return { url, isOurs: true, release: () => letGo(keeper) };
		} finally {
			rmSync(lockFile(), { force: true });
		}
	}
	throw new Error(`The embedded PostgreSQL was not ready after ${WAIT_MS / 1000} s; see ${join(dataDir(), "postgres.log")}`);
}
