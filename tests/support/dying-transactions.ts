import { setImmediate as turn } from "node:timers/promises";
import type postgres from "postgres";
import { connect, type Database, transaction } from "#db/client.server.ts";
import { openProxy } from "./faulty-proxy.ts";
import { until, within } from "./until.ts";

/** How several statements are run as one: the project's way, or the driver's own, which the scenes must catch. */
type Begin = (db: Database, work: (sql: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;
const ways: Record<"guarded" | "bare", Begin> = {
	guarded: (db, work) => transaction(db, ({ sql }) => work(sql)),
	bare: (db, work) => db.sql.begin(work),
};
export type Way = keyof typeof ways;

/** One playing of a scene; nobody in it may have to wait longer than `ms`. */
type Play = { db: Database; admin: Database; begin: Begin; reset: () => void; ms: number };
/** Gives what was found in the end that mustn't be. */
type Scene = (play: Play) => Promise<string[]>;

const settled = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => "done",
		(error: { code?: string; message: string }) => error.code ?? error.message,
	);
const signal = () => Promise.withResolvers<void>();
const rowsOf = async (admin: Database, who: string): Promise<number> =>
	(await admin.sql`select from marks where who like ${`${who}%`}`).length;

/** Begins and marks; `kill` has its own backend killed; `then` goes on once the caller has been told that all is lost. */
async function killed({ db, admin, begin }: Play, then: (sql: postgres.TransactionSql) => Promise<unknown>) {
	const begun = signal();
	const gone = signal();
	const ended = signal();
	const outcome = settled(
		begin(db, async (sql) => {
			await sql`insert into marks values ('a1')`;
			const [row] = await sql`select pg_backend_pid() as pid`;
			begun.resolve();
			await gone.promise;
			await admin.sql`select pg_terminate_backend(${row?.pid})`;
			await outcome;
			try {
				return await then(sql);
			} finally {
				ended.resolve();
			}
		}),
	);
	await Promise.race([begun.promise, outcome]);
	return { kill: gone.resolve, outcome, ended: ended.promise };
}

/** Another caller, who holds the pool's second connection with a transaction of its own until it is let go; it must come through whole. */
async function holder({ db }: Play) {
	const holds = signal();
	const free = signal();
	const outcome = settled(
		db.sql.begin(async (sql) => {
			await sql`insert into marks values ('h1')`;
			holds.resolve();
			await free.promise;
			await sql`insert into marks values ('h2')`;
		}),
	);
	await Promise.race([holds.promise, outcome]);
	return { release: free.resolve, outcome };
}

const bystanders = ({ db }: Play) => Promise.all([1, 2, 3].map((n) => settled(db.sql`insert into marks values (${`n${n}`})`)));

/** What every scene ends with: nobody else was touched, and the pool still works. */
async function aftermath(play: Play, others: Awaited<ReturnType<typeof holder>>, beside: Promise<string[]>): Promise<string[]> {
	others.release();
	const wrong: string[] = [];
	const held = await within(play.ms, others.outcome);
	if (held !== "done" || (await rowsOf(play.admin, "h")) !== 2) wrong.push(`the holder: ${held}`);
	const stood = await within(play.ms, beside);
	if (String(stood) !== "done,done,done" || (await rowsOf(play.admin, "n")) !== 3) wrong.push(`the bystanders: ${stood}`);
	if ((await rowsOf(play.admin, "a")) !== 0) wrong.push("a lost transaction left something behind");
	return wrong;
}

/** B's part on the replacement connection: it holds its transaction open until A's callback is over and whatever A sends has been sent. */
function neighbour({ db, begin }: Play, a: { ended: Promise<void> }, finish: (sql: postgres.TransactionSql) => Promise<unknown>) {
	const inside = signal();
	const outcome = settled(
		begin(db, async (sql) => {
			await sql`insert into marks values ('b1')`;
			inside.resolve();
			await a.ended;
			for (let i = 0; i < 5; i++) await turn();
			await sql`select 1`;
			return finish(sql);
		}),
	);
	return { inside: inside.promise, outcome };
}

const scenes = {
	/** A later statement of the callback commits alone on the replacement connection. */
	async alone(play) {
		const others = await holder(play);
		let beside: Promise<string[]> = Promise.resolve([]);
		const a = await killed(play, async (sql) => {
			await beside;
			await sql`insert into marks values ('a2')`;
		});
		beside = bystanders(play);
		a.kill();
		await within(play.ms, a.ended);
		return aftermath(play, others, beside);
	},
	/** Its COMMIT lands in another caller's transaction: what that one takes back stays. */
	async commit(play) {
		const others = await holder(play);
		const a = await killed(play, () => b.inside);
		const b = neighbour(play, a, () => Promise.reject(new Error("thinks better of it")));
		const beside = bystanders(play);
		a.kill();
		const said = await within(play.ms, b.outcome);
		const wrong = said === "thinks better of it" && (await rowsOf(play.admin, "b")) === 0 ? [] : [`B took it back, but: ${said}`];
		return [...wrong, ...(await aftermath(play, others, beside))];
	},
	/** Its ROLLBACK lands in another caller's transaction: half of what that one saves is gone. */
	async rollback(play) {
		const others = await holder(play);
		const a = await killed(play, () => b.inside.then(() => Promise.reject(new Error("gives up"))));
		const b = neighbour(play, a, (sql) => sql`insert into marks values ('b2')`);
		const beside = bystanders(play);
		a.kill();
		const said = await within(play.ms, b.outcome);
		const wrong = said === "done" && (await rowsOf(play.admin, "b")) === 2 ? [] : [`B saved both, but: ${said}`];
		return [...wrong, ...(await aftermath(play, others, beside))];
	},
	/** A statement on the dead socket throws outside every caller. Whatever does is counted by the drill. */
	async outside(play) {
		const others = await holder(play);
		const a = await killed(play, (sql) => sql`insert into marks values ('a2')`);
		a.kill();
		await a.outcome;
		await within(play.ms, a.ended);
		return aftermath(play, others, bystanders(play));
	},
	/** The network resets the connection under a running statement, and the callback's ROLLBACK spoils the pool's slot for everybody after. */
	async reset(play) {
		const backend = Promise.withResolvers<number>();
		const outcome = settled(
			play.begin(play.db, async (sql) => {
				await sql`insert into marks values ('a1')`;
				const [row] = await sql`select pg_backend_pid() as pid`;
				backend.resolve(row?.pid);
				return sql`select pg_sleep(30)`;
			}),
		);
		const pid = await backend.promise;
		await until("the statement runs", async () => {
			const [row] = await play.admin
				.sql`select from pg_stat_activity where pid = ${pid} and query like 'select pg_sleep(30)%' and state = 'active'`;
			return row !== undefined;
		});
		play.reset();
		const said = await within(play.ms, outcome);
		const others = await within(play.ms, bystanders(play));
		// The server doesn't notice that nobody waits for the answer any more.
		await play.admin.sql`select pg_terminate_backend(${pid}, 20000)`;
		return said !== "late" && String(others) === "done,done,done" ? [] : [`the caller: ${said}, the others: ${others}`];
	},
} satisfies Record<string, Scene>;
/** The project's way may take its time on a busy machine; where the driver hangs for good there is no use in waiting. */
const PATIENCE: Record<Way, number> = { guarded: 20_000, bare: 1_500 };
export type SceneName = keyof typeof scenes;
export type Report = { failed: number; outside: number; first: string | null };

/** Plays a scene over and over, each time with a fresh pool; counts how often something was wrong, and what was thrown outside every caller. */
export async function drill(url: string, name: SceneName, way: Way, rounds: number): Promise<Report> {
	const admin = connect(url, { max: 1 });
	const proxy = await openProxy(url);
	const report: Report = { failed: 0, outside: 0, first: null };
	const note = (error: unknown) => {
		report.outside++;
		report.first ??= String(error);
	};
	process.on("uncaughtException", note).on("unhandledRejection", note);
	await admin.sql`create table if not exists marks (who text)`;
	for (let round = 0; round < rounds; round++) {
		await admin.sql`truncate marks`;
		const isReset = name === "reset";
		const db = connect(isReset ? proxy.url : url, { max: isReset ? 1 : 2 });
		const wrong = await scenes[name]({ db, admin, begin: ways[way], reset: proxy.reset, ms: PATIENCE[way] });
		if (wrong.length > 0) report.failed++;
		report.first ??= wrong[0] ?? null;
		void db.end();
	}
	await turn();
	proxy.close();
	return report;
}
