import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { tagsOf, textOf } from "./html.ts";

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
