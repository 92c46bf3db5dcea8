import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { textOf, unescapeHtml } from "./html.ts";

let portal: Portal;
let office: Visitor;
let path: string;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	office = await portal.as("区公共卫生联席会议办公室");
	const [plan] = await portal.db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	path = `/plans/${plan?.id}/ladder`;
});
afterAll(() => portal.close());

const DAYS = { remind: "5", urge: "0", supervise: "3", bulletin: "7", jointMeeting: "10" };
const beforeIn = (html: string) => unescapeHtml(/name="before" value="([^"]*)"/.exec(html)?.[1] ?? "");
const valueIn = (html: string, rung: string) => new RegExp(`name="${rung}"[^>]*value="([^"]*)"`).exec(html)?.[1];
const ladder = async () => (await portal.db.sql`select ladder from plans where seed = '000'`)[0]?.ladder;

test("a ladder that somebody has set meanwhile isn't overwritten; what was typed stays, and can be saved over it after another look", async () => {
	const before = beforeIn((await office.get(path)).text);
	expect((await office.post(path, { ...DAYS, supervise: "4", before })).status).toBe(302);
	const late = await office.post(path, { ...DAYS, bulletin: "8", before });
	expect([late.status, await ladder()]).toEqual([409, [-5, 0, 4, 7, 10]]);
	expect(textOf(late.text)).toContain(messagesFor("zh").ladder.stale);
	expect([valueIn(late.text, "supervise"), valueIn(late.text, "bulletin")]).toEqual(["3", "8"]);
	expect((await office.post(path, { ...DAYS, bulletin: "8", before: beforeIn(late.text) })).status).toBe(302);
	expect(await ladder()).toEqual([-5, 0, 3, 8, 10]);
});

test("rungs out of order, on the day, beyond 120 or in other figures are answered at their field, with what was typed", async () => {
	const before = beforeIn((await office.get(path)).text);
	for (const [rung, typed] of [
		["bulletin", "2"],
		["supervise", "0"],
		["jointMeeting", "10000"],
		["urge", "-1"],
		["urge", "0x1"],
		["urge", " "],
	] as const) {
		const answer = await office.post(path, { ...DAYS, [rung]: typed, before });
		expect([rung, typed, answer.status, valueIn(answer.text, rung)]).toEqual([rung, typed, 422, typed]);
		expect(answer.text).toMatch(new RegExp(`id="${rung}"[^>]*aria-invalid="true"`));
	}
	expect(await ladder()).toEqual([-5, 0, 3, 8, 10]);
});
