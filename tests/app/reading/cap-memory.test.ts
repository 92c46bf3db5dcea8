import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { capMemory } from "#app/reading/cap-memory.ts";

const MB = 1024 * 1024;
/** Holds ever more buffers, none of them on V8's heap, up to 2 GB; then ends by itself. */
const HOARD =
	"const held = []; const more = () => { held.push(Buffer.alloc(8e6, 1)); if (held.length < 250) setImmediate(more); }; more();";

test("a process whose buffers pass its cap is ended, one that stays below it ends by itself", async () => {
	const ending = async (most: number) => {
		const child = spawn(process.execPath, ["-e", HOARD], { stdio: "ignore" });
		const stop = capMemory(child, most);
		const [code, signal] = await once(child, "exit");
		stop();
		return { code, signal };
	};
	expect(await ending(300 * MB)).toEqual({ code: null, signal: "SIGKILL" });
	expect(await ending(8_000 * MB)).toEqual({ code: 0, signal: null });
});
