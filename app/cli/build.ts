import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const BUILT = "build/server/index.js";
const SOURCES = ["app", "db", "workflows", "public", "package-lock.json", "vite.config.ts", "remix.config.js"];

function newest(path: string): number {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the portal unless what is built is newer than everything it is built from. Throws with the builder's words when that fails. */
export function buildIfNeeded(): void {
	if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= Math.max(...SOURCES.map(newest))) return;
	const made = spawnSync(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "error"], {
		encoding: "utf8",
		env: { ...process.env, NODE_ENV: "production" },
	});
	if (made.status !== 0) throw new Error(`The build failed:\n${made.stdout}${made.stderr}`);
}
