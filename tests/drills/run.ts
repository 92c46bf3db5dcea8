import { startTestServer } from "#tests/support/test-server.ts";
import { drills } from "./index.ts";

/** `npm run drill -- NAME [ROUNDS]`: runs one drill, or all of them, and prints each figure as a JSON line; exit code 1 when a promise is broken. */
const [name, rounds] = process.argv.slice(2);
const chosen = Object.entries(drills).filter(([known]) => name === undefined || known === name);

if (chosen.length === 0) {
	process.stderr.write(`drill: say which: ${Object.keys(drills).join(", ")}\n`);
	process.exitCode = 2;
} else {
	const server = await startTestServer();
	try {
		for (const [drill, { run, rounds: full }] of chosen) {
			const times = Number(rounds ?? full);
			for (const { isTimed: _, ...figure } of await run(server.url, times)) {
				process.stdout.write(`${JSON.stringify({ drill, rounds: times, ...figure })}\n`);
				if (!figure.isKept) process.exitCode = 1;
			}
		}
	} finally {
		await server.stop();
	}
}
