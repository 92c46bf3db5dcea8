import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sendEvent } from "#app/services/send-event.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { listDesk } from "#db/queries/list-desk.ts";
import { type Docket, leadUnits, type Step, stepNo } from "#workflows/docket.ts";
import { SUPERVISED } from "#workflows/ladder.ts";
import { reviewerUnits, reviewsItself } from "#workflows/who.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { Dice, draw } from "../../support/random-events.ts";
import { MOMENT } from "../../support/scene.ts";
import { World } from "../../support/world.ts";

const SEED = 20_200_911;
/** At least so many are sent, and on until everything has come up, which hangs on how many kinds of events there are to roll for. */
const EVENTS = 4_000;
const MOST_EVENTS = 16_000;
/** How many of them lie between two sweeps. */
const SWEEP = 80;
const TASKS = 30;
/** What leaves nothing to review. */
const ENDING = new Set(["task.cancel", "task.suspend", "duty.waive"]);
/** What must have come up. */
const WHOSE = ["by itself", "by who delegated", "where nobody leads"];
const MATTERS = [
	...["extension requested", "order objected", "order answered"].flatMap((what) => [
		what,
		...WHOSE.map((whose) => `${what}, ${whose}`),
	]),
	"order objected, by the lead",
	"extension requested, by the secretariat too",
	...["implementation submitted", "implementation refused"].flatMap((what) => [what, `${what}, by who delegated`]),
	"implementation submitted, where nobody leads",
];

let opened: TestDatabase;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterAll(() => opened.drop());

/** What is with whoever reviews it, in which relation to them; undefined for what isn't. */
function matterOf(docket: Docket, step: Step): string | undefined {
	const what = `${step.machine} ${step.state}`;
	const isAsked = ["extension requested", "order objected", "order answered"].includes(what);
	if (!isAsked && !["implementation submitted", "implementation refused"].includes(what)) return undefined;
	const part = isAsked ? stepNo(docket, step.parentNo ?? 0) : step;
	const isDelegated = part.parentNo !== null && stepNo(docket, part.parentNo).machine === "implementation";
	if (step.machine === "extension" && step.rung >= SUPERVISED && !reviewsItself(docket, step))
		return `${what}, by the secretariat too`;
	if (reviewsItself(docket, step)) return `${what}, by itself`;
	if (isDelegated) return `${what}, by who delegated`;
	if (leadUnits(docket).length === 0) return `${what}, where nobody leads`;
	return step.machine === "order" && step.unitId === docket.secretariatUnitId ? `${what}, by the lead` : what;
}

const mattersOf = (docket: Docket | undefined): string[] => docket?.steps.flatMap((step) => matterOf(docket, step) ?? []) ?? [];

/** Makes the world less tidy than the plans do: a secretariat that leads or cooperates itself, units with units under them, tasks that nobody leads. */
async function stir({ db: { sql } }: TestDatabase): Promise<number[]> {
	const rows = await sql<{ id: number; plan: number }[]>`
		select t.id, p.id as plan from tasks t join plans p on p.id = t.plan_id where p.seed = '000'
			and (select count(*) from steps s where s.task_id = t.id and s.machine = 'implementation') > 3 order by t.id limit ${TASKS}`;
	const ids = rows.map(({ id }) => id);
	await sql`update plans set secretariat_unit_id = (select unit_id from steps where task_id = ${ids[0] ?? 0} and role = 'lead' limit 1) where id = ${rows[0]?.plan ?? 0}`;
	await sql`update steps set role = 'cooperate' where role = 'lead' and task_id = any(${ids.slice(1, 8)})`;
	await sql`update units u set parent_id = (select unit_id from steps s where s.task_id = any(${ids}) and s.machine = 'implementation' and s.role <> 'lead'
		and s.unit_id <> u.id order by s.unit_id limit 1) where u.parent_id is null and u.id % 3 = 0 and not u.is_group
		and u.jurisdiction_id = (select jurisdiction_id from plans where id = ${rows[0]?.plan ?? 0})`;
	return ids;
}

test("whatever was sent by whoever, what is to be reviewed stands on the desks of those who review it and on no other", {
	timeout: 300_000,
}, async () => {
	const { db } = opened;
	const tasks = await stir(opened);
	const world = await World.read(db);
	const dice = new Dice(SEED);
	const seen = new Set<string>();
	let now = MOMENT;

	const here = world.dockets.get(tasks[0] ?? 0)?.jurisdictionId;
	/** Only where the events go, unless asked to look everywhere. */
	async function look(everywhere = false) {
		const due = new Set<string>();
		for (const docket of world.dockets.values()) {
			if (!everywhere && docket.jurisdictionId !== here) continue;
			if (["suspended", "cancelled"].includes(stepNo(docket, 1).state)) continue;
			for (const step of docket.steps) {
				const matter = matterOf(docket, step);
				if (!matter) continue;
				seen.add(matter);
				for (const id of reviewerUnits(docket, step)) due.add(`${id}: ${docket.id}/${step.no} ${step.machine} ${step.state}`);
			}
		}
		const found = new Set<string>();
		for (const { id, jurisdictionId } of world.units.filter((u) => everywhere || u.jurisdictionId === here))
			for (const row of await listDesk(db.sql, { unitId: id, jurisdictionId, position: "head" })) {
				const docket = world.dockets.get(row.taskId) as Docket;
				const isMatter = !row.isChange && matterOf(docket, stepNo(docket, row.stepNo)) !== undefined;
				if (isMatter && row.clock !== "unconfirmed") found.add(`${id}: ${row.taskId}/${row.stepNo} ${row.machine} ${row.state}`);
			}
		expect([...found].sort()).toEqual([...due].sort());
	}

	const missing = () => MATTERS.filter((matter) => !seen.has(matter));
	for (let n = 0; n < EVENTS || (n < MOST_EVENTS && missing().length > 0); n++) {
		now = new Date(now.getTime() + dice.below(300) * 60_000);
		const { sending, sender, needsFile } = draw(world, tasks, now, dice);
		if (ENDING.has(sending.type)) continue;
		if (!needsFile && world.send(sending, sender, now).ok) await sendEvent(db, sending, sender, now);
		if (n % SWEEP === 0) {
			await sendTicks(db, now);
			world.tick(now);
		}
		if (mattersOf(world.dockets.get(sending.taskId)).some((matter) => !seen.has(matter))) await look();
	}
	await look(true);
	expect(missing()).toEqual([]);
});
