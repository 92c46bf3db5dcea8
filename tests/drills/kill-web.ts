import { freePort } from "#db/embedded/cluster.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { startLoad } from "#tests/support/reporters.ts";
import { ensureBuilt, givePasswords, startWeb } from "#tests/support/server.ts";
import type { Drill } from "./drill.ts";
import { figuresOf, reportedTask } from "./load.ts";

/** The web process is killed while eight towns report, and started again. */
export const killWeb: Drill = async (serverUrl, rounds) => {
	await ensureBuilt(serverUrl);
	const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
	await givePasswords(db);
	const env = { PORT: String(await freePort()) };
	let web = await startWeb(url, env);
	try {
		const load = await startLoad(web.origin, db, await reportedTask(db));
		for (let round = 0; round < rounds; round++) {
			await load.more(5);
			await web.kill();
			web = await startWeb(url, env);
		}
		await load.more(5);
		return await figuresOf(await load.end(), db, rounds);
	} finally {
		await web.stop();
		await drop();
	}
};
