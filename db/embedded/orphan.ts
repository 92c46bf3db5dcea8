import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const END_MS = 30_000;

/** The parent and the command line of a process; null when there is none, or no way to tell. */
function look(pid: number): { parent: number; command: string } | null {
	try {
		if (platform() === "linux") {
			const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
			const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			return { parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
		}
		const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
		return { parent: Number.parseInt(line, 10), command: line.replace(/^\d+\s+/, "") };
	} catch {
		return null;
	}
}

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
	const found = look(pid);
	if (!found?.command.includes(data) || found.parent === keeperPid) return undefined;
	process.kill(pid, "SIGINT");
	for (const start = Date.now(); look(pid)?.command.includes(data) && Date.now() - start < END_MS; ) await sleep(50);
	return port;
}
