import { spawnSync } from "node:child_process";
import { buildIfNeeded } from "./build.ts";
import { ensureBrowser } from "./find-browser.ts";

/** `npm test`: everything that must hold before a change lands, quickest first; ends at the first part that fails. `npm test -- unit` runs one part. */
type Part = { name: string; run: () => void | Promise<void> };

function tool(name: string, bin: string, ...args: string[]): void {
	const done = spawnSync(process.execPath, [`node_modules/${bin}`, ...args], { stdio: "inherit" });
	if (done.status !== 0) throw new Error(`${name} found something to mend: see above.`);
}

const parts: Part[] = [
	{ name: "lint", run: () => tool("Biome", "@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
	{ name: "types", run: () => tool("TypeScript", "typescript/bin/tsc", "-p", ".") },
	{ name: "unused", run: () => tool("knip", "knip/bin/knip.js", "--no-progress") },
	{
		name: "unit",
		run: () => {
			buildIfNeeded();
			tool("vitest", "vitest/vitest.mjs", "run");
		},
	},
	{
		name: "browser",
		run: async () => {
			buildIfNeeded();
			process.env.LIANDU_CHROMIUM = await ensureBrowser();
			tool("Playwright", "@playwright/test/cli.js", "test");
		},
	},
];

const names = parts.map(({ name }) => name);
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !names.includes(name));

try {
	if (unknown) throw new Error(`There is no part ${unknown}: choose from ${names.join(", ")}, or say nothing for all.`);
	for (const { name, run } of parts) if (asked.length === 0 || asked.includes(name)) await run();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}
