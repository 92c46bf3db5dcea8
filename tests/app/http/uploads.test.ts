import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { problemText } from "#app/components/event-field.tsx";
import { messagesFor } from "#app/messages/index.ts";
import type { Fields, Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { formFor, heldBy, keptFiles, problemAt } from "./html.ts";
import { taskId } from "./people.ts";
import { entryCount, fileCount, withoutTrace } from "./state.ts";

let portal: Portal;
let town: Visitor;
let task: number;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	town = await portal.as("朱家角镇人民政府");
	task = await taskId(portal, "000", "五（三）");
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const MB = 1024 * 1024;
const ZIP = "PK\x03\x04";
const file = (name: string, begin: string, size = begin.length): File =>
	new File([Buffer.concat([Buffer.from(begin, "latin1"), Buffer.alloc(size - begin.length, 32)])], name);
const pdf = (name: string, text = name): File => new File([`%PDF-1.7 ${text}`], name);
const form = async () => formFor((await town.get(`/tasks/${task}`)).text, "report.submit");
const send = async (fields: Fields, person = town) => person.post(`/tasks/${task}`, { ...(await form()), ...fields });

/** Files that are refused, and why. */
const wrong: [what: string, file: () => File, code: string][] = [
	["a program", () => file("setup.exe", "MZ\x90\x00"), "fileType"],
	["a program that calls itself a PDF", () => file("说明.pdf", "MZ\x90\x00"), "fileType"],
	["a PDF that calls itself a program", () => file("说明.pdf.exe", "%PDF-1.7"), "fileType"],
	["a page", () => file("index.html", "<script>alert(1)</script>"), "fileType"],
	["a page that calls itself a picture", () => file("a.png", "<script>alert(1)</script>"), "fileType"],
	["a drawing with a script", () => file("a.svg", "<svg onload=alert(1)>"), "fileType"],
	["a workbook with macros", () => file("a.xlsm", ZIP), "fileType"],
	["an archive", () => file("a.zip", ZIP), "fileType"],
	["a file without an ending", () => file("pdf", "%PDF-1.7"), "fileType"],
	["a file that is only an ending", () => file(".pdf", "%PDF-1.7"), "fileType"],
	["an empty file", () => file("空.pdf", ""), "fileType"],
	["a file whose ending every object has", () => file("a.constructor", "%PDF-1.7"), "fileType"],
	["a file of more than 10 MB", () => file("大.pdf", "%PDF-1.7", 10 * MB + 1), "fileSize"],
];

describe.each(["zh", "en"] as const)("in %s, a 422 at the field, with the text kept, answers", (language) => {
	beforeAll(() => town.post("/me", { act: "language", language }));

	test.each(wrong)("%s", async (_, made, code) => {
		await withoutTrace(portal, async () => {
			const { status, text } = await send({ "items.text": "宣传两场。", fileIds: made() });
			expect(status).toBe(422);
			const problem = problemText({ code, files: [made().name] }, messagesFor(language));
			expect(problemAt(text, await form(), "fileIds")).toBe(problem);
			expect(heldBy(text, await form(), "items.text").trim()).toBe("宣传两场。");
		});
	});

	test("more files than a form takes", async () => {
		const files = Array.from({ length: 21 }, (_, i) => pdf(`${language}${i}.pdf`));
		const entries = await entryCount(portal.db);
		const { status, text } = await send({ "items.text": "宣传两场。", fileIds: files });
		expect(status).toBe(422);
		expect(problemAt(text, await form(), "fileIds")).toBe(problemText({ code: "tooBig", max: 20 }, messagesFor(language)));
		expect(keptFiles(text)).toHaveLength(21);
		expect(await entryCount(portal.db)).toBe(entries);
	});
});

test("after a 422 the files are still there, and count without being sent again", async () => {
	const refused = await send({ "items.text": "", fileIds: [pdf("签到表.pdf"), file("照片.JPG", "\xff\xd8\xff\xe0")] });
	expect(refused.status).toBe(422);
	const kept = keptFiles(refused.text);
	expect(kept.map(({ name }) => name)).toEqual(["签到表.pdf", "照片.JPG"]);
	const again = await send({ "items.text": " ", fileIds: kept.map(({ id }) => id) });
	expect([again.status, keptFiles(again.text)]).toEqual([422, kept]);
	const files = await fileCount(portal.db);
	const taken = await send({ "items.text": "宣传三场。", fileIds: [...kept.map(({ id }) => id), pdf("小结.pdf")] });
	expect(taken.status).toBe(302);
	expect(await fileCount(portal.db)).toBe(files + 1);
	const [entry] = await portal.db.sql<{ ids: number[] }[]>`
		select data -> 'fileIds' as ids from entries where event = 'report.submit' and task_id = ${task}`;
	expect(entry?.ids).toHaveLength(3);
	const page = (await town.get(`/tasks/${task}`)).text;
	for (const name of ["签到表.pdf", "照片.JPG", "小结.pdf"]) expect(page).toContain(name);
	const opened = await town.get(`/files/${kept[0]?.id}`);
	expect([opened.status, opened.text]).toEqual([200, "%PDF-1.7 签到表.pdf"]);
	await town.post(`/tasks/${task}`, { ...formFor(page, "report.recall") });
});

test("one file of a wrong kind doesn't cost the others", async () => {
	const files = [pdf("一.pdf"), file("二.exe", "MZ"), pdf("三.pdf"), file("四.bat", "@")];
	const { status, text } = await send({ "items.text": "宣传。", fileIds: files });
	expect(status).toBe(422);
	const said = problemAt(text, await form(), "fileIds");
	expect(said).toBe(`二.exe, 四.bat: ${messagesFor("en").fields.problem.fileType}`);
	expect(keptFiles(text).map(({ name }) => name)).toEqual(["一.pdf", "三.pdf"]);
});

test("a form that has gone stale keeps its files", async () => {
	const { seen } = await form();
	const { status, text } = await send({ seen: Number(seen) - 1, "items.text": "宣传。", fileIds: pdf("四.pdf") });
	expect(status).toBe(409);
	expect(keptFiles(text).map(({ name }) => name)).toEqual(["四.pdf"]);
});

test("the same file twice is one", async () => {
	const files = await fileCount(portal.db);
	for (let i = 0; i < 3; i++) {
		const { text } = await send({ "items.text": "", fileIds: pdf("同.pdf") });
		expect(keptFiles(text)).toHaveLength(1);
	}
	expect(await fileCount(portal.db)).toBe(files + 1);
});

test("a file for a task in which one has no part, or that is another jurisdiction's, is not kept", async () => {
	const given = { ...(await form()), "items.text": "x", fileIds: pdf("塞.pdf") };
	const people: [Visitor, number][] = [
		[await portal.as("区人民政府"), 403],
		[await portal.as("万灵镇人民政府", "officer", "001"), 404],
		[portal.nobody(), 302],
	];
	await withoutTrace(portal, async () => {
		for (const [person, status] of people) expect((await person.post(`/tasks/${task}`, given)).status).toBe(status);
		expect((await town.post("/tasks/999999", given)).status).toBe(404);
	});
});

test("a name keeps neither path nor control characters, and stays within what a folder takes", async () => {
	const names: [sent: string, kept: RegExp][] = [
		["../../etc/passwd.pdf", /^passwd\.pdf$/],
		["C:\\Users\\x\\报告.pdf", /^报告\.pdf$/],
		["a\u202efdp.exe.pdf", /^afdp\.exe\.pdf$/],
		['<b>"x"|?*.pdf', /^bx\.pdf$/],
		[`${"长".repeat(300)}.pdf`, /^长{116}\.pdf$/],
		[`a${"\u{1F600}".repeat(200)}.pdf`, /^a\u{1F600}{115}\.pdf$/u],
	];
	for (const [sent, expected] of names) {
		const { text } = await send({ "items.text": "", fileIds: pdf(sent, sent) });
		const [kept] = keptFiles(text);
		expect(kept?.name, sent).toMatch(expected);
		const { status, headers } = await town.get(`/files/${kept?.id}`);
		expect(status).toBe(200);
		expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!-]+$/);
	}
});
