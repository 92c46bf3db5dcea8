import { connect, type Database } from "#db/client.server.ts";
import { ensureServer, type Server } from "#db/embedded/server.ts";

/** A process of its own that uses the embedded server, as a command or the portal does: told what to do by messages, one answer to each. */
let server: Server | undefined;
let db: Database | undefined;

const acts: Record<string, () => Promise<unknown>> = {
	async open() {
		server = await ensureServer();
		db = connect(server.url, { max: 1 });
		await db.sql`create table if not exists marks (pid int)`.catch(() => {});
		await db.sql`insert into marks values (${process.pid})`;
		return { url: server.url, isOurs: server.isOurs };
	},
	async marks() {
		return db ? (await db.sql`select pid from marks`).map((row) => row.pid) : [];
	},
	async close() {
		await db?.end();
		await server?.release();
	},
};

process.on("message", async (act: string) => {
	try {
		process.send?.({ value: (await acts[act]?.()) ?? null });
	} catch (error) {
		process.send?.({ error: error instanceof Error ? error.message : String(error) });
	}
	if (act === "close") process.exit(0);
});
