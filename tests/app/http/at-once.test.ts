import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import type { Answer, Fields, Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { formFor, keptFiles, textOf } from "./html.ts";
import { taskId } from "./people.ts";
import { entryCount, fileCount } from "./state.ts";

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
});
afterAll(async () => {
	expect((await verifyHistory(portal.db)).broken).toBeNull();
	expect(portal.words()).toBe("");
	await portal.close();
});

const TIMES = 20;
const m = messagesFor("zh");
const atOnce = <T>(act: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: TIMES }, (_, i) => act(i)));
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();
const ONE = [302, ...Array.from({ length: TIMES - 1 }, () => 409)];

const noticeCount = async (task: number): Promise<number> => {
	const [row] = await portal.db.sql<{ n: number }[]>`select count(*)::int as n from notices where task_id = ${task}`;
	return row?.n ?? 0;
};

type Case = { unit: string; clause: string; event: string; fields?: () => Promise<Fields> | Fields; typed?: string };
const unitId = async (name: string): Promise<number> => {
	const [row] = await portal.db.sql<{ id: number }[]>`
		select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.name = ${name}`;
	return row?.id ?? 0;
};

const cases: Case[] = [
	{ unit: "夏阳街道办事处", clause: "五（三）", event: "duty.sign" },
	{
		unit: "朱家角镇人民政府",
		clause: "五（三）",
		event: "extension.request",
		fields: () => ({ dueOn: "2020-12-01", reason: "场地要到十一月才空出来。" }),
		typed: "场地要到十一月才空出来。",
	},
	{
		unit: "朱家角镇人民政府",
		clause: "三（三）2",
		event: "report.submit",
		fields: () => ({ "items.text": "拒不整改的两家已移送。" }),
		typed: "拒不整改的两家已移送。",
	},
	{
		unit: "区卫生健康委",
		clause: "三（二）2b",
		event: "report.return",
		fields: () => ({ "reasons.text": "临时救助的两人请附名单。", againBy: "2020-09-20" }),
		typed: "临时救助的两人请附名单。",
	},
	{
		unit: "区公共卫生联席会议办公室",
		clause: "三（三）3",
		event: "task.suspend",
		fields: () => ({ reason: "等市级通知。" }),
		typed: "等市级通知。",
	},
	{
		unit: "区公共卫生联席会议办公室",
		clause: "三（三）1",
		event: "task.assign",
		fields: async () => ({ role: "implement", unitIds: await unitId("区民政局"), reason: "由民政局一并落实。" }),
		typed: "由民政局一并落实。",
	},
];

describe("twenty identical posts at once have one effect; the others are told so and lose nothing", () => {
	test.each(cases)("$event", async ({ unit, clause, event, fields, typed }) => {
		const person = await portal.as(unit);
		const task = await taskId(portal, "000", clause);
		const form = { ...formFor((await person.get(`/tasks/${task}`)).text, event), ...(await fields?.()) };
		const before = { entries: await entryCount(portal.db, event), notices: await noticeCount(task) };
		const answers = await atOnce(() => person.post(`/tasks/${task}`, form));
		expect(statuses(answers)).toEqual(ONE);
		expect(await entryCount(portal.db, event)).toBe(before.entries + 1);
		const notices = await noticeCount(task);
		for (const { text } of answers.filter(({ status }) => status === 409)) {
			expect(textOf(text)).toContain(m.refusals.stale);
			if (typed) expect(textOf(text)).toContain(typed);
		}
		expect((await person.post(`/tasks/${task}`, form)).status).toBe(409);
		expect(await noticeCount(task)).toBe(notices);
	});

	test("a report with a file is one report and one file", async () => {
		const person = await portal.as("华新镇人民政府");
		const task = await taskId(portal, "000", "三（二）2b");
		const unblocked = formFor((await person.get(`/tasks/${task}`)).text, "duty.unblock");
		expect((await person.post(`/tasks/${task}`, unblocked)).status).toBe(302);
		const form = formFor((await person.get(`/tasks/${task}`)).text, "report.submit");
		const before = { entries: await entryCount(portal.db, "report.submit"), files: await fileCount(portal.db) };
		const answers = await atOnce(() =>
			person.post(`/tasks/${task}`, { ...form, "items.text": "救助到位。", fileIds: new File(["%PDF-1.7 名单"], "名单.pdf") }),
		);
		expect(statuses(answers)).toEqual(ONE);
		expect(await entryCount(portal.db, "report.submit")).toBe(before.entries + 1);
		expect(await fileCount(portal.db)).toBe(before.files + 1);
	});

	test("a refused form with a file keeps one file", async () => {
		const person = await portal.as("朱家角镇人民政府");
		const task = await taskId(portal, "000", "三（二）3");
		const [duty] = await portal.db.sql<{ no: number; seq: number }[]>`
			select s.no, s.seq from steps s join units u on u.id = s.unit_id
			where s.task_id = ${task} and s.machine = 'implementation' and u.name = '赵巷镇人民政府'`;
		const late = await portal.as("赵巷镇人民政府");
		const form = { event: "report.submit", step: duty?.no ?? 0, seen: duty?.seq ?? 0, "items.text": "" };
		const files = await fileCount(portal.db);
		const answers = await atOnce(() =>
			late.post(`/tasks/${task}`, { ...form, fileIds: new File(["%PDF-1.7 台账"], "台账.pdf") }),
		);
		expect(statuses(answers)).toEqual(Array.from({ length: TIMES }, () => 422));
		expect(await fileCount(portal.db)).toBe(files + 1);
		expect(new Set(answers.map(({ text }) => keptFiles(text)[0]?.id)).size).toBe(1);
		expect((await person.get("/desk")).status).toBe(200);
	});
});

test("twenty decisions on one discrepancy: the first stands, the others are told so and keep what they wrote", async () => {
	const office = await portal.as("区公共卫生联席会议办公室");
	const [row] = await portal.db.sql<{ id: number; plan: number }[]>`
		select x.id, x.plan_id as plan from discrepancies x join plans p on p.id = x.plan_id where p.seed = '000' and x.decided_at is null order by x.id limit 1`;
	const answers = await atOnce((i) =>
		office.post(`/plans/${row?.plan}?tab=discrepancies`, { discrepancyId: row?.id ?? 0, decision: `按第${i}种读法` }),
	);
	expect(statuses(answers)).toEqual(ONE);
	const winner = answers.findIndex(({ status }) => status === 302);
	const [kept] = await portal.db.sql<{ decision: string }[]>`select decision from discrepancies where id = ${row?.id ?? 0}`;
	expect(kept?.decision).toBe(`按第${winner}种读法`);
	const [audit] = await portal.db.sql<{ n: number }[]>`
		select count(*)::int as n from audit_entries where act = 'decideDiscrepancy' and subject = ${String(row?.id)}`;
	expect(audit?.n).toBe(1);
	for (const [i, { status, text }] of answers.entries())
		if (status === 409) {
			expect(textOf(text)).toContain(m.problems.text[409]);
			expect(textOf(text)).toContain(`按第${i}种读法`);
		}
});

test("two editors: the officer's and the head's forms for the same part, one taken, the other kept on its page", async () => {
	const task = await taskId(portal, "000", "三（三）3");
	const office = await portal.as("区公共卫生联席会议办公室");
	const resumed = formFor((await office.get(`/tasks/${task}`)).text, "task.resume");
	await office.post(`/tasks/${task}`, resumed);
	const people: Visitor[] = [await portal.as("重固镇人民政府"), await portal.as("重固镇人民政府", "head")];
	const answers = await Promise.all(
		people.map(async (person, i) => {
			const form = formFor((await person.get(`/tasks/${task}`)).text, "report.submit");
			return { ...form, "items.text": `第${i}人的报告`, "items.figure1": String(100 + i) };
		}),
	).then((forms) => Promise.all(forms.map((form, i) => people[i]?.post(`/tasks/${task}`, form))));
	expect(answers.map((answer) => answer?.status).sort()).toEqual([302, 409]);
	const loser = answers.findIndex((answer) => answer?.status === 409);
	expect(textOf(answers[loser]?.text ?? "")).toContain(`第${loser}人的报告`);
	expect(textOf(answers[loser]?.text ?? "")).toContain(`监督检查用人单位数（家）${100 + loser}`);
	expect(textOf(answers[loser]?.text ?? "")).not.toContain("您已于");
});
