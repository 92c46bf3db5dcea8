import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 5;
const MB = 1024;

/** The most memory that a process has held so far, in megabytes; 0 for one that has ended. Linux only. */
function peakOf(pid: string): number {
	try {
		return Number(/VmHWM:\s{1,20}(\d{1,12}) kB/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? 0) / MB;
	} catch {
		return 0;
	}
}

const children = (): string[] =>
	readdirSync("/proc/self/task").flatMap((thread) =>
		readFileSync(`/proc/self/task/${thread}/children`, "latin1").split(" ").filter(Boolean),
	);

/** Does some work and says how long it took, in milliseconds, and the most that any of our child processes held meanwhile, in megabytes. */
export async function watched(work: () => Promise<unknown>): Promise<{ ms: number; mb: number }> {
	let mb = 0;
	const watch = setInterval(() => {
		mb = Math.max(mb, ...children().map(peakOf));
	}, EVERY_MS);
	const start = performance.now();
	await work();
	const ms = performance.now() - start;
	clearInterval(watch);
	return { ms, mb };
}
