import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { BUILT_IN_MOMENT } from "#app/services/first-start.ts";

/** How a process ended. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null; afterMs: number };
/** A process of the portal as it runs in production. */
export type Started<Message> = {
	/** The first thing it said. */
	said: Message;
	process: ChildProcess;
	/** What it has written to stderr so far: one line for every error that nobody expected. */
	words: () => string;
	/** Sends SIGTERM, and SIGKILL if that doesn't end it within 20 s. */
	stop: () => Promise<Ending>;
	/** Ends it at once, as a power cut would. */
	kill: () => Promise<void>;
};

const START_MS = 60_000;
const STOP_MS = 20_000;

/** Starts the web process or the worker on a database, at the moment in which the built-in story ends; `env` adds to its environment. */
export async function startProcess<Message>(
	module: "server" | "worker",
	databaseUrl: string,
	env: Record<string, string> = {},
): Promise<Started<Message>> {
	const child = fork(fileURLToPath(new URL(`../../app/${module}.ts`, import.meta.url)), {
		env: {
			PATH: process.env.PATH,
			NODE_ENV: "production",
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
	const said = await new Promise<Message>((resolve, reject) => {
		child.once("message", (message: Message) => resolve(message));
		child.once("exit", () => reject(new Error(`the ${module} did not start: ${words}`)));
		setTimeout(() => reject(new Error(`the ${module} was not there after ${START_MS} ms: ${words}`)), START_MS).unref();
	});
	const isOver = () => child.exitCode !== null || child.signalCode !== null;
	const stop = async (): Promise<Ending> => {
		const start = Date.now();
		child.kill("SIGTERM");
		const waiting = new AbortController();
		const late = sleep(STOP_MS, undefined, { signal: waiting.signal }).then(
			() => child.kill("SIGKILL"),
			() => {},
		);
		if (!isOver()) await ended;
		waiting.abort();
		await late;
		return { code: child.exitCode, signal: child.signalCode, afterMs: Date.now() - start };
	};
	const kill = async () => {
		child.kill("SIGKILL");
		if (!isOver()) await ended;
	};
	return { said, process: child, words: () => words, stop, kill };
}
