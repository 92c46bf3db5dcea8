import { amending } from "./amend.ts";
import { drafting } from "./draft.ts";
import { engine } from "./engine.ts";
import { hostile } from "./hostile.ts";
import { importing } from "./import.ts";
import { pages } from "./pages.ts";
import { start } from "./start.ts";
import { sweep } from "./sweep.ts";

/** `npm run --silent bench -- NAME`: runs one benchmark and prints its figures as JSON lines. */
const benches: Record<string, () => Promise<void>> = {
	amend: amending,
	engine,
	pages,
	start,
	import: importing,
	draft: drafting,
	hostile,
	sweep,
};
const name = process.argv[2] ?? "";
const bench = benches[name];
if (bench) await bench();
else {
	process.stderr.write(`bench: say which: ${Object.keys(benches).join(", ")}\n`);
	process.exitCode = 2;
}
