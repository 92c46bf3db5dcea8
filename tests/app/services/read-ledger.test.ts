import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type LedgerAsk, type LedgerRow, readLedger, sizeOfLedger } from "#app/services/read-ledger.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import type { LedgerKind } from "#db/queries/list-ledger.ts";
import { listMatrix } from "#db/queries/list-tasks.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { addDays, dateAt, momentOf } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { Dice, draw } from "../../support/random-events.ts";
import { hoursLater, MOMENT, openScene, type Scene } from "../../support/scene.ts";
import { World } from "../../support/world.ts";

const KINDS: LedgerKind[] = ["work", "problems", "rectifications", "escalations"];
const TODAY = dateAt(MOMENT);
const office = "区公共卫生联席会议办公室";
const health = "区卫生健康委";

let opened: TestDatabase;
let scene: Scene;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	scene = await openScene(opened.db, "000", "三（三）3");
});
afterAll(() => opened.drop());

const askAs = (unit: string, kind: LedgerKind, on = TODAY, more: Partial<LedgerAsk> = {}): Promise<LedgerRow[]> => {
	const { unitId: viewerUnitId, jurisdictionIds } = scene.senderOf(unit);
	const ask = { kind, jurisdictionIds, viewerUnitId, planId: null, unitId: null, on, limit: 10_000, ...more };
	return readLedger(opened.db, ask, builtInCalendar, MOMENT);
};

type Line = {
	state: string;
	clock: string;
	dueOn: string | null;
	rung: number;
	topRung: number;
	since: number;
	openedAt: number;
};
type Told = Line & { machine: string };
type Entry = {
	task: number;
	step: number;
	machine: string;
	state: string;
	clock: string;
	due_on: string | null;
	rung: number;
	at: string;
};

/** The plain model: the history read aloud from the beginning, up to the end of a day. */
async function retold(on: string): Promise<Map<string, Told>> {
	const entries = await opened.db.sql<Entry[]>`
		select e.task_id as task, e.step_no as step, e.machine, e.to_state as state, e.to_clock as clock, e.due_on, e.rung, e.at
		from entries e join dockets d on d.task_id = e.task_id where d.jurisdiction_id = any(${scene.senderOf(office).jurisdictionIds})
		order by e.task_id, e.seq`;
	const lines = new Map<string, Told>();
	for (const { task, step, machine, state, clock, due_on: dueOn, rung, at } of entries) {
		if (dateAt(new Date(at)) > on) continue;
		const key = `${task}/${step}`;
		const known = lines.get(key);
		const when = Date.parse(at);
		const since = known?.state === state ? known.since : when;
		const topRung = Math.max(rung, known?.topRung ?? 0);
		lines.set(key, { machine, state, clock, dueOn, rung, topRung, since, openedAt: known?.openedAt ?? when });
	}
	return lines;
}

/** Before its task is given out a part is due when the document says, as its deployment is. */
const printedFor = ({ machine, state }: Told, ofTask: Told[]): Partial<Line> => {
	const given = ofTask.find((told) => told.machine === "deployment" && ["toAssign", "drafted"].includes(told.state));
	return given && machine === "implementation" && state === "assigned" ? { clock: given.clock, dueOn: given.dueOn } : {};
};
const isPart = ({ machine, state }: Told) => machine === "implementation" && !["reassigned", "cancelled"].includes(state);
const belongs: Record<LedgerKind, (line: Told, ofTask: Told[]) => boolean> = {
	work: (line, ofTask) =>
		isPart(line) || (line.machine === "deployment" && line.state !== "cancelled" && !ofTask.some((other) => isPart(other))),
	problems: ({ machine, state }) => machine === "rectification" && state !== "cancelled",
	rectifications: ({ machine, state }) => machine === "rectification" && state !== "cancelled",
	escalations: ({ machine, topRung }) => ["implementation", "rectification", "inspection"].includes(machine) && topRung >= 3,
};

describe("as of a day", () => {
	const days = ["2020-05-25", "2020-06-19", "2020-07-03", "2020-08-12", "2020-08-25", "2020-09-01", TODAY];
	test.each(days)("%s, every ledger says what the history tells up to the end of that day", async (on) => {
		const model = await retold(on);
		for (const kind of KINDS) {
			const rows = (await askAs(office, kind, on)).map(
				({ taskId, stepNo, state, clock, dueOn, rung, topRung, since, openedAt }) => {
					const line: Line = { state, clock, dueOn, rung, topRung, since: Date.parse(since), openedAt: Date.parse(openedAt) };
					return [`${taskId}/${stepNo}`, line] as const;
				},
			);
			const expected = [...model].flatMap(([key, line]) => {
				const { machine: _, ...rest } = line;
				const ofTask = [...model].flatMap(([other, told]) => (other.split("/")[0] === key.split("/")[0] ? [told] : []));
				return belongs[kind](line, ofTask) ? [[key, { ...rest, ...printedFor(line, ofTask) }] as const] : [];
			});
			expect([kind, Object.fromEntries(rows)]).toEqual([kind, Object.fromEntries(expected)]);
			expect(rows).toHaveLength(expected.length);
		}
	});

	test("the days differ: there are findings and escalations on some and none on others", async () => {
		const counts = async (kind: LedgerKind) => Promise.all(days.map(async (on) => (await askAs(office, kind, on)).length));
		const problems = await counts("problems");
		expect(problems[0]).toBe(0);
		expect(new Set(problems).size).toBeGreaterThan(2);
		expect(new Set(await counts("escalations")).size).toBeGreaterThan(2);
		expect(await askAs(office, "work", "2020-05-24")).toEqual([]);
	});

	test("an answer given on a day isn't there the day before", async () => {
		const of = { unitId: scene.unitId("重固镇人民政府") };
		const [before] = await askAs(office, "escalations", "2020-08-09", of);
		const [on] = await askAs(office, "escalations", "2020-08-10", of);
		expect([before?.rung, before?.answer, on?.answer]).toEqual([3, null, "监督员借调抗疫，八月底前补查完毕。"]);
	});
});

describe("the work ledger", () => {
	test.each(["004", "003", "000"])("of plan %s holds every task, those without a unit as to be assigned", async (seed) => {
		const tasks = await opened.db.sql<{ id: number; clause: string; jurisdictionId: number; units: number }[]>`
			select t.id, t.clause, d.jurisdiction_id as "jurisdictionId", (select count(*)::int from steps s where s.task_id = t.id
				and s.machine = 'implementation' and s.state not in ('reassigned', 'cancelled')) as units
			from tasks t join dockets d on d.task_id = t.id join plans p on p.id = t.plan_id where p.seed = ${seed} and (t.clause_id is not null or t.kind = 'resolution')
			order by t.id`;
		const { unitId: viewerUnitId } = scene.senderOf(office);
		const jurisdictionIds = [tasks[0]?.jurisdictionId ?? 0];
		const ask: LedgerAsk = { kind: "work", jurisdictionIds, viewerUnitId, planId: null, unitId: null, on: TODAY, limit: 10_000 };
		const rows = await readLedger(opened.db, ask, builtInCalendar, MOMENT);
		expect([...new Set(rows.map((row) => row.taskId))]).toEqual(tasks.map((task) => task.id));
		const nobodys = rows.filter((row) => row.machine === "deployment");
		expect(nobodys.map((row) => row.taskId)).toEqual(tasks.flatMap((task) => (task.units === 0 ? [task.id] : [])));
		for (const row of nobodys)
			expect(row).toMatchObject({ state: "toAssign", role: null, unitNames: [seed === "000" ? office : expect.any(String)] });
		if (seed === "004") expect(nobodys).toHaveLength(25);
		if (seed === "003") expect(nobodys).toHaveLength(44);
		expect(await readLedger(opened.db, { ...ask, unitId: scene.unitId(office) }, builtInCalendar, MOMENT)).toEqual(
			rows.filter((row) => row.unitNames.includes(office)),
		);
	});

	test("has the printed date of what isn't given out yet, as the matrix has it", async () => {
		const clauses = {
			"三（一）3": ["2019-12-31", "unconfirmed"],
			"三（四）4": ["2020-12-31", "running"],
			"五（二）": [null, "idle"],
		};
		const rows = (await askAs(office, "work")).filter(({ clause }) => clause in clauses);
		const cells = await listMatrix(opened.db.sql, [...new Set(rows.map((row) => row.taskId))]);
		expect(rows).toHaveLength(14 + 15 + 2);
		expect(cells).toHaveLength(rows.length);
		for (const [clause, due] of Object.entries(clauses)) {
			const ofClause = rows.filter((row) => row.clause === clause);
			const ofTask = cells.filter((cell) => cell.taskId === ofClause[0]?.taskId);
			for (const { dueOn, clock } of [...ofClause, ...ofTask]) expect([clause, dueOn, clock]).toEqual([clause, ...due]);
		}
	});

	test("says how many lines there are, however few are shown", async () => {
		for (const kind of KINDS) {
			const rows = await askAs(office, kind);
			const { unitId: viewerUnitId, jurisdictionIds } = scene.senderOf(office);
			const ask = { kind, jurisdictionIds, viewerUnitId, planId: null, unitId: null, on: TODAY };
			expect(await sizeOfLedger(opened.db, ask, MOMENT)).toBe(rows.length);
			expect(await askAs(office, kind, TODAY, { limit: 1 })).toHaveLength(1);
		}
	});
});

test("a 督办 that was answered by a report stays in the ledger, as ended", async () => {
	const own = await cloneDatabase(inject("serverUrl"), "loaded");
	try {
		const town = "重固镇人民政府";
		const acting = await openScene(own.db, "000", "三（三）3");
		const { unitId: viewerUnitId, jurisdictionIds } = acting.senderOf(office);
		const { no } = await acting.step("implementation", town);
		const stood = async () => {
			const ask = {
				kind: "escalations",
				jurisdictionIds,
				viewerUnitId,
				planId: null,
				unitId: null,
				on: TODAY,
				limit: 999,
			} as const;
			return (await readLedger(own.db, ask, builtInCalendar, MOMENT)).find(
				(row) => row.taskId === acting.taskId && row.stepNo === no,
			);
		};
		const before = await stood();
		expect(before).toMatchObject({ supervision: "standing", clock: "overdue" });
		const fileIds = [await acting.file(town)];
		await acting.must(town, "report.submit", { data: { items: { text: "补查完毕。", figure1: "12", figure2: "3" }, fileIds } });
		const after = await stood();
		expect(after).toMatchObject({ supervision: "ended", clock: "stopped", state: "submitted" });
		expect([after?.topRung, after?.rungOn]).toEqual([before?.topRung, before?.rungOn]);
	} finally {
		await own.drop();
	}
});

describe("who reads what", () => {
	const finding = "一家石材加工单位湿式作业设施停用。";
	const answer = "监督员借调抗疫，八月底前补查完毕。";
	const secrets = async (unit: string) => {
		const all = JSON.stringify(await Promise.all(KINDS.map((kind) => askAs(unit, kind))));
		return { finding: all.includes(finding), answer: all.includes(answer), measures: all.includes("修复喷淋") };
	};

	test("what was found and answered is for those whose it is, who review it, who lead, and the secretariat", async () => {
		expect(await secrets(office)).toEqual({ finding: true, answer: true, measures: true });
		expect(await secrets(health)).toEqual({ finding: true, answer: true, measures: true });
		expect(await secrets("白鹤镇人民政府")).toEqual({ finding: true, answer: false, measures: true });
		expect(await secrets("重固镇人民政府")).toEqual({ finding: false, answer: true, measures: false });
	});

	test("everybody else in the district sees the line and its state, but no text of it anywhere in the data", async () => {
		const town = "朱家角镇人民政府";
		expect(await secrets(town)).toEqual({ finding: false, answer: false, measures: false });
		const others = (await askAs(town, "problems")).filter(({ unitNames }) => !unitNames.includes(town));
		expect(others.map((r) => r.state)).toEqual(expect.arrayContaining(["published", "underway"]));
		expect(new Set(others.flatMap((r) => [r.finding, r.measures]))).toEqual(new Set([null]));
	});

	test("another jurisdiction has no line at all, whatever unit or plan it asks for", async () => {
		const stranger = (await openScene(opened.db, "001", "二（一）1")).senderOf(health);
		for (const kind of KINDS)
			for (const more of [{}, { unitId: scene.unitId(health) }]) {
				const ask = {
					kind,
					viewerUnitId: stranger.unitId,
					jurisdictionIds: stranger.jurisdictionIds,
					planId: null,
					unitId: null,
				};
				const rows = await readLedger(opened.db, { ...ask, on: TODAY, limit: 10_000, ...more }, builtInCalendar, MOMENT);
				const [foreign] = await opened.db.sql`
					select from dockets where task_id = any(${rows.map((r) => r.taskId)}) and jurisdiction_id <> all(${stranger.jurisdictionIds})`;
				expect(foreign).toBeUndefined();
				if ("unitId" in more) expect(rows).toEqual([]);
			}
		expect(await askAs(office, "work", TODAY, { planId: 2 ** 31 - 1 })).toEqual([]);
	});
});

test("what a ledger showed on a day it still shows when a month of other things has happened", async () => {
	const world = await World.read(opened.db);
	const dice = new Dice(7);
	const { unitId: viewerUnitId, jurisdictionIds } = scene.senderOf(office);
	const ids = [...world.dockets.values()].flatMap((d) => (jurisdictionIds.includes(d.jurisdictionId) ? [d.id] : []));
	const read = (kind: LedgerKind, on: string, now: Date) =>
		readLedger(
			opened.db,
			{ kind, jurisdictionIds, viewerUnitId, planId: null, unitId: null, on, limit: 10_000 },
			builtInCalendar,
			now,
		);
	const shown = new Map<string, LedgerRow[]>();
	let events = 0;
	for (let day = addDays(TODAY, 1); day <= addDays(TODAY, 24); day = addDays(day, 3)) {
		await sendTicks(opened.db, new Date(momentOf(day, "09:00")));
		world.tick(new Date(momentOf(day, "09:00")));
		for (let n = 0; n < 100; n++) {
			const now = new Date(Date.parse(momentOf(day, "10:00")) + n * 60_000);
			const { sending, sender } = draw(world, ids, now, dice);
			if (Array.isArray(sending.data.fileIds)) sending.data.fileIds = [];
			world.send(sending, sender, now);
			if ((await sendEvent(opened.db, sending, sender, now)).ok) events++;
		}
		for (const kind of KINDS) shown.set(`${kind} ${day}`, await read(kind, day, new Date(momentOf(day, "23:59"))));
	}
	expect(events).toBeGreaterThan(140);
	const later = hoursLater(24 * 40);
	for (const [key, rows] of shown) {
		const [kind, on] = key.split(" ") as [LedgerKind, string];
		expect([key, await read(kind, on, later)]).toEqual([key, rows]);
	}
	expect(new Set([...shown.values()].map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(15);
});

// Last in this file: it writes into the history by hand.
describe("the ledger of rectifications", () => {
	const closeOutOn = async (on: string) => {
		const [row] = await askAs(office, "rectifications", on, { unitId: scene.unitId("华新镇人民政府") });
		const steps = Object.entries(row?.closeOut?.steps ?? {});
		return steps.map(([event, { at, who }]) => [event.split(".")[1], dateAt(new Date(at)), who]).sort();
	};

	test("has the four steps of the close-out with their dates and names, as of any day", async () => {
		const submitted = ["submit", "2020-08-21", "华新镇经办人"];
		const verified = ["verify", "2020-08-24", "区卫生健康委经办人"];
		const signed = ["sign", "2020-08-25", "区卫生健康委负责人"];
		const published = ["publish", "2020-08-28", "区公共卫生联席会议办公室经办人"];
		expect(await closeOutOn("2020-08-20")).toEqual([]);
		expect(await closeOutOn("2020-08-24")).toEqual([submitted, verified].sort());
		expect(await closeOutOn(TODAY)).toEqual([submitted, verified, signed, published].sort());
	});

	test("what a return undid is gone from it, and a unit's relapse rate counts its looks back", async () => {
		const { taskId, stepNo } =
			(await askAs(office, "rectifications", TODAY, { unitId: scene.unitId("华新镇人民政府") }))[0] ?? {};
		const later = (event: string, day: string, seq: number) => opened.db.sql`
			insert into entries select e.task_id, ${seq}, e.step_no, e.machine, ${event}, '{}', ${`${day}T08:00:00+08:00`}, e.actor, e.person_id, e.unit_id, e.position,
				null, e.from_state, e.from_clock, e.to_state, e.to_clock, e.due_on, e.rung, e.hash
			from entries e where e.task_id = ${taskId ?? 0} and e.step_no = ${stepNo ?? 0} and e.at < ${MOMENT.toISOString()} order by e.seq desc limit 1`;
		await later("lookback.relapse", "2020-09-09", 9_001);
		await later("rectification.submit", "2020-09-10", 9_002);
		expect((await closeOutOn(TODAY)).map(([event, on]) => [event, on])).toEqual([["submit", "2020-09-10"]]);
		const [row] = await askAs(office, "rectifications", TODAY, { unitId: scene.unitId("华新镇人民政府") });
		expect(row?.closeOut).toMatchObject({ unitLookedBack: 1, unitRelapsed: 1, hasHeld: false });
		expect((await closeOutOn("2020-09-08")).length).toBe(4);
	});
});
