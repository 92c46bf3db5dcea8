import { connect, type Database } from "#db/client.server.ts";
import { type Hop, openProxy } from "#tests/support/faulty-proxy.ts";
import { within } from "#tests/support/until.ts";

/** What was found: how often an action was cut short; where it stood half done; where it was acknowledged and isn't there; where its caller still waits. */
export type Found = { cuts: number; torn: string[]; lost: string[]; stuck: string[] };
type Outcome = "done" | "failed" | "late";

const NAME = "liandu-drill";
/** Longer than any wait of the portal's own. */
const PATIENCE_MS = 60_000;

/** Kills the backend of whoever acts, after so many pieces of what client and server say to each other: before and after every statement, and within. */
export type Knife = ReturnType<typeof knifeOn>;

function knifeOn(hop: Hop, admin: Database) {
	const through = (url: string): string => {
		const cut = new URL(url);
		cut.port = new URL(hop.url).port;
		return cut.href;
	};
	const kill = () => admin.sql`select pg_terminate_backend(pid, 20000) from pg_stat_activity where application_name = ${NAME}`;

	async function run(url: string, pieces: number, act: (db: Database) => Promise<unknown>) {
		const db = connect(through(url), { max: 1, name: NAME });
		await db.sql`select 1`;
		const cut = hop.cutAfter(pieces, kill);
		const acted = act(db).then(
			(): Outcome => "done",
			(): Outcome => "failed",
		);
		const outcome = await within(PATIENCE_MS, acted);
		await cut.cancel();
		// The driver takes its five seconds over a pool that has lost a connection.
		void db.end();
		return { outcome, cut };
	}

	return {
		/** Acts undisturbed, and gives how many pieces that takes. */
		async count(url: string, act: (db: Database) => Promise<unknown>): Promise<number> {
			const { outcome, cut } = await run(url, Number.POSITIVE_INFINITY, act);
			if (outcome !== "done") throw new Error(`undisturbed, it ${outcome}`);
			return cut.passed();
		},
		/** Acts, is killed after so many pieces, and gives what the caller was told. */
		async cut(
			url: string,
			pieces: number,
			what: string,
			act: (db: Database) => Promise<unknown>,
			found: Found,
		): Promise<Outcome> {
			const { outcome, cut } = await run(url, pieces, act);
			if (cut.isDone()) found.cuts++;
			if (outcome === "late") found.stuck.push(what);
			return outcome;
		},
		async close(): Promise<void> {
			hop.close();
			await admin.end();
		},
	};
}

export async function openKnife(serverUrl: string): Promise<Knife> {
	return knifeOn(await openProxy(serverUrl), connect(serverUrl, { max: 1 }));
}
