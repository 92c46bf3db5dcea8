import { expect, inject, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { cloneDatabase } from "../support/database.ts";
import { until } from "../support/until.ts";

const CONNECTIONS = 5;

test("connections that the server ended under a statement fail that statement, and none after it", async () => {
	const { url, db: watcher, drop } = await cloneDatabase(inject("serverUrl"), "empty");
	const name = "liandu-farewell";
	const db = connect(url, { max: CONNECTIONS, name });
	const everywhere = (statement: string) =>
		Promise.allSettled(Array.from({ length: CONNECTIONS }, () => db.sql.unsafe(statement)));
	const waiting = everywhere("select pg_sleep(600)");
	await until("all wait", async () => {
		const [row] = await watcher.sql<{ waiting: number }[]>`
			select count(*)::int as waiting from pg_stat_activity where application_name = ${name} and wait_event = 'PgSleep'`;
		return row?.waiting === CONNECTIONS;
	});
	await watcher.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`;
	expect((await waiting).map(({ status }) => status)).toEqual(Array(CONNECTIONS).fill("rejected"));
	expect((await everywhere("select 1")).map(({ status }) => status)).toEqual(Array(CONNECTIONS).fill("fulfilled"));
	await db.end();
	await drop();
});
