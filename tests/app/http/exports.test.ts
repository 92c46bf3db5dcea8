import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { plant } from "./planting.ts";
import { readWorkbook, type Workbook } from "./workbook.ts";

let portal: Portal;
let people: Visitor[];
let plan: number;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	people = [await portal.as("区卫生健康委"), await portal.as("区公共卫生联席会议办公室")];
	await people[0]?.post("/me", { act: "language", language: "en" });
	const [row] = await portal.db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	plan = row?.id ?? 0;
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const LEDGERS = ["work", "problems", "rectifications", "escalations"];

/** Every ledger that these people can export, of everything and, if asked, of the one plan; and the plan's responsibility table. */
async function workbooks(by: Visitor[], queries: string[]): Promise<[string, Workbook][]> {
	const asked = by.flatMap((person) =>
		[
			...LEDGERS.flatMap((kind) => queries.map((query) => `/ledgers/${kind}.xlsx${query}`)),
			`/plans/${plan}/responsibility.xlsx`,
		].map((path) => ({ person, path })),
	);
	const found: [string, Workbook][] = [];
	for (const { person, path } of asked) {
		const { status, headers, bytes } = await person.get(path);
		expect([path, status]).toEqual([path, 200]);
		expect(headers["content-disposition"]).toMatch(
			/^attachment; filename="[\x20-\x7e]*\.xlsx"; filename\*=UTF-8''[\w%.~!-]+\.xlsx$/,
		);
		found.push([path, await readWorkbook(bytes)]);
	}
	return found;
}
const begun = ({ cells }: Workbook, with_: string): number => cells.filter(({ text }) => text.startsWith(with_)).length;

test("a table's headings stand in two merged rows, frozen, printed on every page of landscape A4 no wider than one", async () => {
	for (const [path, { sheet }] of await workbooks(people.slice(-1), [""])) {
		const { views, pageSetup, columnCount, rowCount, model } = sheet;
		expect(views, path).toMatchObject([{ state: "frozen", ySplit: 4 }]);
		expect(pageSetup, path).toMatchObject({
			paperSize: 9,
			orientation: "landscape",
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
		});
		expect(pageSetup.printTitlesRow, path).toBe("3:4");
		expect(pageSetup.printArea?.replaceAll("$", ""), path).toBe(`A1:${sheet.getColumn(columnCount).letter}${rowCount}`);
		const merged = (model as unknown as { merges: string[] }).merges;
		expect(merged.filter((range) => /^[A-Z]+3:[A-Z]+[34]$/.test(range)).length, path).toBeGreaterThan(1);
		for (let column = 1; column <= columnCount; column++) {
			expect([path, column, sheet.getCell(3, column).text !== ""]).toEqual([path, column, true]);
			expect([path, column, sheet.getCell(4, column).text !== ""]).toEqual([path, column, true]);
		}
	}
});

test("the responsibility table is laid out as its annex prints it", async () => {
	const found = (await workbooks(people.slice(-1), [])).find(([path]) => path.includes("responsibility"));
	if (!found) throw new Error("it can't be exported");
	const { sheet } = found[1];
	const row = (no: number) => [1, 2, 3, 4, 5, 6, 7].map((column) => sheet.getCell(no, column).text);
	expect(row(3)).toEqual(["重点任务", "行动目标", "指标要求", "指标要求", "责任单位", "配合、落实单位", "对应任务"]);
	expect(row(4)).toEqual(["重点任务", "行动目标", "2019年", "2020年", "责任单位", "配合、落实单位", "对应任务"]);
	const merged = (sheet.model as unknown as { merges: string[] }).merges;
	// What is asked for at no date of its own stands across the years.
	expect(merged.filter((range) => /^C(\d+):D\1$/.test(range) && range !== "C3:D3")).toHaveLength(3);
	expect(merged).toEqual(expect.arrayContaining(["A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4"]));
	expect(row(5)[0]).toBe("一、强化组织领导");
	expect(sheet.getRow(5).height).toBeGreaterThanOrEqual(3 * 16);
	expect(row(5)[3]).toMatch(/^1\..+\n2\..+\n3\./);
	// Rows of one heading stand under one cell.
	const headings = await portal.db.sql<{ n: number }[]>`
		select count(*)::int as n from responsibility_rows where plan_id = ${plan} group by heading having count(*) > 1`;
	expect(merged.filter((range) => /^A(\d+):A\d+$/.test(range) && range !== "A3:A4")).toHaveLength(headings.length);
	expect((await people[1]?.get("/plans/999999/responsibility.xlsx"))?.status).toBe(404);
});

/** What makes a spreadsheet program take a text for something to compute, also where it folds full width into half width. */
test.each([
	"=",
	"+",
	"-",
	"@",
	"\t=",
	"\r=",
	"\n=",
	"＝",
	"＋",
	"－",
	"＠",
	"=cmd|'/c calc'!A0;",
	'=HYPERLINK("https://evil.example")',
	"{=1+1}",
])("no cell of an exported ledger is a formula when every text begins with %j", async (begin) => {
	await plant(portal.db, () => begin);
	let texts = 0;
	for (const [path, workbook] of await workbooks(people.slice(-1), [""])) {
		expect(
			workbook.cells.filter(({ isFormula, isString }) => isFormula || !isString),
			path,
		).toEqual([]);
		texts += begun(workbook, begin.replace("\r", "\n"));
	}
	expect(texts).toBeGreaterThan(100);
});

test.each([
	["begins and ends with a quote", "'x'"],
	["is what Excel keeps for itself", "History"],
	["is all signs that a sheet's name can't have", "[]:*?/\\"],
	["breaks in the middle of a character", `${"x".repeat(30)}\u{1F600}`],
	["holds what XML can't", "a\u0001b\u000bc\ufffe"],
	["is very long", "长".repeat(300)],
])("a plan whose title %s can be exported", async (_, title) => {
	await portal.db.sql`update plans set title = ${title} where id = ${plan}`;
	await portal.db.sql`update jurisdictions set name = ${title} where id = (select jurisdiction_id from plans where id = ${plan})`;
	await portal.db.sql`update tasks set title = ${title} where plan_id = ${plan}`;
	for (const [path, { sheet, cells }] of await workbooks(people, ["", `?plan=${plan}`])) {
		expect(sheet.name.length, path).toBeGreaterThan(0);
		expect(sheet.name.isWellFormed(), path).toBe(true);
		expect(cells.length, path).toBeGreaterThan(4);
	}
});
