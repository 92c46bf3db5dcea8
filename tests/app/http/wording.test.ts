import mammoth from "mammoth";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { paperWords } from "#app/messages/papers/index.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { foreignIn, isInline, tagsOf, textOf, unescapeHtml } from "./html.ts";

let portal: Portal;
let office: Visitor;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	office = await portal.as("区公共卫生联席会议办公室");
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

test("a row of a checklist that names a clause and no item is neither dropped nor issued: it comes back with what to do", async () => {
	const { checklists } = messagesFor("zh");
	const list = { version: 0, subject: "密闭作业", text: ["通风", "", ""], severity: ["minor", "grave", "minor"] };
	const basis = ["", "《职业病防治法》第二十条", ""];
	const refused = await office.post("/inspections/checklists", { ...list, basis });
	expect(refused.status).toBe(422);
	expect(textOf(refused.text)).toContain(checklists.refusals.noText);
	const fields = tagsOf(refused.text).filter(({ name }) => name === "input");
	const typed = fields.find(({ attributes }) => attributes.get("value") === basis[1]);
	expect(typed?.attributes.get("name")).toBe("basis");
	const marked = fields.filter(({ attributes }) => attributes.get("aria-invalid") === "true");
	expect(marked.map(({ attributes }) => [attributes.get("name"), attributes.get("aria-label")])).toEqual([
		["text", `${checklists.columns.text} 2`],
	]);
	expect(refused.text).toMatch(/<option value="grave" selected/);
	const kept = () => portal.db.sql`select items from checklists where subject = ${list.subject}`;
	expect(await kept()).toEqual([]);
	expect((await office.post("/inspections/checklists", { ...list, basis: ["", "", ""] })).status).toBe(302);
	expect(await kept()).toEqual([{ items: [{ key: "1", text: "通风", basis: null, severity: "minor" }] }]);
});

test("whatever is typed into the words of papers comes back as typed, is kept or said to be wrong, and makes no paper that can't be read", async () => {
	const { phrases, number } = paperWords.order;
	const address = "/admin/papers?kind=order";
	const send = (act: string, seen: number, object: string, others: Record<string, string> = {}) => {
		const words = Object.fromEntries(Object.entries({ ...phrases, object }).map(([key, text]) => [`phrase.${key}`, text]));
		return office.post(address, { kind: "order", act, seen, head: "{发文单位}", number, ...words, ...others });
	};
	const typedIn = (html: string) =>
		unescapeHtml(/<textarea[^>]*name="phrase\.object"[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1] ?? "").replace(/^\n/, "");
	const kept = () =>
		portal.db.sql<{ words: { phrases: Record<string, string> } }[]>`select words from paper_templates order by version`;

	const markup = `</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;&#x27;`;
	const directed = "\u202e有异议的\u200f，请说明理由👩‍🔧𠮷。";
	for (const typed of [markup, directed, "长".repeat(10_000), "\u200b\u200e\ufeff", "{不存在}"]) {
		const shown = await send("preview", 0, typed);
		expect(shown.status).toBe(200);
		expect(typedIn(shown.text)).toBe(typed.trim());
		expect(tagsOf(shown.text).filter((tag) => isInline(tag) || foreignIn(tag).length > 0)).toEqual([]);
	}
	const { empty, long } = messagesFor("zh").paperTemplates.fault;
	for (const [typed, said] of [
		["", empty()],
		[" \u3000\t", empty()],
		["\u200b\u200e\u202e", empty()],
		["长".repeat(10_000), long()],
	] as const) {
		const refused = await send("keep", 0, typed);
		expect([refused.status, textOf(refused.text).includes(said), typedIn(refused.text)]).toEqual([422, true, typed.trim()]);
	}
	expect(await kept()).toEqual([]);

	// What no XML can hold isn't in what is kept; a number has one line.
	const odd = `${markup}\u0000\u0001\u001f${directed}\r\n第二行`;
	expect((await send("keep", 0, odd, { number: "青督\r\n〔{年份}〕{序号}号" })).status).toBe(302);
	expect(await kept()).toMatchObject([
		{ words: { number: "青督 〔{年份}〕{序号}号", phrases: { object: `${markup}${directed}\n第二行` } } },
	]);
	const stale = await send("keep", 0, "我写的另一句。");
	expect([stale.status, typedIn(stale.text)]).toEqual([409, "我写的另一句。"]);
	expect(await kept()).toHaveLength(1);

	await sendTicks(portal.db, new Date(momentOf("2020-12-25", "09:00")));
	const [paper] = await portal.db.sql<{ id: number }[]>`
		select p.id from papers p join paper_templates t on t.id = p.template_id join dockets d on d.task_id = p.task_id join plans l on l.id = d.plan_id
		where l.seed = '000' order by p.id desc limit 1`;
	const sheet = await office.get(`/papers/${paper?.id}`);
	expect(textOf(sheet.text)).toContain(directed);
	expect(tagsOf(sheet.text).filter((tag) => isInline(tag) || foreignIn(tag).length > 0)).toEqual([]);
	const file = await office.get(`/papers/${paper?.id}.docx`);
	const { value: said } = await mammoth.extractRawText({ buffer: file.bytes });
	for (const line of [`${markup}${directed}`, "第二行"]) expect(said).toContain(line);
});
