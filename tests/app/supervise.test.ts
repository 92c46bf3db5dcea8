import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { keepRunning } from "#app/cli/supervise.ts";
import { until } from "../support/until.ts";

let dir: string;
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), "liandu-supervise-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A process that notes its number, says that it is ready, and lives until it is told to go. */
function module(name: string, body: string): { path: string; pids: () => number[] } {
	const [path, notes] = [join(dir, `${name}.mjs`), join(dir, `${name}.pids`)];
	writeFileSync(notes, "");
	writeFileSync(
		path,
		`import { appendFileSync } from "node:fs";\nappendFileSync(${JSON.stringify(notes)}, process.pid + "\\n");\n${body}`,
	);
	return { path, pids: () => readFileSync(notes, "utf8").split("\n").filter(Boolean).map(Number) };
}
const isAlive = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};
const LIVES = `process.send("ready"); process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000);`;

test("a process that dies is started again, as often as it dies, until it is stopped", async () => {
	const { path, pids } = module("lives", LIVES);
	const kept = keepRunning(path, {});
	await kept.ready;
	for (const n of [1, 2]) {
		process.kill(pids().at(-1) ?? 0, "SIGKILL");
		await until(`start number ${n + 1}`, () => pids().length === n + 1);
	}
	await kept.stop();
	expect(pids().map(isAlive)).toEqual([false, false, false]);
});

test("a process that ends before it is ready is given up, with its name", async () => {
	const said = vi.spyOn(process.stderr, "write");
	const { path, pids } = module("dies", "process.exit(3);");
	await expect(keepRunning(path, {}).ready).rejects.toThrow(/dies\.mjs did not start/);
	expect(pids()).toHaveLength(1);
	expect(said).not.toHaveBeenCalled();
	said.mockRestore();
});
