import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildIfNeeded } from "#app/cli/build.ts";
import { hashPassword } from "#app/lib/password.server.ts";
import { BUILT_IN_MOMENT } from "#app/services/first-start.ts";
import { connect, type Database } from "#db/client.server.ts";
import { cloneDatabase } from "./database.ts";
import { signIn, type Visitor, visitor } from "./http.ts";

/** Everybody's password in a portal that `startPortal` starts. */
export const PASSWORD = "青浦 correct horse 42";

/** How a process ended. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null; afterMs: number };
/** The web process as it runs in production. */
export type Web = {
	origin: string;
	process: ChildProcess;
	/** What it has written to stderr so far: one line for every error that nobody expected. */
	words: () => string;
	/** Sends SIGTERM, and SIGKILL if that doesn't end it within 20 s. */
	stop: () => Promise<Ending>;
};

const MODULE = fileURLToPath(new URL("../../app/server.ts", import.meta.url));
const START_MS = 60_000;
const STOP_MS = 20_000;

/** Starts the web process on a database; `env` adds to its environment. The portal has to be built. */
export async function startWeb(databaseUrl: string, env: Record<string, string> = {}): Promise<Web> {
	const child = fork(MODULE, {
		env: {
			PATH: process.env.PATH,
			NODE_ENV: "production",
			PORT: "0",
			DATABASE_URL: databaseUrl,
			LIANDU_NOW: BUILT_IN_MOMENT.replace(":00+", "+"),
			...env,
		},
		execArgv: [],
		stdio: ["ignore", "ignore", "pipe", "ipc"],
	});
	let words = "";
	child.stderr?.on("data", (chunk) => {
		words += chunk;
	});
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	const port = await new Promise<number>((resolve, reject) => {
		child.once("message", (message: { port: number }) => resolve(message.port));
		child.once("exit", () => reject(new Error(`the web process did not start: ${words}`)));
		setTimeout(() => reject(new Error(`the web process was not there after ${START_MS} ms: ${words}`)), START_MS).unref();
	});
	const stop = async (): Promise<Ending> => {
		const start = Date.now();
		child.kill("SIGTERM");
		const waiting = new AbortController();
		const late = sleep(STOP_MS, undefined, { signal: waiting.signal }).then(
			() => child.kill("SIGKILL"),
			() => {},
		);
		if (child.exitCode === null && child.signalCode === null) await ended;
		waiting.abort();
		await late;
		return { code: child.exitCode, signal: child.signalCode, afterMs: Date.now() - start };
	};
	return { origin: `http://127.0.0.1:${port}`, process: child, words: () => words, stop };
}

/** Builds the portal if what is built is older than its sources; of several test files at once, one builds and the others wait. */
export async function ensureBuilt(serverUrl: string): Promise<void> {
	const { sql, end } = connect(serverUrl, { max: 1, statementMs: 0 });
	await sql`select pg_advisory_lock(2)`;
	try {
		buildIfNeeded();
	} finally {
		await end();
	}
}

/** Lets everybody in a database sign in with `PASSWORD`. */
export async function givePasswords({ sql }: Database): Promise<void> {
	await sql`update people set password_hash = ${await hashPassword(PASSWORD)}`;
}

/** A running portal on a clone of the built-in plans, where everybody signs in with the same password. */
export type Portal = Web & {
	db: Database;
	databaseUrl: string;
	/** Whoever holds a position in a unit of a built-in plan (青浦's unless `seed` says otherwise), signed in. */
	as: (unit: string, position?: "officer" | "head", seed?: string) => Promise<Visitor>;
	/** Somebody who isn't signed in. */
	nobody: (headers?: Record<string, string>) => Visitor;
	/** Stops the process and drops the database. */
	close: () => Promise<void>;
};

/** The log-in of whoever holds a position in a unit of a built-in plan. */
export async function loginOf({ sql }: Database, unit: string, position = "officer", seed = "000"): Promise<string> {
	const [row] = await sql<{ login: string }[]>`
		select pe.login from plans p join plan_units pu on pu.plan_id = p.id join units u on u.id = pu.unit_id
			join positions o on o.unit_id = u.id join people pe on pe.id = o.person_id
		where p.seed = ${seed} and u.name = ${unit} and o.position = ${position} order by o.id limit 1`;
	if (!row) throw new Error(`nobody is ${position} of ${unit}`);
	return row.login;
}

/** Starts the portal on a database of its own; see `startWeb` for `env`. */
export async function startPortal(serverUrl: string, env: Record<string, string> = {}): Promise<Portal> {
	await ensureBuilt(serverUrl);
	const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
	await givePasswords(db);
	const web = await startWeb(url, env);
	return {
		...web,
		db,
		databaseUrl: url,
		as: async (unit, position, seed) => signIn(web.origin, await loginOf(db, unit, position, seed), PASSWORD),
		nobody: (headers) => visitor(web.origin, headers),
		close: async () => {
			await web.stop();
			await drop();
		},
	};
}
