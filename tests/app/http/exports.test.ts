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

/** Every ledger that these people can export, of everything and, if asked, of the one plan. */
async function workbooks(by: Visitor[], queries: string[]): Promise<[string, Workbook][]> {
	const asked = by.flatMap((person) =>
		LEDGERS.flatMap((kind) => queries.map((query) => ({ person, path: `/ledgers/${kind}.xlsx${query}` }))),
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
