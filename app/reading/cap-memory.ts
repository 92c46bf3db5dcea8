import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";

const WATCH_MS = 20;

/** The memory that a process holds at this moment, in bytes; null where the system doesn't tell (Linux does). */
async function memoryOf(pid: number): Promise<number | null> {
	const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
	const kilobytes = /VmRSS:\s{1,20}(\d{1,12}) kB/.exec(status)?.[1];
	return kilobytes ? Number(kilobytes) * 1024 : null;
}

/** Ends a process that comes to hold more than `most` bytes, its buffers counted, which V8's cap on the heap leaves out. Gives what stops the watch. */
export function capMemory(child: ChildProcess, most: number): () => void {
	const watch = setInterval(async () => {
		const held = child.pid === undefined ? null : await memoryOf(child.pid);
		if (held !== null && held > most) child.kill("SIGKILL");
	}, WATCH_MS);
	return () => clearInterval(watch);
}
