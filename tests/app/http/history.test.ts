import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { moment } from "#app/lib/format.ts";
import { draftBulletin } from "#app/services/draft-bulletin.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { readCast } from "#db/queries/read-cast.ts";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { clockLabels, eventLabel } from "#workflows/labels.ts";
import type { MachineName } from "#workflows/names.ts";
import { formFor, tagsOf, textOf } from "./html.ts";
import { TASK, taskId } from "./people.ts";

const OFFICE = "区公共卫生联席会议办公室";
const HEALTH = "区卫生健康委";
/** No bulletin names it. */
const LEADERSHIP = "区人民政府";
const PAGE = 40;

let portal: Portal;
/** A task, and a bulletin whose points only those know of whom they name. Both have more lines than a page. */
let task: number;
let bulletin: number;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	task = await taskId(portal, TASK.seed, TASK.clause);
	// By the end of the year all that was never reported is late. The story's bulletin is taken back; the next is read by whom it names.
	const late = new Date(momentOf("2020-12-25", "09:00"));
	await sendTicks(portal.db, late);
	const office = await secretariat(late);
	await office.send(await office.next(), "bulletin.withdraw", { reason: "年底一并通报。" });
	bulletin = await office.next();
	await office.send(bulletin, "bulletin.announce", { days: "3" });
});
afterAll(() => portal.close());

/** The secretariat as it drafts bulletins and sends them on their way. */
async function secretariat(at: Date) {
	const { db } = portal;
	const cast = await readCast(db.sql);
	const by = cast.senderOf(TASK.seed, OFFICE, "officer");
	return {
		/** The bulletin on its way, or the next; gives its id. */
		next: async (): Promise<number> => {
			const drafted = await draftBulletin(db, cast.planId(TASK.seed), by, at);
			if (!drafted.ok) throw new Error(drafted.code);
			return drafted.taskId;
		},
		send: async (id: number, type: string, data: Record<string, unknown>): Promise<void> => {
			const seen = (await findDocket(db.sql, id, null))?.steps[0]?.seq ?? 0;
			expect(await sendEvent(db, { taskId: id, stepNo: 1, type, data, seen }, by, at)).toMatchObject({ ok: true });
		},
	};
}

/** The part of a page that is its history, and the page without it. */
function parted(html: string): { history: string; rest: string } {
	const [history = ""] = /<section[^>]*id="history"[\s\S]*?<\/section>/.exec(html) ?? [];
	const bare = (text: string) => text.replace(/nonce="[^"]*"/g, "");
	return { history, rest: bare(html.replace(history, "").replace(/<script[\s\S]*?<\/script>/g, "")) };
}
const linesOf = (history: string): string[] =>
	[...history.matchAll(/<tr class[\s\S]*?<\/tr>/g)].map(([row]) => {
		const [at = "", , what = ""] = [...row.matchAll(/<td[\s\S]*?<\/td>/g)].map(([cell]) => textOf(cell).trim());
		return `${at} ${what}`;
	});
const linksOf = (history: string): string[] =>
	tagsOf(history).flatMap(({ name, attributes }) => (name === "a" ? [attributes.get("href") ?? ""] : []));
/** Where the link to what is older leads, if there is one. */
const olderIn = (history: string): string | undefined =>
	history.includes("更早的记录</a>") ? linksOf(history).findLast((href) => href.startsWith("?")) : undefined;

/** Every page of a history, as somebody reads it who goes from link to link. */
async function pagesOf(person: Visitor, id: number): Promise<string[][]> {
	const pages: string[][] = [];
	for (let query: string | undefined = ""; query !== undefined; ) {
		const { status, text } = await person.get(`/tasks/${id}${query.replace(/#.*/, "")}`);
		expect(status).toBe(200);
		const { history } = parted(text);
		pages.push(linesOf(history));
		query = olderIn(history);
	}
	return pages;
}

/** What the history holds, the newest first, as its lines begin; without the parts of some machines. */
async function kept(id: number, ...without: string[]): Promise<string[]> {
	const rows = await portal.db.sql<{ at: string; machine: MachineName; event: string; causeSeq: number | null }[]>`
		select at, machine, event, cause_seq as "causeSeq" from entries where task_id = ${id} and machine <> all(${without}) order by seq desc`;
	return rows.map(({ at, machine, event, causeSeq }) => {
		const label = eventLabel(machine, event, "zh") ?? clockLabels.zh.events[event];
		return `${moment(at)} ${causeSeq === null ? "" : "随之 "}${label}`;
	});
}

/** Expects pages to say these lines, each once and in their order, and none but the last to have fewer than a page. */
function expectAll(pages: string[][], lines: string[]): void {
	const said = pages.flat();
	expect(said.length).toBe(lines.length);
	expect(lines.filter((line, i) => !said[i]?.startsWith(line))).toEqual([]);
	expect(pages.map(({ length }) => length)).toEqual(
		Array.from({ length: Math.max(1, Math.ceil(lines.length / PAGE)) }, (_, i) => Math.min(PAGE, lines.length - i * PAGE)),
	);
}

describe("a history of more lines than a page", () => {
	test("is read to its end from link to link, each line once", async () => {
		const person = await portal.as(HEALTH);
		const lines = await kept(task);
		expect(lines.length).toBeGreaterThan(2 * PAGE);
		expectAll(await pagesOf(person, task), lines);
	});

	test("has full pages of what somebody may know of, and says nothing of how much there is besides", async () => {
		const [all, open] = [await kept(bulletin), await kept(bulletin, "point")];
		expect(all.length - open.length).toBeGreaterThan(PAGE);
		expectAll(await pagesOf(await portal.as(OFFICE), bulletin), all);
		expectAll(await pagesOf(await portal.as(LEADERSHIP), bulletin), open);
		const stranger = await portal.as(HEALTH, "officer", "001");
		expect((await stranger.get(`/tasks/${bulletin}?before=40`)).status).toBe(404);
	});

	test("the pages stay what they are while more is written, and the rest of the page with the rest of its address", async () => {
		const person = await portal.as(OFFICE);
		const newest = parted((await person.get(`/tasks/${task}?from=desk&done=task.issue&of=${task}/2-task.issue`)).text);
		const older = olderIn(newest.history) ?? "";
		expect(older).toMatch(/^\?from=desk&before=\d+#history$/);
		const path = `/tasks/${task}${older.replace("#history", "")}`;
		const before = parted((await person.get(path)).text);
		expect(before.rest).toBe(parted((await person.get(`/tasks/${task}?from=desk`)).text).rest);
		expect(linksOf(before.history)).toContain("?from=desk#history");
		const form = formFor((await person.get(`/tasks/${task}`)).text, "task.reopen");
		expect((await person.post(`/tasks/${task}`, { ...form, reason: "数据需补充。" })).status).toBe(302);
		const after = parted((await person.get(path)).text);
		expect(after.history).toBe(before.history);
		expect(after.rest).not.toBe(before.rest);
	});

	test.each(["abc", "-1", "0", "", "1.5", "1e9", "99999999999"])(
		"before=%s is no entry: the newest are shown",
		async (before) => {
			const person = await portal.as(HEALTH);
			const [newest, asked] = [
				await person.get(`/tasks/${task}`),
				await person.get(`/tasks/${task}?before=${encodeURIComponent(before)}`),
			];
			expect(asked.status).toBe(200);
			expect(linesOf(parted(asked.text).history)).toEqual(linesOf(parted(newest.text).history));
		},
	);

	test("before the first entry there is nothing, which the page says, with the way back, in both languages", async () => {
		const person = await portal.as(HEALTH);
		const zh = parted((await person.get(`/tasks/${task}?before=1`)).text).history;
		expect([linesOf(zh), linksOf(zh)]).toEqual([[], ["?#history"]]);
		expect(textOf(zh)).toContain("没有更早的记录。");
		await person.post("/me", { act: "language", language: "en" });
		const en = textOf(parted((await person.get(`/tasks/${task}?before=1`)).text).history);
		expect(en).toContain("There are no older entries.");
		expect(en).toContain("Back to the newest");
	});
});
