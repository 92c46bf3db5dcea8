import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { problemText } from "#app/components/event-field.tsx";
import { messagesFor } from "#app/messages/index.ts";
import type { Fields, Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import type { Language } from "#workflows/language.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { type EventForm, formFor, heldBy, problemAt, textOf } from "./html.ts";
import { taskId } from "./people.ts";
import { fingerprint } from "./state.ts";

let portal: Portal;
let town: Visitor;
let finance: Visitor;
let leader: Visitor;
/** Tasks by what the person who uses them has to do there. */
let tasks: Record<"returned" | "underway" | "figure" | "blocked" | "silent", number>;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	town = await portal.as("朱家角镇人民政府");
	finance = await portal.as("区财政局");
	leader = await portal.as("区人民政府");
	const of = (clause: string) => taskId(portal, "000", clause);
	tasks = {
		returned: await of("三（三）2"),
		underway: await of("五（三）"),
		figure: await of("三（三）1"),
		blocked: await of("三（二）2b"),
		silent: await of("三（二）1"),
	};
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const formOn = async (person: Visitor, task: number, event: string): Promise<EventForm> =>
	formFor((await person.get(`/tasks/${task}`)).text, event);

/** Sends a form that is to be refused; nothing may have changed. Gives status, the words of the page, and its HTML. */
async function refused(person: Visitor, task: number, fields: Fields): Promise<{ status: number; said: string; html: string }> {
	const before = await fingerprint(portal.db);
	const { status, text } = await person.post(`/tasks/${task}`, fields);
	expect(await fingerprint(portal.db)).toBe(before);
	return { status, said: textOf(text), html: text };
}

/** A file of 朱家角's for a task. */
async function keptFile(task: number): Promise<{ id: number } | undefined> {
	const [row] = await portal.db.sql<{ id: number }[]>`
		insert into files (task_id, unit_id, person_id, name, type, size, sha256, content, at)
		select ${task}, unit_id, person_id, 'a.pdf', 'application/pdf', 4, md5(random()::text), '%PDF', now() from positions o
			join units u on u.id = o.unit_id where u.name = '朱家角镇人民政府' order by o.id limit 1 returning id`;
	return row;
}

describe.each(["zh", "en"] as const)("in %s", (language: Language) => {
	const m = messagesFor(language);
	const problem = (p: FieldProblem) => problemText(p, m);
	beforeAll(async () => {
		for (const person of [town, finance, leader]) await person.post("/me", { act: "language", language });
	});

	test("an event that doesn't exist is a 400 and says so", async () => {
		const form = await formOn(town, tasks.underway, "report.submit");
		for (const event of [
			"report.burn",
			"constructor",
			"__proto__",
			"clock.stop",
			"deadline.passed",
			"task.issued",
			"duty.settled",
			"a".repeat(5_000),
			"",
		])
			expect(await refused(town, tasks.underway, { ...form, event })).toMatchObject({
				status: 400,
				said: expect.stringContaining(m.refusals.unknown ?? ""),
			});
	});

	test("an event of another machine's step, or of a step that isn't there, is a 400", async () => {
		const form = await formOn(town, tasks.underway, "report.submit");
		for (const no of [1, 2]) {
			const [row] = await portal.db.sql<
				{ seq: number }[]
			>`select seq from steps where task_id = ${tasks.underway} and no = ${no}`;
			const sent = await refused(town, tasks.underway, { ...form, step: no, seen: row?.seq ?? 0, "items.text": "x" });
			expect(sent).toMatchObject({ status: 400, said: expect.stringContaining(m.refusals.unknown ?? "") });
		}
		for (const step of ["9999", "0", "-1", "1.5", "x", "1e400", ""]) {
			const sent = await refused(town, tasks.underway, { ...form, step, "items.text": "x" });
			expect(sent, step).toMatchObject({ status: 400, said: expect.stringContaining(m.refusals.unknown ?? "") });
		}
	});

	test("an event that isn't allowed now is a 409 and says so", async () => {
		const form = await formOn(town, tasks.underway, "report.submit");
		for (const event of ["report.recall", "duty.sign", "duty.unblock"])
			expect(await refused(town, tasks.underway, { ...form, event, reason: "x" })).toMatchObject({
				status: 409,
				said: expect.stringContaining(m.refusals.notNow ?? ""),
			});
	});

	test("a form filled from what has changed since is a 409, with all that was typed on the page", async () => {
		const form = await formOn(town, tasks.underway, "extension.request");
		for (const seen of [String(Number(form.seen) - 1), "-1", "0", "", "x", "99999999999"]) {
			const typed = { reason: `等待名单 <b>"核对"</b> ${seen}`, dueOn: "2020-12-01" };
			const { status, said, html } = await refused(town, tasks.underway, { ...form, seen, ...typed });
			expect(status).toBe(409);
			expect(said).toContain(m.refusals.stale);
			expect(heldBy(html, form, "reason")).toBe(typed.reason);
			expect(heldBy(html, form, "dueOn")).toBe(typed.dueOn);
		}
	});

	test("an event of the secretariat or of the leads, sent by a town, is a 403", async () => {
		const [row] = await portal.db.sql<{ seq: number }[]>`select seq from steps where task_id = ${tasks.underway} and no = 1`;
		for (const event of ["task.suspend", "task.cancel", "task.close", "inspection.schedule", "rectification.skip"]) {
			const sent = await refused(town, tasks.underway, { event, step: "1", seen: String(row?.seq), reason: "x", summary: "x" });
			expect(sent, event).toMatchObject({ status: 403, said: expect.stringContaining(m.refusals.notYours ?? "") });
		}
	});

	test("a unit that isn't in the task is a 403 for every event of somebody else's part, with what was typed", async () => {
		const form = await formOn(town, tasks.underway, "report.submit");
		for (const event of ["report.submit", "duty.sign", "duty.block", "extension.request", "report.accept", "duty.waive"]) {
			const { status, said } = await refused(leader, tasks.underway, { ...form, event, reason: "换了身份才提交" });
			expect(status, event).toBe(403);
			expect(said).toContain(m.refusals.notYours);
			expect(said).toContain("换了身份才提交");
		}
	});

	test("a report without a figure that was asked for is a 422 that names the figure, with the account kept", async () => {
		const form = await formOn(finance, tasks.figure, "report.submit");
		for (const [figure, code] of [
			["", "noFigure"],
			["很多", "noFigure"],
			["12人", "noFigure"],
			["1e5", "noFigure"],
			["=1+1", "noFigure"],
		] as const) {
			const { status, said, html } = await refused(finance, tasks.figure, {
				...form,
				"items.text": "培训两次。\n下周继续。",
				"items.figure1": figure,
			});
			expect(status).toBe(422);
			expect(said).toContain(m.refusals.invalid);
			expect(said).toContain("培训率（%）");
			expect(problemAt(html, form, "items.figure1")).toBe(problem({ code }));
			expect(problemAt(html, form, "items.text")).toBe("");
			expect(heldBy(html, form, "items.text").trim()).toBe("培训两次。\n下周继续。");
			expect(heldBy(html, form, "items.figure1")).toBe(figure);
		}
		const without = await refused(finance, tasks.figure, { ...form, "items.text": "培训两次。" });
		expect(problemAt(without.html, form, "items.figure1")).not.toBe("");
		const empty = await refused(finance, tasks.figure, form);
		expect(problemAt(empty.html, form, "items.text")).toBe(problem({ code: "missing" }));
	});

	test("what isn't a date, or is past, or is beyond any plan, is a 422 at the date, with the reason kept", async () => {
		const form = await formOn(town, tasks.underway, "extension.request");
		const cases = [
			["2020-02-30", "noDate"],
			["明天", "noDate"],
			["2020/12/01", "noDate"],
			["2020-12-01T00:00", "noDate"],
			["", "noDate"],
			["2020-09-09", "dateIsPast"],
			["0000-01-01", "dateIsPast"],
			["9999-12-31", "dateTooFar"],
		] as const;
		for (const [dueOn, code] of cases) {
			const { status, html } = await refused(town, tasks.underway, { ...form, dueOn, reason: "名单正在核对" });
			expect(status).toBe(422);
			expect(problemAt(html, form, "dueOn"), dueOn).toBe(problem({ code }));
			expect(heldBy(html, form, "reason").trim()).toBe("名单正在核对");
		}
	});

	test("a text that is too long is a 422 that says how long, with the text kept", async () => {
		const form = await formOn(town, tasks.underway, "report.submit");
		const { status, html } = await refused(town, tasks.underway, { ...form, "items.text": "长".repeat(4_001) });
		expect(status).toBe(422);
		expect(problemAt(html, form, "items.text")).toBe(problem({ code: "tooBig", max: 4_000, length: 4_001 }));
		expect(heldBy(html, form, "items.text").trim()).toBe("长".repeat(4_001));
	});

	test("files of another unit, of another task or of nobody are a 422", async () => {
		const form = await formOn(town, tasks.underway, "report.submit");
		const own = await keptFile(tasks.returned);
		const [others] = await portal.db.sql<
			{ id: number }[]
		>`select id from files where task_id = ${tasks.blocked} order by id limit 1`;
		for (const id of [String(own?.id), String(others?.id), "999999", "3000000000", "1e30", "-1", "0", "x", "1,2"]) {
			const { status, html } = await refused(town, tasks.underway, { ...form, "items.text": "办完。", fileIds: id });
			expect(status, id).toBe(422);
			expect(problemAt(html, form, "fileIds"), id).toMatch(/\S/);
			expect(heldBy(html, form, "items.text").trim()).toBe("办完。");
			expect(html).not.toContain('name="fileIds" value');
		}
	});

	test("a unit that can't be named here is a 422 at its field", async () => {
		const form = await formOn(town, tasks.underway, "duty.block");
		const own = await keptFile(tasks.underway);
		const [elsewhere] = await portal.db.sql<{ id: number }[]>`select id from units where name = '万灵镇人民政府'`;
		for (const unit of [String(elsewhere?.id), "999999", "3000000000", "", "x", "-1"]) {
			const { status, html } = await refused(town, tasks.underway, {
				...form,
				byUnitId: unit,
				reason: "等对方名单",
				fileIds: String(own?.id),
			});
			expect(status).toBe(422);
			expect(problemAt(html, form, "byUnitId"), unit).toMatch(/\S/);
			expect(problemAt(html, form, "fileIds")).toBe("");
			expect(heldBy(html, form, "reason").trim()).toBe("等对方名单");
		}
	});

	test("a return that gives no reason says what is missing", async () => {
		const lead = await portal.as("区卫生健康委");
		await lead.post("/me", { act: "language", language });
		const form = await formOn(lead, tasks.blocked, "report.return");
		const empty: Fields[] = [{}, { "reasons.text": " " }, { "reasons.figure9": "没有这一项" }];
		for (const reasons of empty) {
			const { status, said } = await refused(lead, tasks.blocked, { ...form, againBy: "2020-10-01", ...reasons });
			expect(status).toBe(422);
			expect(said).toContain(problem({ code: "noReason" }));
		}
	});
	test("a close over a unit that is silent is a 409 that names it, and says once that it can't be done yet", async () => {
		const lead = await portal.as("区卫生健康委");
		await lead.post("/me", { act: "language", language });
		const form = await formOn(lead, tasks.silent, "task.close");
		const { status, html } = await refused(lead, tasks.silent, { ...form, summary: "各镇均已完成。" });
		const answer = textOf(/<div role="alert"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? "");
		expect(status).toBe(409);
		expect(answer.split(m.refusals.obstructed ?? "")).toHaveLength(2);
		expect(answer).toContain("练塘镇人民政府");
		expect(heldBy(html, form, "summary").trim()).toBe("各镇均已完成。");
	});
});
