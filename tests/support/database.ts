import { randomBytes } from "node:crypto";
import { connect, type Database } from "#db/client.server.ts";

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return url.href;
}

export type TestDatabase = { db: Database; url: string; name: string; drop: () => Promise<void> };

/**
 * A database of one's own: a clone of `empty` (the schema alone), of `loaded` (the built-in plans as they stand on 10 September 2020), or of another
 * that nobody is connected to.
 */
export async function cloneDatabase(serverUrl: string, template: string, max = 10): Promise<TestDatabase> {
	const name = `t_${randomBytes(6).toString("hex")}`;
	const admin = connect(serverUrl, { max: 1, statementMs: 0 });
	await admin.sql`select pg_advisory_lock(1)`;
	await admin.sql.unsafe(`create database ${name} template ${template}`);
	await admin.end();
	const url = databaseUrl(serverUrl, name);
	const db = connect(url, { max });
	const drop = async () => {
		await db.end();
		const last = connect(serverUrl, { max: 1, statementMs: 0 });
		await last.sql.unsafe(`drop database ${name} with (force)`);
		await last.end();
	};
	return { db, url, name, drop };
}

/** Changes a database as somebody may who owns the server: triggers and foreign keys are off. */
export async function asOwnerOf({ url }: TestDatabase, ...statements: string[]): Promise<void> {
	const owner = connect(url, { max: 1 });
	await owner.sql`set session_replication_role = replica`;
	for (const statement of statements) await owner.sql.unsafe(statement);
	await owner.end();
}
