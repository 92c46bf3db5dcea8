import { connect } from "#db/client.server.ts";
import { startCluster } from "#db/embedded/cluster.ts";
import { migrate } from "#db/migrate.ts";
import { databaseUrl } from "./database.ts";
import { openScratch } from "./scratch.ts";
import { until } from "./until.ts";

/** A PostgreSQL that one test file may do with as it likes. */
export type OwnCluster = {
	url: string;
	/** Ends the server with a signal, and waits until nothing of it is left. */
	end: (signal: "SIGKILL" | "SIGQUIT" | "SIGINT") => Promise<void>;
	/** Starts it again on the same port and data, as after a crash. */
	start: () => Promise<void>;
	close: () => Promise<void>;
};

/** Copies all rows of one database into another with the same, empty schema. */
async function copyRows(from: string, to: string): Promise<void> {
	const [source, target] = [connect(from, { max: 1 }), connect(to, { max: 1 })];
	const tables = await source.sql<
		{ name: string }[]
	>`select table_name as name from information_schema.tables where table_schema = 'public'`;
	// Neither triggers nor foreign keys look while the rows come in.
	await target.sql`set session_replication_role = replica`;
	for (const { name } of tables) {
		const [row] = await source.sql.unsafe<{ rows: string | null }[]>(`select json_agg(t)::text as rows from ${name} t`);
		if (row?.rows)
			await target.sql.unsafe(
				`insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, $1::text::json)`,
				[row.rows],
			);
	}
	const counted = await target.sql<{ table: string }[]>`
		select table_name as "table" from information_schema.columns where table_schema = 'public' and is_identity = 'YES' and column_name = 'id'`;
	for (const { table } of counted)
		await target.sql.unsafe(`select setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 1)) from ${table}`);
	await source.end();
	await target.end();
}

/** Starts a server of one's own and fills it with the built-in plans from the one that all tests share. */
export async function startOwnCluster(serverUrl: string): Promise<OwnCluster> {
	const scratch = openScratch("own");
	const flags = ["fsync=off", "log_min_messages=panic"];
	let cluster = await startCluster({ flags });
	const { url } = cluster;
	const port = Number(new URL(url).port);
	await migrate(url);
	await copyRows(databaseUrl(serverUrl, "loaded"), url);
	const end: OwnCluster["end"] = async (signal) => {
		const { process: server } = cluster;
		server.kill(signal);
		await until(`PostgreSQL is gone after ${signal}`, () => server.exitCode !== null || server.signalCode !== null);
	};
	const start = async () => {
		// The memory that a killed server shared is in use until the last of its processes has noticed.
		cluster = await until("PostgreSQL is back", () => startCluster({ port, flags }).catch(() => null));
	};
	const close = async () => {
		await cluster.stop();
		scratch.remove();
	};
	return { url, end, start, close };
}
