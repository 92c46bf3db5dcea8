import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that is kept running: started again when it dies, until it is told to stop. */
export type Kept = { ready: Promise<unknown>; stop: () => Promise<void> };

const RESTART_MS = 500;
const STOP_MS = 15_000;

/** Keeps a module running as a process of its own. `ready` is the first message it sends; it rejects if the process ends before. */
export function keepRunning(module: string, env: Record<string, string | undefined>): Kept {
	let child: ChildProcess;
	let isStopping = false;
	let wasReady = false;
	const start = () => {
		child = fork(module, { env: { ...process.env, ...env } });
		child.once("exit", async (code, signal) => {
			if (isStopping || !wasReady) return;
			process.stderr.write(`${module} ended (${signal ?? code}); starting it again\n`);
			await sleep(RESTART_MS);
			if (!isStopping) start();
		});
		return child;
	};
	const first = start();
	const ready = new Promise((resolve, reject) => {
		const giveUp = () => reject(new Error(`${module} did not start`));
		first.once("exit", giveUp);
		first.once("message", (message) => {
			wasReady = true;
			first.off("exit", giveUp);
			resolve(message);
		});
	});
	const stop = async () => {
		isStopping = true;
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGTERM");
		await Promise.race([ended, sleep(STOP_MS).then(() => child.kill("SIGKILL"))]);
	};
	return { ready, stop };
}
