import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { followPapers } from "#app/services/follow-papers.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import {
	getCalendar,
	insertPaper,
	isCalendarKeeper,
	type Keeper,
	listPapersEntered,
	withdrawPaper,
} from "#db/queries/holiday-papers.ts";
import type { HolidayPaper } from "#workflows/calendar/calendar.ts";
import { dayKind } from "#workflows/calendar/calendar.ts";
import { addDays, momentOf } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { hoursLater, MOMENT, openScene, type Scene } from "../../support/scene.ts";

let opened: TestDatabase;
let scene: Scene;
let place: number;
let keeper: Keeper;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	scene = await openScene(opened.db, "001", "二（一）3");
	const [plan] = await opened.db.sql<{ place: number; unit: number }[]>`
		select jurisdiction_id as place, secretariat_unit_id as unit from plans where seed = '001'`;
	place = plan?.place ?? 0;
	const [person] = await opened.db.sql<
		{ id: number }[]
	>`select person_id as id from positions where unit_id = ${plan?.unit ?? 0} order by id limit 1`;
	keeper = { personId: person?.id ?? 0, unitId: plan?.unit ?? 0, jurisdictionId: place, ip: null };
});
afterEach(() => opened.drop());

/** 荣昌 closes from 21 to 25 September 2020: the week before the deadline of the end of the month. */
const paper: HolidayPaper = {
	number: "荣府办〔2020〕9号",
	issuedOn: "2020-09-10",
	settles: null,
	daysOff: [["2020-09-21", "2020-09-25", "本地假日"]],
	makeUpDays: [],
};
const calendar = (of = place, at = MOMENT) => getCalendar(opened.db.sql, of, at);
const below = async (parent: number, name: string, level: "city" | "county"): Promise<number> => {
	const [row] = await opened.db.sql<{ id: number }[]>`
		insert into jurisdictions (parent_id, name, level) values (${parent}, ${name}, ${level}) returning id`;
	const id = row?.id ?? 0;
	// The same secretariat, so that it keeps this calendar as well.
	await opened.db.sql`insert into plans (jurisdiction_id, title, secretariat_unit_id, policy, ladder, loaded_at)
		select ${id}, title, secretariat_unit_id, policy, ladder, loaded_at from plans where seed = '001'`;
	return id;
};

describe("a paper that a jurisdiction enters", () => {
	test("holds there and below, and nowhere else, until it is withdrawn", async () => {
		const province = await below(place, "x", "city");
		const county = await below(province, "y", "county");
		const [other] = await opened.db.sql<{ id: number }[]>`select jurisdiction_id as id from plans where seed = '000'`;
		const id = await insertPaper(opened.db.sql, paper, keeper, MOMENT);
		const kinds = async () =>
			Promise.all([place, province, county, other?.id ?? 0].map(async (of) => dayKind("2020-09-21", await calendar(of)).why));
		expect(await kinds()).toEqual(["本地假日", "本地假日", "本地假日", "weekday"]);
		expect((await scene.docket()).calendar.papers).toContainEqual(expect.objectContaining(paper));
		expect(await listPapersEntered(opened.db.sql, county)).toMatchObject([{ id, number: paper.number, jurisdictionId: place }]);
		expect(await withdrawPaper(opened.db.sql, id ?? 0, { ...keeper, jurisdictionId: county }, MOMENT)).toBe(false);
		expect(await withdrawPaper(opened.db.sql, id ?? 0, keeper, MOMENT)).toBe(true);
		expect(await withdrawPaper(opened.db.sql, id ?? 0, keeper, MOMENT)).toBe(false);
		expect(await kinds()).toEqual(["weekday", "weekday", "weekday", "weekday"]);
		const acts = await opened.db.sql`select act, person_id from audit_entries where act like '%HolidayPaper' order by id`;
		expect(acts.map((a) => [a.act, a.person_id])).toEqual([
			["enterHolidayPaper", keeper.personId],
			["withdrawHolidayPaper", keeper.personId],
		]);
	});

	test("what is below says more and later than what is above; a paper not yet issued says nothing", async () => {
		const county = await below(place, "x", "county");
		await insertPaper(opened.db.sql, paper, keeper, MOMENT);
		const own = { ...paper, number: "y", daysOff: [], makeUpDays: ["2020-09-21"] };
		await insertPaper(opened.db.sql, own, { ...keeper, jurisdictionId: county }, MOMENT);
		expect(dayKind("2020-09-21", await calendar(county))).toMatchObject({ working: true });
		expect(dayKind("2020-09-22", await calendar(county))).toMatchObject({ working: false });
		expect(dayKind("2020-09-21", await calendar(place))).toMatchObject({ working: false });
		expect(dayKind("2020-09-21", await calendar(place, hoursLater(-24)))).toMatchObject({ working: true });
	});

	test("the same number twice, and at once, is one paper", async () => {
		const ids = await Promise.all(Array.from({ length: 20 }, () => insertPaper(opened.db.sql, paper, keeper, MOMENT)));
		expect(ids.filter((id) => id !== null)).toHaveLength(1);
		const [first] = ids.filter((id) => id !== null);
		await withdrawPaper(opened.db.sql, first ?? 0, keeper, MOMENT);
		expect(await insertPaper(opened.db.sql, paper, keeper, MOMENT)).not.toBeNull();
	});

	test("is for the secretariat of a plan of that jurisdiction to enter", async () => {
		const { sql } = opened.db;
		expect(await isCalendarKeeper(sql, keeper.unitId, place)).toBe(true);
		expect(await isCalendarKeeper(sql, scene.unitId("万灵镇人民政府"), place)).toBe(false);
		const [other] = await sql<{ id: number }[]>`select jurisdiction_id as id from plans where seed = '000'`;
		expect(await isCalendarKeeper(sql, keeper.unitId, other?.id ?? 0)).toBe(false);
		const elsewhere = { ...keeper, jurisdictionId: other?.id ?? 0 };
		expect(await insertPaper(sql, paper, elsewhere, MOMENT)).toBeNull();
		const id = await insertPaper(sql, paper, keeper, MOMENT);
		const bystander = { ...keeper, unitId: scene.unitId("万灵镇人民政府") };
		expect([await insertPaper(sql, { ...paper, number: "z" }, bystander, MOMENT), id !== null]).toEqual([null, true]);
		expect(await withdrawPaper(sql, id ?? 0, bystander, MOMENT)).toBe(false);
	});
});

describe("pending rungs", () => {
	const rungs = () => opened.db.sql<{ task: number; no: number; nextAt: string; place: number }[]>`
		select s.task_id as task, s.no, s.next_at as "nextAt", d.jurisdiction_id as place from steps s join dockets d using (task_id)
		where s.due_on = '2020-09-30' and s.rung = 0 and s.clock = 'running' order by 1, 2`;
	const recounts = () => opened.db.sql`select from entries where event = 'ladder.recounted' and at >= ${MOMENT.toISOString()}`;
	const sweep = async (now: Date) => {
		await followPapers(opened.db, now);
		return sendTicks(opened.db, now);
	};

	test("follow a paper within a sweep, in that jurisdiction alone, and go back when it is withdrawn; nobody is told", async () => {
		await sweep(MOMENT);
		const before = await rungs();
		const [reminder] = before;
		expect(before.length).toBeGreaterThan(3);
		const [{ n: notices } = { n: 0 }] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from notices`;
		const id = await insertPaper(opened.db.sql, paper, keeper, MOMENT);
		await sweep(MOMENT);
		const moved = await rungs();
		// Five working days before 30 September: 29, 28, 27, 18 and 17 are left once the week from 21 is off.
		expect(new Set(moved.filter((r) => r.place === place).map((r) => new Date(r.nextAt).toISOString()))).toEqual(
			new Set([momentOf("2020-09-17", "09:00")]),
		);
		expect(moved.filter((r) => r.place !== place)).toEqual(before.filter((r) => r.place !== place));
		expect(await recounts()).toHaveLength(before.filter((r) => r.place === place).length);
		await withdrawPaper(opened.db.sql, id ?? 0, keeper, MOMENT);
		await sweep(MOMENT);
		expect((await rungs())[0]).toEqual(reminder);
		const [after] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from notices`;
		expect(after?.n).toBe(notices);
		expect(await sweep(MOMENT)).toEqual({ moved: 0, parked: 0 });
	});

	test("follow the portal's own papers from the day they come out", async () => {
		await sweep(MOMENT);
		const due = addDays("2020-12-31", 0);
		const { sql } = opened.db;
		await sql`update steps set due_on = ${due}, clock = 'overdue', rung = 2, next_at = '2021-01-05T01:00:00Z' where task_id = ${scene.taskId} and no = 3`;
		await sql`update dockets set next_action_at = '2021-01-05T01:00:00Z' where task_id = ${scene.taskId}`;
		const nextOf = async () => (await scene.docket()).steps[2]?.nextAt;
		await sweep(new Date("2020-11-24T12:00:00+08:00"));
		expect(await nextOf()).toBe("2021-01-05T01:00:00.000Z");
		await sweep(new Date("2020-11-25T12:00:00+08:00"));
		expect(await nextOf()).toBe("2021-01-06T01:00:00.000Z");
	});
});
