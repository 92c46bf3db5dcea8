import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { boundedSockets } from "./bounded-socket.ts";
import * as schema from "./schema/index.ts";

/** Typed queries over the schema. */
export type Orm = PostgresJsDatabase<typeof schema>;
/** A statement runner: the pool, or one transaction of it. Dates come and go as strings, JSON goes in as text. */
export type Sql = postgres.Sql | postgres.TransactionSql;
export type Database = { sql: postgres.Sql; orm: Orm; end: () => Promise<void> };
export type Transaction = { sql: postgres.TransactionSql; orm: Orm };

const ormOver = (client: postgres.Sql): Orm => drizzle(client, { schema, casing: "snake_case" });

const CONNECT_S = 5;
/** How long a server may say nothing: longer than a statement's own limit, which the server keeps, and than a connection may take. */
const silenceMs = (statementMs: number) => Math.max(statementMs, CONNECT_S * 1000) + 3_000;

/** Opens a pool on a server. Every wait is bounded: connecting by 5 s, a statement by `statementMs` (0: without a limit), a hung server a little later. */
export function connect(url: string, { max = 10, statementMs = 15_000, name = "liandu" } = {}): Database {
	const sql = postgres(url, {
		max,
		...(statementMs > 0 ? { socket: boundedSockets(silenceMs(statementMs)) } : {}),
		connect_timeout: CONNECT_S,
		// Sooner than the silence at which a connection is given up.
		idle_timeout: 5,
		max_lifetime: 60 * 60,
		// The driver would wait up to 20 s between tries, and whoever asks with it: too long once the server is back.
		backoff: () => 0.2,
		onnotice: () => {},
		connection: {
			application_name: name,
			statement_timeout: statementMs,
			idle_in_transaction_session_timeout: 60_000,
			TimeZone: "UTC",
		},
	});
	return { sql, orm: ormOver(sql), end: () => sql.end({ timeout: 5 }) };
}

/** How the loss of a connection shows in a statement: the driver's codes, the server's farewell, the network's. */
const LOST = /^(CONNECTION_(CLOSED|DESTROYED|ENDED)|57P0[123]|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const isLost = (error: unknown) => LOST.test(String((error as { code?: unknown } | null)?.code));
const never = () => new Promise<never>(() => {});

/**
 * The one way to run several statements as one. The driver (3.4.9) would go on with the callback on a replacement connection after its
 * backend has died, so that a later statement commits alone and a COMMIT or ROLLBACK lands in somebody else's transaction. Here, from the
 * moment the connection is lost, every further statement throws, and the callback never settles: neither COMMIT nor ROLLBACK is sent.
 * Rejects with the driver's error; then nothing of it has been saved.
 */
export function transaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
	let lost: unknown = null;
	const lose = (error: unknown) => {
		lost ??= error;
	};
	const guard = (tx: postgres.TransactionSql): postgres.TransactionSql => {
		const watch = <Q>(run: () => Q): Q => {
			if (lost) throw lost;
			const query = run();
			// Not query.catch: that would send what may only be a fragment of another statement.
			if (query instanceof Promise) Promise.prototype.then.call(query, undefined, (error) => isLost(error) && lose(error));
			return query;
		};
		const call = (...args: unknown[]) => watch(() => (tx as unknown as (...a: unknown[]) => unknown)(...args));
		const unsafe = (...args: unknown[]) => watch(() => (tx.unsafe as unknown as (...a: unknown[]) => unknown)(...args));
		return Object.assign(call, tx, { unsafe, options: db.sql.options }) as unknown as postgres.TransactionSql;
	};
	const done = db.sql.begin((tx) => {
		const sql = guard(tx);
		const running = work({ sql, orm: ormOver(sql as unknown as postgres.Sql) });
		return running.then(
			(value) => (lost ? never() : value),
			(error) => (lost ? never() : Promise.reject(error)),
		);
	});
	return (done as Promise<T>).catch((error) => {
		if (isLost(error)) lose(error);
		throw error;
	});
}
