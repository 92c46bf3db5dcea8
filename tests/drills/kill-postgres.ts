import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "#db/client.server.ts";
import { startOwnCluster } from "#tests/support/own-cluster.ts";
import { startProcess } from "#tests/support/process.ts";
import { startLoad } from "#tests/support/reporters.ts";
import { ensureBuilt, givePasswords, startWeb } from "#tests/support/server.ts";
import { until } from "#tests/support/until.ts";
import { type Drill, exactly, inTime } from "./drill.ts";
import { figuresOf, reportedTask } from "./load.ts";

const sweeps = async ({ sql }: Database): Promise<number> =>
	(await sql`select from pgboss.job where name = 'sweep' and state = 'completed'`).length;

/** PostgreSQL is killed while eight towns report and the worker works, and started again; neither process is. */
export const killPostgres: Drill = async (serverUrl, rounds) => {
	await ensureBuilt(serverUrl);
	const cluster = await startOwnCluster(serverUrl);
	const db = connect(cluster.url);
	await givePasswords(db);
	const dir = mkdtempSync(join(tmpdir(), "liandu-drill-"));
	const web = await startWeb(cluster.url);
	const worker = await startProcess<string>("worker", cluster.url, { LIANDU_DATA: dir });
	try {
		const load = await startLoad(web.origin, db, await reportedTask(db));
		let longest = 0;
		for (let round = 0; round < rounds; round++) {
			await load.more(5);
			await cluster.end("SIGKILL");
			await cluster.start();
			const up = performance.now();
			await load.more(1);
			longest = Math.max(longest, (performance.now() - up) / 1_000);
		}
		await load.more(5);
		const tally = await load.end();
		const swept = await sweeps(db);
		await until("the worker sweeps again", async () => (await sweeps(db)) > swept);
		const isAlive = [web, worker].filter(({ process }) => process.exitCode === null && process.signalCode === null);
		return [
			...(await figuresOf(tally, db, rounds)),
			inTime("writing again once PostgreSQL is up, at worst", longest, 2),
			exactly("processes that came through", isAlive.length, 2),
		];
	} finally {
		await worker.stop();
		await web.stop();
		await db.end();
		await cluster.close();
		rmSync(dir, { recursive: true, force: true });
	}
};
