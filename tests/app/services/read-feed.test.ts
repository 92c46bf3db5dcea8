import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { makeFeed } from "#app/services/make-feed.ts";
import { readFeed } from "#app/services/read-feed.ts";
import { replaceFeed } from "#db/queries/feeds.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { hoursLater, openScene, type Scene } from "#tests/support/scene.ts";
import { loginOf } from "#tests/support/server.ts";

const ORIGIN = "https://liandu.example.test";
const NOW = hoursLater(1);

let opened: TestDatabase;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(() => opened.drop());

async function personOf(unit: string, position = "officer"): Promise<number> {
	const login = await loginOf(opened.db, unit, position);
	const [row] = await opened.db.sql<{ id: number }[]>`select id from people where login = ${login}`;
	return row?.id ?? 0;
}
const tokenOf = (address: string) => /\/feeds\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? "";
const feedFor = async (personId: number) => tokenOf(await makeFeed(opened.db, { personId }, personId, NOW));
const read = (token: string, at = NOW) => readFeed(opened.db, token, ORIGIN, at);

type Event = { uid: string; on: string; isDay: boolean; summary: string; description: string; url: string; sequence: number };
/** What another program makes of a feed. */
function parse(content: string | null): Event[] {
	const calendar = new ICAL.Component(ICAL.parse(content ?? ""));
	return calendar.getAllSubcomponents("vevent").map((part) => {
		const event = new ICAL.Event(part);
		const text = (name: string) => String(part.getFirstPropertyValue(name) ?? "");
		return {
			uid: event.uid,
			on: event.startDate.toString(),
			isDay: event.startDate.isDate,
			summary: event.summary,
			description: event.description,
			url: text("url"),
			sequence: Number(event.sequence),
		};
	});
}
const byUid = (events: Event[]) => Object.fromEntries(events.map((event) => [event.uid, event]));

describe("a person's feed", () => {
	test("holds what runs for their unit: each a whole day on its own date, leading to its task", async () => {
		const unit = "朱家角镇人民政府";
		const personId = await personOf(unit);
		const events = parse(await read(await feedFor(personId)));
		const due = await opened.db.sql<{ uid: string; on: string }[]>`
			select 'report-' || s.task_id || '-' || s.no || '@liandu.example.test' as uid, s.due_on as on from steps s join units u on u.id = s.unit_id
			where u.name = ${unit} and s.machine = 'implementation' and s.clock in ('running', 'warned', 'overdue', 'paused', 'unconfirmed')
				and s.state <> 'toSign' and s.due_on is not null`;
		expect(due.length).toBeGreaterThan(0);
		for (const { uid, on } of due) expect(byUid(events)[uid]).toMatchObject({ on, isDay: true });
		expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
		for (const { url, description, summary } of events) {
			expect(url).toMatch(/^https:\/\/liandu\.example\.test\/tasks\/\d+#step-\d+$/);
			expect(description).toContain(unit);
			expect(summary).toMatch(
				/^(签收|报告进展|答复督办单|答复移送|答复延期申请|签订目标责任书|完成整改|督导检查|完成督导检查活动|召开会议|对通报事项提出异议|分派下达)：/,
			);
		}
	});

	test("is the same bytes as long as nothing moves, on whatever day it is asked for", async () => {
		const token = await feedFor(await personOf("华新镇人民政府"));
		expect(await read(token, hoursLater(24 * 3))).toBe(await read(token));
	});

	test("holds the dates of all their chairs, named, and of one they have left no more", async () => {
		const [office] = await opened.db.sql<{ id: number }[]>`select id from people where login = 'qp-office'`;
		const token = await feedFor(office?.id ?? 0);
		const before = parse(await read(token));
		expect(before.some(({ summary }) => summary.endsWith("（区卫生健康委）"))).toBe(true);
		await opened.db.sql`
			update positions set until = '2020-09-10' where person_id = ${office?.id ?? 0}
				and unit_id in (select id from units where name = '区卫生健康委')`;
		expect(parse(await read(token)).filter(({ description }) => description.startsWith("区卫生健康委"))).toEqual([]);
	});

	test("holds no date of a unit they have no chair in, and nothing that anybody has typed", async () => {
		const content = await read(await feedFor(await personOf("朱家角镇人民政府")));
		const units = await opened.db.sql<{ name: string }[]>`
			select u.name from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.kind in ('town', 'street') and u.name <> '朱家角镇人民政府'`;
		for (const { name } of units) expect(parse(content).some(({ description }) => description.startsWith(name))).toBe(false);
		const typed = await opened.db.sql<
			{ reason: string }[]
		>`select distinct data ->> 'reason' as reason from entries where data ? 'reason'`;
		expect(typed.length).toBeGreaterThan(0);
		for (const { reason } of typed) expect(content).not.toContain(reason);
	});
});

describe("a date that moves", () => {
	let scene: Scene;
	beforeEach(async () => {
		scene = await openScene(opened.db, "000", "三（二）3");
	});

	test("keeps its UID and gets a higher SEQUENCE", async () => {
		const [asked] = await opened.db.sql<{ no: number; seq: number; unit: string; dutyNo: number; dueOn: string }[]>`
			select e.no, e.seq, u.name as unit, d.no as "dutyNo", d.due_on as "dueOn" from steps e join steps d on d.task_id = e.task_id and d.no = e.parent_no
				join units u on u.id = d.unit_id where e.task_id = ${scene.taskId} and e.machine = 'extension' and e.state = 'requested'`;
		if (!asked) throw new Error("nobody has asked for time");
		const token = await feedFor(await personOf(asked.unit));
		const uid = `report-${scene.taskId}-${asked.dutyNo}@liandu.example.test`;
		const before = byUid(parse(await read(token)))[uid];
		expect(before).toMatchObject({ on: asked.dueOn });
		const lead = (await scene.docket()).steps.find((s) => s.machine === "implementation" && s.role === "lead");
		const [{ name } = { name: "" }] = await opened.db.sql<
			{ name: string }[]
		>`select name from units where id = ${lead?.unitId ?? 0}`;
		await scene.must(name, "extension.grant", {
			position: "head",
			stepNo: asked.no,
			seen: asked.seq,
			data: { dueOn: "2020-12-18" },
		});
		const after = byUid(parse(await read(token)))[uid];
		expect(after?.on).toBe("2020-12-18");
		expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 99);
	});
});

test("what has to be signed for stands beside what will have to be reported", async () => {
	const [toSign] = await opened.db.sql<
		{ unit: string; signBy: string; reportBy: string; taskId: number; no: number; unitId: number }[]
	>`
		select u.name as unit, s.unit_id as "unitId", s.due_on as "signBy", s.context -> 'brief' ->> 'reportBy' as "reportBy", s.task_id as "taskId", s.no
		from steps s join units u on u.id = s.unit_id where s.machine = 'implementation' and s.state = 'toSign' and s.context -> 'brief' ->> 'reportBy' is not null
			and s.clock in ('running', 'warned', 'overdue') order by s.task_id, s.no limit 1`;
	if (!toSign) throw new Error("nobody has anything to sign for");
	const [head] = await opened.db.sql<
		{ id: number }[]
	>`select person_id as id from positions where unit_id = ${toSign.unitId} order by id limit 1`;
	const token = tokenOf(await makeFeed(opened.db, { unitId: toSign.unitId }, head?.id ?? 0, NOW));
	const events = byUid(parse(await read(token)));
	const of = (matter: string) => events[`${matter}-${toSign.taskId}-${toSign.no}@liandu.example.test`]?.on;
	expect([of("sign"), of("report")]).toEqual([toSign.signBy, toSign.reportBy]);
});

test("an order that waits for an answer stands on the day until which it waits", async () => {
	const orders = await opened.db.sql<{ unitId: number; taskId: number; no: number; dueOn: string }[]>`
		select unit_id as "unitId", task_id as "taskId", no, due_on as "dueOn" from steps
		where machine = 'order' and state in ('issued', 'received') and clock in ('running', 'warned', 'overdue')`;
	expect(orders.length).toBeGreaterThan(0);
	for (const { unitId, taskId, no, dueOn } of orders) {
		const [chair] = await opened.db.sql<
			{ id: number }[]
		>`select person_id as id from positions where unit_id = ${unitId} order by id limit 1`;
		const token = tokenOf(await makeFeed(opened.db, { unitId }, chair?.id ?? 0, NOW));
		expect(byUid(parse(await read(token)))[`reply-${taskId}-${no}@liandu.example.test`]?.on).toBe(dueOn);
	}
});

describe("an address", () => {
	test("opens nothing once it is revoked, made anew, or its person disabled; only its hash is stored", async () => {
		const personId = await personOf("朱家角镇人民政府");
		const [first, second] = [await feedFor(personId), await feedFor(personId)];
		expect([await read(first), (await read(second))?.slice(0, 15)]).toEqual([null, "BEGIN:VCALENDAR"]);
		const [{ stored } = { stored: "" }] = await opened.db.sql<
			{ stored: string }[]
		>`select string_agg(f::text, '') as stored from feeds f`;
		expect(stored).not.toContain(second);
		await opened.db.sql`update people set is_disabled = true where id = ${personId}`;
		expect(await read(second)).toBeNull();
		await opened.db.sql`update people set is_disabled = false where id = ${personId}`;
		await replaceFeed(opened.db.sql, { personId }, null, personId, NOW);
		expect(await read(second)).toBeNull();
		const acts = await opened.db.sql<{ act: string }[]>`select act from audit_entries order by id desc limit 3`;
		expect(acts.map(({ act }) => act)).toEqual(["revokeFeed", "makeFeed", "makeFeed"]);
	});

	test("that nobody was given opens nothing", async () => {
		for (const token of ["", "x", "a".repeat(43), "\u0000", "a".repeat(5_000)]) expect(await read(token)).toBeNull();
	});
});
