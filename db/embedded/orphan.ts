import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lookAt } from "./process.ts";

const END_MS = 30_000;

/**
 * Ends a server of ours whose keeper was killed and left it behind: two servers can't share the data, and nobody would ever stop it.
 * Gives the port it listened on, so that those who used it find the next one there; undefined if there was none. A server that `keeperPid`
 * still keeps is left alone.
 */
export async function endOrphan(data: string, keeperPid: number | undefined): Promise<number | undefined> {
	let lines: string[];
	try {
		lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
	} catch {
		return undefined;
	}
	const [pid, port] = [Number(lines[0]), Number(lines[3])];
	const found = lookAt(pid);
	if (!found?.command.includes(data) || found.parent === keeperPid) return undefined;
	process.kill(pid, "SIGINT");
	for (const start = Date.now(); lookAt(pid)?.command.includes(data) && Date.now() - start < END_MS; ) await sleep(50);
	return port;
}
