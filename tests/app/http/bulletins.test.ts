import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { textOf } from "./html.ts";

const OFFICE = "区公共卫生联席会议办公室";
const BAIHE = "白鹤镇人民政府";
const ZHONGGU = "重固镇人民政府";
const JINZE = "金泽镇人民政府";
const XIAYANG = "夏阳街道办事处";
/** What the story says in the bulletin that is open to objections: a finding and an objection of 白鹤's, a request of 金泽's. */
const FINDING = "湿式作业设施停用";
const OBJECTION = "停用设施已修复并恢复使用";
const ASKED = "申请延至 2020-09-21";

let portal: Portal;
let open: number;
let issued: number;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	const [row] = await portal.db.sql<{ open: number; issued: number }[]>`
		select max(task_id) filter (where state = 'announced') as open, max(task_id) filter (where state = 'published') as issued
		from steps where machine = 'bulletin'`;
	if (!row) throw new Error("the story has no bulletins");
	({ open, issued } = row);
});
afterAll(() => portal.close());

/** All that the portal tells somebody about a bulletin, as a page and as data. */
async function told(person: Visitor, taskId: number): Promise<string> {
	const paths = [`/tasks/${taskId}`, `/tasks/${taskId}.data`, "/bulletins", "/bulletins.data"];
	return (await Promise.all(paths.map(async (path) => textOf((await person.get(path)).text)))).join("\n");
}

test("before it is out a bulletin is read by the secretariat, and by a named unit as far as it names it", async () => {
	const readers: Record<string, string[]> = {
		[OFFICE]: [FINDING, OBJECTION, ASKED],
		[BAIHE]: [FINDING, OBJECTION],
		[JINZE]: [ASKED],
		[XIAYANG]: [],
		区卫生健康委: [],
		区人民政府: [],
	};
	for (const [unit, texts] of Object.entries(readers)) {
		const page = await told(await portal.as(unit), open);
		for (const text of [FINDING, OBJECTION, ASKED])
			expect([unit, text, page.includes(text)]).toEqual([unit, text, texts.includes(text)]);
		const data = (await (await portal.as(unit)).get(`/tasks/${open}.data`)).text;
		expect([unit, data.includes("point.object")]).toEqual([unit, unit === OFFICE || unit === BAIHE]);
	}
});

test("once it is out everybody in the jurisdiction reads what it says, and nobody else what was said on the way", async () => {
	const objection = "请不作通报";
	for (const unit of [OFFICE, ZHONGGU, XIAYANG, "区人民政府"]) {
		const page = await told(await portal.as(unit), issued);
		expect([unit, page.includes("高风险用人单位重点监督")]).toEqual([unit, true]);
		expect([unit, page.includes(objection)]).toEqual([unit, unit === OFFICE || unit === ZHONGGU]);
		const [row] = await portal.db.sql<{ id: number }[]>`select id from papers where task_id = ${issued}`;
		const paper = await (await portal.as(unit)).get(`/papers/${row?.id}`);
		expect([unit, paper.status, paper.text.includes("通〔2020〕1号")]).toEqual([unit, 200, true]);
		expect(textOf(paper.text)).not.toContain(objection);
	}
	expect((await (await portal.as("区卫生健康委", "officer", "001")).get(`/tasks/${issued}`)).status).toBe(404);
});

test("nobody objects for another unit, and no officer for their head; the form of somebody else is refused as it came", async () => {
	const [point] = await portal.db.sql<{ no: number; seq: number }[]>`
		select no, seq from steps where task_id = ${open} and state = 'announced' and unit_id = (select id from units where name = ${JINZE})`;
	const form = { event: "point.object", step: point?.no ?? 0, seen: point?.seq ?? 0, reason: "不属实。" };
	for (const person of [await portal.as(XIAYANG, "head"), await portal.as(OFFICE, "head"), await portal.as(JINZE)])
		expect((await person.post(`/tasks/${open}`, form)).status).toBe(403);
	const takingOut = { ...form, event: "point.takeOut" };
	expect((await (await portal.as(JINZE, "head")).post(`/tasks/${open}`, takingOut)).status).toBe(403);
	const naming = { event: "bulletin.announce", step: 1, seen: 0, days: "99" };
	expect((await (await portal.as(OFFICE)).post(`/tasks/${open}`, naming)).status).toBe(409);
	expect((await (await portal.as(JINZE, "head")).post(`/tasks/${open}`, form)).status).toBe(302);
});
