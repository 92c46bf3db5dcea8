import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import type { Answer, Fields, Visitor } from "#tests/support/http.ts";
import { MOMENT } from "#tests/support/scene.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { addDays, dateAt } from "#workflows/calendar/plain-date.ts";
import { type Draw, drawDay } from "#workflows/rectification/look-back.ts";
import { formFor, textOf } from "./html.ts";
import { taskId } from "./people.ts";
import { readWorkbook } from "./workbook.ts";

const health = "区卫生健康委";
const office = "区公共卫生联席会议办公室";
const town = "白鹤镇人民政府";
const people = [
	[town, "officer"],
	[town, "head"],
	[health, "officer"],
	[health, "head"],
	[office, "officer"],
	[office, "head"],
	["朱家角镇人民政府", "officer"],
] as const;
type Chair = `${(typeof people)[number][0]} ${"officer" | "head"}`;
const { refusals } = messagesFor("zh");
const today = dateAt(MOMENT);
const pdf = () => new File([Buffer.from("%PDF-1.4 made up")], "整改.pdf", { type: "application/pdf" });

let portal: Portal;
let task: number;
let step: number;
let as: Record<string, Visitor>;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	task = await taskId(portal, "000", "三（一）4");
	const [row] = await portal.db.sql<{ no: number }[]>`
		select no from steps where task_id = ${task} and machine = 'rectification' and state = 'underway'`;
	step = row?.no ?? 0;
	const signedIn = people.map(async ([unit, position]) => [`${unit} ${position}`, await portal.as(unit, position)] as const);
	as = Object.fromEntries(await Promise.all(signedIn));
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const one = (chair: Chair): Visitor => as[chair] as Visitor;
const page = async (chair: Chair) => (await one(chair).get(`/tasks/${task}`)).text;
/** Sends an event from a form that its person has on their page. */
const act = async (chair: Chair, event: string, fields: Fields = {}): Promise<Answer> =>
	one(chair).post(`/tasks/${task}`, { ...formFor(await page(chair), event, step), ...fields });
/** Sends one that no form of theirs offers. */
async function forge(chair: Chair, event: string, fields: Fields = {}): Promise<Answer> {
	const [row] = await portal.db.sql<{ seq: number }[]>`select seq from steps where task_id = ${task} and no = ${step}`;
	return one(chair).post(`/tasks/${task}`, { event, step, seen: row?.seq ?? 0, ...fields });
}
const state = async () =>
	(await portal.db.sql<{ state: string }[]>`select state from steps where task_id = ${task} and no = ${step}`)[0]?.state;
const verified = { checkedOn: today, opinion: "现场核对属实。" };
const again = { reason: "r", againBy: addDays(today, 10) };

describe("the close-out over HTTP", () => {
	test("the unit says what was done and who helped; it can't verify it, sign it or publish it itself", async () => {
		const [helper] = await portal.db.sql<{ id: number }[]>`select u.id from units u join plan_units pu on pu.unit_id = u.id
			join plans p on p.id = pu.plan_id where p.seed = '000' and u.name = ${health}`;
		const fields = { result: "喷淋已修复。", helperUnitIds: helper?.id ?? 0, fileIds: pdf() };
		expect((await act(`${town} officer`, "rectification.submit", fields)).status).toBe(302);
		for (const position of ["officer", "head"] as const)
			for (const event of ["rectification.verify", "rectification.sign", "rectification.publish", "lookback.pass"])
				expect([position, event, (await forge(`${town} ${position}`, event, verified)).status]).toEqual([position, event, 403]);
		expect(await state()).toBe("submitted");
	});

	test("whoever helped is refused as well, with the reason, and what was typed stays", async () => {
		const answer = await act(`${health} officer`, "rectification.verify", verified);
		expect(answer.status).toBe(409);
		expect(textOf(answer.text)).toContain(refusals.obstacle.conflict?.(""));
		expect(textOf(answer.text)).toContain(verified.opinion);
		expect((await forge(`${health} head`, "rectification.return", again)).status).toBe(409);
		expect(await state()).toBe("submitted");
	});

	test("no step is left out: not signed before it is verified, not published before it is signed", async () => {
		for (const chair of [`${office} head`, `${health} head`] as const)
			for (const event of ["rectification.sign", "rectification.publish", "lookback.pass", "lookback.relapse"])
				expect([chair, event, (await forge(chair, event, { place: "p", until: today })).status]).toEqual([chair, event, 409]);
		expect((await act(`${office} head`, "rectification.verify", verified)).status).toBe(302);
		expect((await forge(`${office} officer`, "rectification.publish", { place: "p", until: today })).status).toBe(409);
	});

	test("an officer can't sign, nor the head who verified it", async () => {
		expect((await forge(`${office} officer`, "rectification.sign")).status).toBe(403);
		const own = await forge(`${office} head`, "rectification.sign");
		expect(own.status).toBe(409);
		expect(textOf(own.text)).toContain(refusals.obstacle.ownVerification?.(""));
		// The other head helped: so it goes back, and somebody else verifies what is handed in again.
		expect((await forge(`${health} head`, "rectification.sign")).status).toBe(409);
		expect((await act(`${office} head`, "rectification.return", again)).status).toBe(302);
		expect((await act(`${town} officer`, "rectification.submit", { result: "已再次修复。", fileIds: pdf() })).status).toBe(302);
		expect((await act(`${office} officer`, "rectification.verify", verified)).status).toBe(302);
		expect((await act(`${office} head`, "rectification.sign")).status).toBe(302);
		expect(await state()).toBe("signed");
	});
});

describe("the day of the look-back", () => {
	/** Where a day could be read: the pages and what they are drawn from, the ledgers and their files, notices, the desk. */
	const places = () => [
		`/tasks/${task}`,
		`/tasks/${task}.data`,
		"/desk",
		"/desk.data",
		"/notices",
		"/notices.data",
		"/rectifications",
		"/rectifications.data",
		...["work", "problems", "rectifications", "escalations"].flatMap((kind) => [`/ledgers/${kind}`, `/ledgers/${kind}.data`]),
		"/inspections",
		"/inspections.data",
		"/escalations",
		"/escalations.data",
		"/sanctions",
		"/sanctions.data",
	];
	/** What is exported as a file: the ledgers, and the dates of a person as a calendar. */
	async function files(person: Visitor): Promise<string[]> {
		const [feed = ""] = /\/feeds\/[\w-]{43}\.ics/.exec((await person.post("/me", { act: "makeFeed" })).text) ?? [];
		const ledgers = ["work", "problems", "rectifications", "escalations"].map(async (kind) =>
			JSON.stringify((await readWorkbook((await person.get(`/ledgers/${kind}.xlsx`)).bytes)).rows),
		);
		return [(await portal.nobody().get(feed)).text, ...(await Promise.all(ledgers))];
	}
	/** Every row that is written down but for the sealed step itself, and the moment at which its docket is woken. */
	const written = async () =>
		JSON.stringify(
			await Promise.all([
				portal.db.sql`select event, data, due_on from entries where task_id = ${task}`,
				...["notices", "papers"].map((table) => portal.db.sql`select * from ${portal.db.sql(table)} where task_id = ${task}`),
				...["deliveries", "audit_entries"].map((table) => portal.db.sql`select * from ${portal.db.sql(table)}`),
				portal.db.sql`select * from steps where task_id = ${task} and no <> ${step}`,
			]),
		);

	/** A secret that draws a day within the window: its first and last are said to all. */
	async function secretWithin(): Promise<string> {
		const docket = await findDocket(portal.db.sql, task, null);
		if (!docket) throw new Error(`there is no docket ${task}`);
		const secrets = Array.from({ length: 20 }, (_, i) => `known to this test ${i}`);
		const isWithin = ({ on, from, to }: Draw) => on > from && on < to;
		return secrets.find((secret) => isWithin(drawDay({ ...docket, secret }, step, today))) ?? "";
	}

	test("is in no page, no data, no ledger and no notice before it comes, whoever looks", async () => {
		await portal.db.sql`update dockets set secret = ${await secretWithin()} where task_id = ${task}`;
		expect((await act(`${office} officer`, "rectification.publish", { place: "区政府网站", until: today })).status).toBe(302);
		const [row] = await portal.db.sql<{ on: string; seed: string; from: string; to: string }[]>`
			select context -> 'drawn' ->> 'on' as on, context -> 'drawn' ->> 'seed' as seed, context -> 'drawn' ->> 'from' as from,
				context -> 'drawn' ->> 'to' as to from steps where task_id = ${task} and no = ${step}`;
		const { on = "", seed = "", from, to } = row ?? {};
		expect([from, to]).not.toContain(on);
		for (const [unit, position] of people)
			for (const path of places()) {
				const { text, status } = await one(`${unit} ${position}`).get(path);
				expect([path, status < 500, text.includes(on), text.includes(seed)]).toEqual([path, true, false, false]);
			}
		for (const text of [...(await files(one(`${town} head`))), ...(await files(one(`${office} officer`))), await written()])
			expect([text.includes(on), text.includes(seed)]).toEqual([false, false]);
		const { text } = await one(`${town} officer`).get(`/tasks/${task}`);
		expect(textOf(text)).toContain(messagesFor("zh").task.lookBack.sealed(from ?? "", to ?? ""));
	});

	test("comes with the sweep: then those who look back find it at their desks, and all read what was drawn", async () => {
		const [row] = await portal.db.sql<{ on: string; seed: string }[]>`
			select context -> 'drawn' ->> 'on' as on, context -> 'drawn' ->> 'seed' as seed from steps where task_id = ${task} and no = ${step}`;
		await sendTicks(portal.db, new Date(`${row?.on}T09:00:00+08:00`));
		expect(await state()).toBe("lookback");
		for (const chair of [`${office} officer`, `${office} head`] as const)
			expect((await one(chair).get("/desk")).text).toContain(`/tasks/${task}#step-${step}`);
		const [term] = await portal.db.sql<{ no: number; unit: string; dueOn: string }[]>`
			select s.no, u.name as unit, s.due_on as "dueOn" from steps s join units u on u.id = s.unit_id
			where s.task_id = ${task} and s.parent_no = ${step} and s.machine = 'lookback'`;
		// The unit that inspected has helped: so it is the secretariat that owes it, within five working days.
		expect(term?.unit).toBe(office);
		for (const path of ["/desk", "/rectifications"])
			expect(textOf((await one(`${office} officer`).get(path)).text)).toContain(term?.dueOn);
		expect(textOf(await page(`${town} officer`))).toContain(messagesFor("zh").task.lookBack.owed(office));
		expect(await page(`${town} officer`)).toContain(row?.seed);
		expect((await forge(`${town} head`, "lookback.pass", { opinion: "o" })).status).toBe(403);
		expect((await forge(`${health} head`, "lookback.pass", { opinion: "o" })).status).toBe(409);
		const relapse = { reason: "喷淋又停用。", dueOn: addDays(today, 60) };
		expect((await act(`${office} officer`, "lookback.relapse", relapse)).status).toBe(302);
		expect(await state()).toBe("ordered");
		expect(await portal.db.sql`select state from steps where task_id = ${task} and no = ${term?.no ?? 0}`).toEqual([
			{ state: "made" },
		]);
		const [count] = await portal.db.sql<{ relapses: string }[]>`
			select context ->> 'relapses' as relapses from steps where task_id = ${task} and no = ${step}`;
		expect(count?.relapses).toBe("1");
	});
});
