import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connect, type Database, transaction } from "#db/client.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { type Hop, openProxy } from "../support/faulty-proxy.ts";

let test_: TestDatabase;
let proxy: Hop;
let db: Database;
beforeAll(async () => {
	test_ = await cloneDatabase(inject("serverUrl"), "empty");
	proxy = await openProxy(test_.url);
	db = connect(proxy.url, { max: 2, statementMs: 1_000 });
	await test_.db.sql`create table marks (at int)`;
});
afterAll(async () => {
	await db.end();
	proxy.close();
	await test_.drop();
});

const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => "done",
		(error: { code?: string }) => error.code,
	);

test("a server that hangs is given up, a statement and a transaction alike, and is used again once it speaks", async () => {
	await db.sql`select 1`;
	proxy.swallow(true);
	expect(await codeOf(db.sql`select 1`)).toBe("CONNECTION_CLOSED");
	const twice = transaction(db, async (tx) => {
		await tx.sql`insert into marks values (1)`;
		await tx.sql`insert into marks values (2)`;
	});
	expect(["CONNECTION_CLOSED", "CONNECT_TIMEOUT"]).toContain(await codeOf(twice));
	proxy.swallow(false);
	expect((await db.sql`select count(*)::int as marks from marks`)[0]).toEqual({ marks: 0 });
	await db.sql`insert into marks values (3)`;
	expect(await test_.db.sql`select at from marks`).toEqual([{ at: 3 }]);
});
