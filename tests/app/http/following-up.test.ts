import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { problemText } from "#app/components/event-field.tsx";
import { messagesFor } from "#app/messages/index.ts";
import type { Fields, Visitor } from "#tests/support/http.ts";
import { MOMENT } from "#tests/support/scene.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { addDays, dateAt } from "#workflows/calendar/plain-date.ts";
import { textOf } from "./html.ts";
import { taskId } from "./people.ts";
import { withoutTrace } from "./state.ts";

/** What follows from a finding, as somebody sends it who writes the requests by hand: none is taken out of its turn, nor from the wrong chair. */
const m = messagesFor("zh");
const health = "区卫生健康委";
const office = "区公共卫生联席会议办公室";
const [town, other, insurance, finance] = ["白鹤镇人民政府", "朱家角镇人民政府", "区人力资源社会保障局", "区财政局"];
const people = [
	[town, "officer"],
	[town, "head"],
	[other, "officer"],
	[health, "officer"],
	[health, "head"],
	[office, "officer"],
	[office, "head"],
	[insurance, "officer"],
	[finance, "officer"],
] as const;
type Chair = `${(typeof people)[number][0]} ${"officer" | "head"}`;
const today = dateAt(MOMENT);
const later = addDays(today, 30);

let portal: Portal;
let task: number;
let as: Record<string, Visitor>;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	task = await taskId(portal, "000", "三（一）4");
	const signedIn = people.map(async ([unit, position]) => [`${unit} ${position}`, await portal.as(unit, position)] as const);
	as = Object.fromEntries(await Promise.all(signedIn));
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

type StepRow = { no: number; seq: number; state: string; context: Record<string, unknown> };
/** The newest step of a machine in the task. */
async function newest(machine: string): Promise<StepRow> {
	const [row] = await portal.db.sql<StepRow[]>`
		select no, seq, state, context from steps where task_id = ${task} and machine = ${machine} order by no desc limit 1`;
	if (!row) throw new Error(`no ${machine}`);
	return row;
}
const unitId = async (name: string, seed = "000"): Promise<number> =>
	(
		await portal.db.sql<{ id: number }[]>`
			select u.id from units u join plans p using (jurisdiction_id) where p.seed = ${seed} and u.name = ${name}`
	)[0]?.id ?? 0;
const post = async (chair: Chair, machine: string, event: string, fields: Fields = {}) => {
	const { no, seq } = await newest(machine);
	return (as[chair] as Visitor).post(`/tasks/${task}`, { event, step: no, seen: seq, ...fields });
};
/** Sends what must be taken. */
async function must(chair: Chair, machine: string, event: string, fields: Fields = {}): Promise<string> {
	const { status, text } = await post(chair, machine, event, fields);
	expect([event, status, status === 302 ? "" : textOf(text)]).toEqual([event, 302, ""]);
	return (await newest(machine)).state;
}
/** Sends what must be refused, with nothing saved; gives the status, and fails unless the page says why in these words. */
async function refused(chair: Chair, machine: string, event: string, fields: Fields, words: string | undefined): Promise<number> {
	const { status, text } = await withoutTrace(portal, () => post(chair, machine, event, fields));
	expect([event, textOf(text)]).toEqual([event, expect.stringContaining(words ?? "no such words")]);
	return status;
}
const { notYours, notNow, unknown, obstacle } = m.refusals;
const problem = (code: string) => problemText({ code }, m);

describe("a referral", () => {
	const matter = { matter: "新招切割工未参保。", answerBy: later };

	test("goes to another unit of the jurisdiction, not to one's own, and not to one outside", async () => {
		const own = { ...matter, toUnitId: await unitId(health) };
		expect(await refused(`${health} officer`, "rectification", "referral.send", own, obstacle.toItself?.(""))).toBe(409);
		for (const toUnitId of [await unitId(health, "001"), 0, 2 ** 31]) {
			const away = { ...matter, toUnitId };
			expect(await refused(`${health} officer`, "rectification", "referral.send", away, m.refusals.invalid)).toBe(422);
		}
		const [outside] = await portal.db.sql<{ id: number }[]>`
			select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.is_outside order by u.id limit 1`;
		if (outside)
			expect(
				await refused(
					`${health} officer`,
					"rectification",
					"referral.send",
					{ ...matter, toUnitId: outside.id },
					problem("noSuchUnit"),
				),
			).toBe(422);
		expect(
			await refused(
				`${other} officer`,
				"rectification",
				"referral.send",
				{ ...matter, toUnitId: await unitId(finance) },
				notYours,
			),
		).toBe(403);
	});

	test("can't be refused, returned or passed over: it is received and answered by the unit that it was sent to, and settled by the one that sent it", async () => {
		await must(`${health} officer`, "rectification", "referral.send", { ...matter, toUnitId: await unitId(finance) });
		for (const event of ["referral.refuse", "referral.return", "duty.refuse", "task.cancelled", "referral.opened"])
			expect(await refused(`${finance} officer`, "referral", event, { reason: "不归我局" }, unknown)).toBe(400);
		const answer = { result: "已核查。" };
		expect(await refused(`${finance} officer`, "referral", "referral.answer", answer, notNow)).toBe(409);
		for (const chair of [`${insurance} officer`, `${town} head`, `${health} head`] as const)
			expect(await refused(chair, "referral", "referral.receive", {}, notYours)).toBe(403);
		expect(await must(`${finance} officer`, "referral", "referral.receive")).toBe("received");
		expect(await refused(`${finance} officer`, "referral", "referral.answer", { result: " " }, problem("missing"))).toBe(422);
		expect(await refused(`${health} officer`, "referral", "referral.close", {}, notNow)).toBe(409);
		expect(await must(`${finance} officer`, "referral", "referral.answer", answer)).toBe("answered");
		expect(await refused(`${finance} officer`, "referral", "referral.close", {}, notYours)).toBe(403);
		expect(await must(`${health} officer`, "referral", "referral.askAgain", { question: "何时参保？", againBy: later })).toBe(
			"askedAgain",
		);
		expect(await must(`${finance} officer`, "referral", "referral.answer", answer)).toBe("answered");
		const again = { question: "再问", againBy: later };
		expect(await refused(`${health} officer`, "referral", "referral.askAgain", again, notNow)).toBe(409);
		expect(await must(`${health} officer`, "referral", "referral.close")).toBe("closed");
		expect(await refused(`${finance} officer`, "referral", "referral.answer", answer, notNow)).toBe(409);
	});
});

describe("a sanction", () => {
	const employer = "白鹤某石材加工点（演示）";
	const decision = { documentNumber: "青卫职决〔2020〕3号" };

	test("is decided by the head of whichever unit the plan says, never by the person who proposed it, and under a number", async () => {
		const waiting = await newest("sanction");
		expect([waiting.state, (waiting.context.measure as { name: string }).name]).toEqual(["proposed", "责令停产整顿"]);
		for (const chair of [`${health} officer`, `${office} head`, `${office} officer`, `${town} head`] as const)
			expect(await refused(chair, "sanction", "sanction.decide", decision, notYours)).toBe(403);
		expect(await refused(`${health} head`, "sanction", "sanction.decide", {}, problem("missing"))).toBe(422);
		for (const event of ["sanction.publish", "sanction.lift"])
			expect(await refused(`${health} head`, "sanction", event, { place: "p", on: today, reason: "r" }, notNow)).toBe(409);
		const closing = { measure: "提请关闭", employer, grounds: "整改无望。" };
		expect(await refused(`${health} officer`, "rectification", "sanction.propose", closing, obstacle.measureBefore?.(""))).toBe(
			409,
		);
		expect(
			await refused(
				`${health} officer`,
				"rectification",
				"sanction.propose",
				{ ...closing, measure: "罚款" },
				m.refusals.invalid,
			),
		).toBe(422);
		expect(await refused(`${town} officer`, "rectification", "sanction.propose", closing, notYours)).toBe(403);
		expect(await must(`${health} head`, "sanction", "sanction.decide", decision)).toBe("decided");
		expect(await refused(`${health} head`, "sanction", "sanction.decide", decision, notNow)).toBe(409);
	});

	test("is published once it is decided, and in force until whoever decides lifts it: nobody takes themselves off the list", async () => {
		const publication = { place: "区政府网站", on: today };
		expect(await refused(`${town} officer`, "sanction", "sanction.publish", publication, notYours)).toBe(403);
		const ahead = { ...publication, on: addDays(today, 1) };
		expect(await refused(`${health} officer`, "sanction", "sanction.publish", ahead, problem("dateIsAhead"))).toBe(422);
		expect(await must(`${health} officer`, "sanction", "sanction.publish", publication)).toBe("published");
		for (const chair of [`${town} head`, `${health} officer`, `${office} head`] as const)
			expect(await refused(chair, "sanction", "sanction.lift", { reason: "已恢复" }, notYours)).toBe(403);
		expect(await refused(`${health} head`, "sanction", "sanction.lift", {}, problem("missing"))).toBe(422);
		expect(await must(`${health} head`, "sanction", "sanction.lift", { reason: "复查合格。" })).toBe("lifted");
		expect(await refused(`${health} head`, "sanction", "sanction.lift", { reason: "r" }, notNow)).toBe(409);
	});

	test("of the severest kind comes after the one before it, and isn't decided by the head who proposed it", async () => {
		const closing = { measure: "提请关闭", employer, grounds: "再次擅自生产。" };
		await must(`${health} head`, "rectification", "sanction.propose", closing);
		expect(await refused(`${health} head`, "sanction", "sanction.decide", decision, obstacle.ownProposal?.(""))).toBe(409);
		expect(await refused(`${health} head`, "sanction", "sanction.refuse", { reason: "r" }, obstacle.ownProposal?.(""))).toBe(409);
		expect(await must(`${health} officer`, "sanction", "sanction.withdraw", { reason: "改由经办人提出。" })).toBe("withdrawn");
		await must(`${health} officer`, "rectification", "sanction.propose", closing);
		expect(await must(`${health} head`, "sanction", "sanction.refuse", { reason: "已停产。" })).toBe("refused");
	});
});

describe("a finding", () => {
	const objection = { reason: "当时停机检修。" };

	test("is objected to by the head of the unit that must act, in time, once, and decided by neither who found it nor who objected", async () => {
		const { no } = await newest("rectification");
		await portal.db
			.sql`update steps set state = 'ordered', due_on = ${addDays(today, -1)} where task_id = ${task} and no = ${no}`;
		expect(await refused(`${town} head`, "rectification", "finding.object", objection, notNow)).toBe(409);
		await portal.db.sql`update steps set due_on = ${today} where task_id = ${task} and no = ${no}`;
		for (const chair of [`${town} officer`, `${other} officer`, `${health} head`] as const)
			expect(await refused(chair, "rectification", "finding.object", objection, notYours)).toBe(403);
		expect(await must(`${town} head`, "rectification", "finding.object", objection)).toBe("objected");
		const verdict = { reason: "r" };
		for (const event of ["finding.uphold", "finding.dismiss"]) {
			expect(await refused(`${town} head`, "rectification", event, verdict, notYours)).toBe(403);
			expect(await refused(`${health} officer`, "rectification", event, verdict, obstacle.ownFinding?.(""))).toBe(409);
		}
		expect(await must(`${health} head`, "rectification", "finding.uphold", verdict)).toBe("ordered");
		expect(await refused(`${town} head`, "rectification", "finding.object", objection, notNow)).toBe(409);
	});
});

describe("a visit", () => {
	test("is read and made by those who inspect alone, and finds something only at units of the jurisdiction", async () => {
		const [visit] = await portal.db.sql<{ task: number; no: number }[]>`
			select s.task_id as task, s.no from steps s join tasks t on t.id = s.task_id join units u on u.id = s.unit_id
			where t.title = '镇、街道尘肺病防治工作督导' and s.machine = 'inspection' and s.state = 'scheduled' and u.name = ${health}
				and (s.context ->> 'objectUnitId')::int <> ${await unitId(other)} order by s.no limit 1`;
		const page = `/visits/${visit?.task}/${visit?.no}`;
		const seen = async () =>
			(
				await portal.db.sql<
					{ seq: number }[]
				>`select seq from steps where task_id = ${visit?.task ?? 0} and no = ${visit?.no ?? 0}`
			)[0]?.seq ?? 0;
		const send = async (chair: Chair, event: string, fields: Fields = {}) =>
			(as[chair] as Visitor).post(page, { event, step: visit?.no ?? 0, seen: await seen(), ...fields });
		for (const chair of [`${other} officer`, `${finance} officer`] as const)
			await withoutTrace(portal, async () => {
				expect([403, 404]).toContain((await send(chair, "visit.begin")).status);
			});
		expect((await send(`${health} officer`, "visit.begin")).status).toBe(302);
		const finding = { item: "", finding: "未设警示标识。", severity: "minor", dueOn: later };
		for (const unit of [await unitId(other, "001"), await unitId(health, "001"), 0])
			await withoutTrace(portal, async () => {
				const { status, text } = await send(`${health} officer`, "visit.find", { ...finding, unitId: unit });
				expect([status, textOf(text)]).toEqual([422, expect.stringContaining(finding.finding)]);
			});
		const [outside] = await portal.db.sql<{ id: number }[]>`
			select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.is_outside order by u.id limit 1`;
		await withoutTrace(portal, async () => {
			expect((await send(`${health} officer`, "visit.find", { ...finding, unitId: outside?.id ?? 0 })).status).toBe(422);
		});
	});
});

test("a look-back is answered once: a second relapse from the same page changes nothing and is told what happened meanwhile", async () => {
	const [row] = await portal.db.sql<{ task: number; no: number; seq: number }[]>`
		select task_id as task, no, seq from steps where machine = 'rectification' and state = 'lookback' order by task_id, no limit 1`;
	const { task: of, no, seq } = row ?? { task: 0, no: 0, seq: 0 };
	const relapse = { event: "lookback.relapse", step: no, seen: seq, reason: "又已停用。", dueOn: later };
	const inspector = as[`${health} officer`] as Visitor;
	expect((await inspector.post(`/tasks/${of}`, relapse)).status).toBe(302);
	const second = await withoutTrace(portal, () => inspector.post(`/tasks/${of}`, relapse));
	expect(second.status).toBe(409);
	expect(textOf(second.text)).toMatch(/无须重复提交|已有变化/);
	await withoutTrace(portal, async () => {
		const [now] = await portal.db.sql<{ seq: number }[]>`select seq from steps where task_id = ${of} and no = ${no}`;
		const forged = await inspector.post(`/tasks/${of}`, { ...relapse, seen: now?.seq ?? 0 });
		expect([forged.status, textOf(forged.text)]).toEqual([409, expect.stringContaining(notNow ?? "")]);
	});
	const [counted] = await portal.db
		.sql`select context ->> 'relapses' as relapses from steps where task_id = ${of} and no = ${no}`;
	expect(counted).toEqual({ relapses: "1" });
});
