import { loadPlan } from "#app/services/load-plan.ts";
import { connect, type Database } from "#db/client.server.ts";
import { startCluster } from "#db/embedded/cluster.ts";
import { migrate } from "#db/migrate.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { openScratch } from "#tests/support/scratch.ts";

export type Scene = { db: Database; url: string; close: () => Promise<void> };

/** A server of its own with fsync on, as people run it, on data that go away afterwards. */
export async function openScene(max = 40): Promise<Scene> {
	const scratch = openScratch("bench");
	const cluster = await startCluster();
	await migrate(cluster.url);
	const db = connect(cluster.url, { max });
	const close = async () => {
		await db.end();
		await cluster.stop();
		scratch.remove();
	};
	return { db, url: cluster.url, close };
}

/** Databases on a scene's server that begin alike: filled once, then copied under these names. */
export async function openCopies(
	{ db, url }: Scene,
	names: string[],
	fill: (db: Database) => Promise<void>,
): Promise<Database[]> {
	const open = (database: string) => connect(Object.assign(new URL(url), { pathname: `/${database}` }).href, { statementMs: 0 });
	const [first = "", ...others] = names;
	await db.sql.unsafe(`create database ${first}`);
	const filled = open(first);
	await migrate(Object.assign(new URL(url), { pathname: `/${first}` }).href);
	await fill(filled);
	await filled.end();
	for (const other of others) await db.sql.unsafe(`create database ${other} template ${first}`);
	return names.map(open);
}

const UNITS = 9;
const name = (i: number) => `单位${i}`;

/** A made-up plan with so many tasks, each with a lead and eight cooperating units, unless there are fewer: a docket of eleven rows. */
export function planOf(tasks: number, no: number, unitsEach = UNITS): PlanDocumentInput {
	const units = Array.from({ length: unitsEach }, (_, i) => ({ name: name(i), kind: "bureau" as const }));
	const assignments = units.map((u, i) => ({
		unit: u.name,
		role: i === 0 ? ("lead" as const) : ("cooperate" as const),
		verb: i === 0 ? "负责" : "配合",
	}));
	return {
		title: `压测方案${no}`,
		number: null,
		issuers: [],
		issuedOn: "2020-05-25",
		jurisdiction: [{ name: "压测区", level: "county" }],
		period: null,
		phases: [],
		clauses: [{ path: "三", title: "任务", kind: "chapter" }],
		units: [...units, { name: "办公室", kind: "body", printed: false }],
		tasks: Array.from({ length: tasks }, (_, i) => ({
			clause: `三（一）${i + 1}`,
			under: "三",
			kind: "task",
			title: `任务${i + 1}`,
			gist: "压测",
			words: null,
			assignments,
			deadlines: [{ words: "年底前", on: "2020-12-31", precision: "year", kind: "hard" }],
		})),
		indicators: [],
		responsibility: [],
		discrepancies: [],
		setup: { secretariat: "办公室", secretariatAt: null },
	};
}

/** Loads made-up plans until there are so many dockets; every unit has signed for its part. */
export async function fillScene(scene: Scene, dockets: number): Promise<void> {
	const each = Math.min(dockets, 500);
	for (let no = 0; no < dockets / each; no++) await loadPlan(scene.db, planOf(each, no), new Date("2020-05-25T10:00+08:00"));
	await startWork(scene);
}

/** Makes every task of the database issued and signed for, and gives it a person. */
export async function startWork({ db }: { db: Database }): Promise<void> {
	await db.sql`update steps set state = 'underway', context = context || '{"brief":{"signBy":"2020-06-01","reportBy":"2020-12-31","note":null,"figures":[],"needsEvidence":false},"isSigned":true}', clock = 'running', due_on = '2020-12-31', next_at = '2020-12-24T01:00:00Z' where machine = 'implementation'`;
	await db.sql`update steps set state = 'deployed', clock = 'stopped', next_at = null where machine = 'deployment'`;
	await db.sql`update steps set state = 'implementation' where machine = 'supervision'`;
	await db.sql`update dockets d set next_action_at = (select min(next_at) from steps s where s.task_id = d.task_id)`;
	await db.sql`insert into people (login, name, created_at) values ('bench', 'bench', now())`;
	await db.sql`analyze`;
}
