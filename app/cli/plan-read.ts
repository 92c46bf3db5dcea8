import { readFile as bytesOf } from "node:fs/promises";
import { basename } from "node:path";
import { printedPlan } from "../reading/printed-plan.ts";
import { readFile } from "../reading/read-file.ts";
import { givenFile } from "./given-file.ts";

/** `npm run --silent plan:read -- FILE`: what the reader makes of an issued document, as one JSON object; exit 1 with one line if it can't be read. */
const [file] = process.argv.slice(2);

async function run(): Promise<string> {
	if (!file) throw new Error("name a file: npm run --silent plan:read -- FILE");
	const content = await bytesOf(givenFile(file)).catch(() => {
		throw new Error("there is no such file, or it may not be read");
	});
	return JSON.stringify(printedPlan(await readFile(content, basename(file))), null, 1);
}

try {
	process.stdout.write(`${await run()}\n`);
} catch (error) {
	process.stderr.write(`${file ?? "plan:read"}: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
