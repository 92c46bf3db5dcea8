import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "#db/client.server.ts";
import { now } from "./lib/clock.server.ts";
import { isUnavailable } from "./lib/unavailable.server.ts";
import { sendTicks } from "./services/send-ticks.ts";

/** The worker process: lets the clocks of the dockets tick. What fell due while it was away it makes up for when it is back, once. */
const EVERY_MS = 15_000;
const db = connect(process.env.DATABASE_URL ?? "", { name: "liandu-worker", max: 2, statementMs: 60_000 });
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => stopping.abort());

async function sweep(): Promise<void> {
	try {
		const { parked } = await sendTicks(db, now());
		if (parked > 0) process.stderr.write(`worker: ${parked} dockets could not be decided and were parked\n`);
	} catch (error) {
		if (!isUnavailable(error)) process.stderr.write(`worker: ${error instanceof Error ? error.stack : error}\n`);
	}
}

process.send?.("ready");
while (!stopping.signal.aborted) {
	await sweep();
	await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
}
await db.end();
process.exit(0);
