import { buildIfNeeded } from "#app/cli/build.ts";
import { hashPassword } from "#app/lib/password.server.ts";
import { appointAdministrator } from "#app/services/appoint-administrator.ts";
import { connect, type Database } from "#db/client.server.ts";
import { cloneDatabase } from "./database.ts";
import { signIn, type Visitor, visitor } from "./http.ts";
import { type Started, startProcess } from "./process.ts";
import { MOMENT } from "./scene.ts";

/** Everybody's password in a portal that `startPortal` starts. */
export const PASSWORD = "青浦 correct horse 42";

/** The web process as it runs in production. */
export type Web = Omit<Started<{ port: number }>, "said"> & { origin: string };

/** Starts the web process on a database; `env` adds to its environment. The portal has to be built. */
export async function startWeb(databaseUrl: string, env: Record<string, string> = {}): Promise<Web> {
	const { said, ...web } = await startProcess<{ port: number }>("server", databaseUrl, { PORT: "0", ...env });
	return { origin: `http://127.0.0.1:${said.port}`, ...web };
}

/** Builds the portal if what is built is older than its sources; of several test files at once, one builds and the others wait. */
export async function ensureBuilt(serverUrl: string): Promise<void> {
	const { sql, end } = connect(serverUrl, { max: 1, statementMs: 0 });
	await sql`select pg_advisory_lock(2)`;
	try {
		buildIfNeeded();
	} finally {
		await end();
	}
}

/** Lets everybody in a database sign in with `PASSWORD`. */
export async function givePasswords({ sql }: Database): Promise<void> {
	await sql`update people set password_hash = ${await hashPassword(PASSWORD)}`;
}

/** A running portal on a clone of the built-in plans, where everybody signs in with the same password. */
export type Portal = Web & {
	db: Database;
	databaseUrl: string;
	/** Whoever holds a position in a unit of a built-in plan (青浦's unless `seed` says otherwise), signed in. */
	as: (unit: string, position?: "officer" | "head", seed?: string) => Promise<Visitor>;
	/** Whoever keeps the portal running, made on the first call, signed in. */
	asAdministrator: () => Promise<Visitor>;
	/** Somebody who isn't signed in. */
	nobody: (headers?: Record<string, string>) => Visitor;
	/** Stops the process and drops the database. */
	close: () => Promise<void>;
};

/** The log-in of whoever holds a position in a unit of a built-in plan. */
export async function loginOf({ sql }: Database, unit: string, position = "officer", seed = "000"): Promise<string> {
	const [row] = await sql<{ login: string }[]>`
		select pe.login from plans p join plan_units pu on pu.plan_id = p.id join units u on u.id = pu.unit_id
			join positions o on o.unit_id = u.id join people pe on pe.id = o.person_id
		where p.seed = ${seed} and u.name = ${unit} and o.position = ${position} order by o.id limit 1`;
	if (!row) throw new Error(`nobody is ${position} of ${unit}`);
	return row.login;
}

/** Starts the portal on a database of its own; see `startWeb` for `env`. */
export async function startPortal(serverUrl: string, env: Record<string, string> = {}): Promise<Portal> {
	await ensureBuilt(serverUrl);
	const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
	await givePasswords(db);
	const web = await startWeb(url, env);
	return {
		...web,
		db,
		databaseUrl: url,
		as: async (unit, position, seed) => signIn(web.origin, await loginOf(db, unit, position, seed), PASSWORD),
		asAdministrator: async () => {
			await appointAdministrator(db, { login: "admin", password: PASSWORD }, MOMENT);
			return signIn(web.origin, "admin", PASSWORD);
		},
		nobody: (headers) => visitor(web.origin, headers),
		close: async () => {
			await web.stop();
			await drop();
		},
	};
}
