import { connect } from "#db/client.server.ts";
import { openMailer } from "./emails/mailer.ts";
import { openPusher } from "./hooks/push.ts";
import { jobsWith } from "./jobs/jobs.ts";
import { runJobs } from "./jobs/run-jobs.ts";
import { origin } from "./lib/env.server.ts";

/** The worker process: does what the portal does by itself. What fell due while it was away it makes up for when it is back, once. */
const url = process.env.DATABASE_URL ?? "";
const db = connect(url, { name: "liandu-worker", max: 4, statementMs: 60_000 });
const mailer = openMailer();
const outgoing = { mailer, origin: origin(), domain: new URL(origin()).hostname };
const pushing = { pusher: openPusher(), origin: origin() };
const running = runJobs(url, db, jobsWith(outgoing, pushing));

let isStopping = false;
async function stop(): Promise<void> {
	if (isStopping) return;
	isStopping = true;
	await running.stop();
	mailer.close();
	await db.end();
	process.exit(0);
}
running.started.catch((error) => {
	if (isStopping) return;
	// Whoever keeps this process running starts it again.
	process.stderr.write(`worker: ${error instanceof Error ? error.stack : error}\n`);
	process.exit(1);
});
for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, stop);
process.send?.("ready");
