import { loadPlan } from "#app/services/load-plan.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import { multiply } from "./multiply.ts";
import { report } from "./report.ts";
import { openCopies, openScene, planOf, type Scene, startWork } from "./scene.ts";

const DUE = 10_000;
const MANY = 1_000_000;
const LOADED_AT = new Date("2020-05-25T10:00+08:00");
/** Every part's reminder is due by then. */
const MOMENT = new Date("2020-12-24T09:00+08:00");
const NOW = new Date("2020-06-10T10:00+08:00");
const BATCH = 200;

/** So many dockets under way, each with so many units. */
async function fill(db: Database, dockets: number, unitsEach: number): Promise<void> {
	const planId = await loadPlan(db, planOf(500, 0, unitsEach), LOADED_AT);
	await startWork({ db });
	await multiply(db, planId, dockets);
}

/** How long some work takes. */
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1_000;
};

type Written = Record<"dockets" | "steps" | "entries" | "notices", string>;

/** What a sweep has written, in batches, each table's rows as JSON. */
async function writtenBy({ sql }: Database): Promise<Written[]> {
	await sql`create table batches as select task_id, ((row_number() over (order by task_id) - 1) / ${BATCH})::int as no from dockets`;
	await sql`alter table batches add primary key (task_id)`;
	const at = MOMENT.toISOString();
	const batches: Written[] = [];
	for (let no = 0; no < DUE / BATCH; no++) {
		const [row] = await sql<Written[]>`
			select (select json_agg(d) from dockets d join batches using (task_id) where no = ${no})::text as dockets,
				(select json_agg(s) from steps s join batches b using (task_id) where b.no = ${no} and s.rung = 1)::text as steps,
				(select json_agg(e) from entries e join batches b using (task_id) where b.no = ${no} and e.at = ${at})::text as entries,
				(select json_agg(n) from notices n join batches b using (task_id) where b.no = ${no} and n.at = ${at})::text as notices`;
		if (row) batches.push(row);
	}
	return batches;
}

/** The same rows once more, each batch in a transaction of four plain statements. */
async function writePlainly({ sql }: Database, batches: Written[]): Promise<void> {
	for (const { dockets, steps, entries, notices } of batches)
		await sql.begin(async (tx) => {
			await tx`update dockets d set version = n.version, head = n.head, next_action_at = n.next_action_at
				from json_populate_recordset(null::dockets, ${dockets}::text::json) n where d.task_id = n.task_id`;
			await tx`update steps s set state = n.state, clock = n.clock, due_on = n.due_on, rung = n.rung, next_at = n.next_at, context = n.context, seq = n.seq
				from json_populate_recordset(null::steps, ${steps}::text::json) n where s.task_id = n.task_id and s.no = n.no`;
			await tx`insert into entries select * from json_populate_recordset(null::entries, ${entries}::text::json)`;
			await tx`insert into notices select * from json_populate_recordset(null::notices, ${notices}::text::json)`;
		});
}

/** Ten thousand dockets of nine parts due at one moment; the floor writes the same rows, known beforehand, by plain SQL. */
async function sweepAll(scene: Scene): Promise<void> {
	const [swept, plain] = await openCopies(scene, ["swept", "plain"], (db) => fill(db, DUE, 9));
	if (!swept || !plain) throw new Error("no databases");
	let done = { moved: 0, parked: 0 };
	const took = await seconds(async () => {
		done = await sendTicks(swept, MOMENT);
	});
	const [told] = await swept.sql<{ n: number }[]>`select count(*)::int as n from notices where at = ${MOMENT.toISOString()}`;
	if (done.moved !== DUE || done.parked > 0 || told?.n !== DUE * 9) throw new Error(`${JSON.stringify(done)}, ${told?.n} told`);
	const batches = await writtenBy(swept);
	const floor = await seconds(() => writePlainly(plain, batches));
	report("sweep", `${DUE} dockets of nine parts due at one moment`, DUE / took, "dockets/s", DUE / floor);
	report("sweep", "until the last is moved and told", took, "s");
	await swept.end();
	await plain.end();
}

/** An event to a docket: a report is handed in, or taken back if it was. Gives the milliseconds it took. */
async function event(db: Database, sender: Sender, taskId: number): Promise<number> {
	const [step] = await db.sql<
		{ seq: number; state: string }[]
	>`select seq, state from steps where task_id = ${taskId} and no = 4`;
	const type = step?.state === "submitted" ? "report.recall" : "report.submit";
	const data = type === "report.submit" ? { items: { text: "完成" }, fileIds: [] } : {};
	const start = performance.now();
	const outcome = await sendEvent(db, { taskId, stepNo: 4, type, data, seen: step?.seq ?? 0 }, sender, NOW);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
	return performance.now() - start;
}

const at = (share: number, all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;

/** Events on few dockets and on many, by turns, so that whatever else the machine does weighs on both; each on a docket that comes up by chance. */
async function latencies(few: Database, many: Database): Promise<void> {
	const [row] = await few.sql<{ unit: number; place: number; person: number; first: number }[]>`
		select s.unit_id as unit, d.jurisdiction_id as place, (select id from people limit 1) as person, s.task_id as first
		from steps s join dockets d using (task_id) where s.no = 4 order by s.task_id limit 1`;
	if (!row) throw new Error("no dockets");
	const sender: Sender = {
		kind: "person",
		personId: row.person,
		unitId: row.unit,
		position: "officer",
		jurisdictionIds: [row.place],
	};
	const waits: number[][] = [[], []];
	for (let turn = 0; turn < 3_000; turn++)
		for (const [i, [db, dockets]] of (
			[
				[few, DUE],
				[many, MANY],
			] as const
		).entries()) {
			const ms = await event(db, sender, row.first + Math.floor(Math.random() * dockets));
			// The first of all find nothing warm.
			if (turn >= 500) waits[i]?.push(ms);
		}
	const [small = [], large = []] = waits;
	report("sweep", `an event among ${MANY} dockets, p95; the floor among ${DUE}`, at(0.95, large), "ms", at(0.95, small));
	report("sweep", `an event among ${MANY} dockets, median; the floor among ${DUE}`, at(0.5, large), "ms", at(0.5, small));
}

/** A million dockets: what a sweep costs that finds nothing due, and whether an event notices how many there are. */
async function amongMany(scene: Scene): Promise<void> {
	const [few, many] = await openCopies(scene, ["few", "many"], (db) => fill(db, DUE, 2));
	if (!few || !many) throw new Error("no databases");
	const [plan] = await many.sql<{ id: number }[]>`select id from plans`;
	await multiply(many, plan?.id ?? 0, MANY);
	const idle: number[] = [];
	for (let i = 0; i < 200; i++) {
		const ms = 1_000 * (await seconds(() => sendTicks(many, NOW)));
		idle.push(ms);
	}
	report("sweep", `nothing due among ${MANY} dockets, median`, at(0.5, idle), "ms");
	report("sweep", `nothing due among ${MANY} dockets, p95`, at(0.95, idle), "ms");
	await latencies(few, many);
	await few.end();
	await many.end();
}

/** Dockets that come due at one moment, and what it means for everything else that there are a million of them. */
export async function sweep(): Promise<void> {
	const scene = await openScene();
	try {
		await sweepAll(scene);
		await amongMany(scene);
	} finally {
		await scene.close();
	}
}
