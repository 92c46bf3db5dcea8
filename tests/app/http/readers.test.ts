import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { textOf } from "./html.ts";
import { taskId } from "./people.ts";
import { readWorkbook } from "./workbook.ts";

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
});
afterAll(() => portal.close());

const health = "区卫生健康委";
const insurance = "区人力资源社会保障局";
const office = "区公共卫生联席会议办公室";
const town = (name: string) => `${name}镇人民政府`;

/** Something that a unit wrote in the built-in story, and the units that may read it: its own, the leads, the secretariat. */
const written: { what: string; clause: string; text: string; readers: string[] }[] = [
	{ what: "a report", clause: "三（二）2b", text: "符合条件的七人已纳入医疗救助", readers: [town("徐泾"), health, office] },
	{ what: "a returned report", clause: "三（三）2", text: "核查新改扩建项目九个", readers: [town("朱家角"), health, office] },
	{
		what: "a reason to return",
		clause: "三（三）2",
		text: "没有写明拒不整改的处理情况",
		readers: [town("朱家角"), health, office],
	},
	{
		what: "a request for time",
		clause: "三（二）3",
		text: "两家用人单位的参保名单正在核对",
		readers: [town("金泽"), insurance, office],
	},
	{ what: "an answer to 督办", clause: "三（三）3", text: "监督员借调抗疫", readers: [town("重固"), health, office] },
	{ what: "a finding", clause: "三（一）4", text: "湿式作业设施停用", readers: [town("白鹤"), health, office] },
	{ what: "measures", clause: "三（一）4", text: "修复喷淋并培训操作工", readers: [town("白鹤"), health, office] },
	{ what: "a refusal", clause: "五（三）", text: "园区没有此项职责", readers: ["青浦工业园区", health, office] },
];

/** Units that look: all that wrote, all that may read, a town that cooperates in every task, a bureau, and the district's leadership. */
const lookers = [
	...new Set(written.flatMap(({ readers }) => readers)),
	...[town("华新"), "夏阳街道办事处", "区财政局", "区人民政府"],
];

const PAGES = [
	"/desk",
	"/escalations",
	"/notices",
	"/ledgers/work",
	"/ledgers/problems",
	"/ledgers/escalations",
	"/ledgers/problems?on=2020-09-01",
];

/** All that the portal tells somebody about these tasks in whatever form: pages, their data, workbooks. */
async function everythingTold(person: Visitor, tasks: number[]): Promise<string> {
	const pages = [...PAGES, ...tasks.map((id) => `/tasks/${id}`)];
	const addresses = pages.flatMap((path) => [path, path.replace(/(\?|$)/, ".data$1")]);
	const told = await Promise.all(addresses.map(async (path) => textOf((await person.get(path)).text)));
	const sheets = await Promise.all(
		["problems", "escalations"].map(async (kind) =>
			(await readWorkbook((await person.get(`/ledgers/${kind}.xlsx`)).bytes)).rows.flat().join("\n"),
		),
	);
	return [...told, ...sheets].join("\n");
}

describe("what a unit writes is for itself, for the leads and for the secretariat, wherever it could show", () => {
	test.each(lookers)("%s reads what it may, and nothing else", async (unit) => {
		const tasks = await Promise.all([...new Set(written.map((w) => w.clause))].map((clause) => taskId(portal, "000", clause)));
		const told = await everythingTold(await portal.as(unit), tasks);
		for (const { what, clause, text, readers } of written)
			expect(told.includes(text), `${what} in ${clause}`).toBe(readers.includes(unit));
	});
});

describe("a file is for its own unit, for the leads and for the secretariat", () => {
	const evidence = { clause: "三（一）1", readers: [town("华新"), health, office] };

	test.each(lookers)("%s opens what it may, and nothing else", async (unit) => {
		const person = await portal.as(unit);
		const task = await taskId(portal, "000", evidence.clause);
		const [file] = await portal.db.sql<{ id: number; name: string; size: number; content: Buffer }[]>`
			select id, name, size, content from files where task_id = ${task}`;
		if (!file) throw new Error("no evidence in the story");
		const isReader = evidence.readers.includes(unit);
		const answer = await person.get(`/files/${file.id}`);
		expect(answer.status).toBe(isReader ? 200 : 404);
		if (isReader) expect(answer.bytes.equals(file.content)).toBe(true);
		expect((await person.get(`/tasks/${task}`)).text.includes(`/files/${file.id}`)).toBe(isReader);
		const byData = await person.get(`/files/${file.id}.data`);
		expect(byData.status).toBe(isReader ? 200 : 404);
		if (!isReader) expect(byData.text).not.toContain("PK");
	});

	test("every opening is in the audit, and no refusal is", async () => {
		const [file] = await portal.db.sql<{ id: number }[]>`
			select f.id from files f join tasks t on t.id = f.task_id where t.clause = ${evidence.clause} order by f.id limit 1`;
		const opened = async () => {
			const [row] = await portal.db.sql<{ n: number }[]>`
				select count(*)::int as n from audit_entries where act = 'openFile' and subject = ${`file ${file?.id}`}`;
			return row?.n ?? 0;
		};
		const before = await opened();
		await (await portal.as(health)).get(`/files/${file?.id}`);
		expect(await opened()).toBe(before + 1);
		await (await portal.as("区人民政府")).get(`/files/${file?.id}`);
		expect(await opened()).toBe(before + 1);
	});

	test("it comes to be saved, never to be shown inside our own pages", async () => {
		const [file] = await portal.db.sql<{ id: number }[]>`
			select f.id from files f join tasks t on t.id = f.task_id where t.clause = ${evidence.clause} order by f.id limit 1`;
		const { headers } = await (await portal.as(health)).get(`/files/${file?.id}`);
		expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.-]+$/);
		expect(headers["x-content-type-options"]).toBe("nosniff");
	});
});
