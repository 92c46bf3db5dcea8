import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { platform } from "node:os";

/** The parent and the command line of a process; null when there is none, or no way to tell. */
export function lookAt(pid: number): { parent: number; command: string } | null {
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
