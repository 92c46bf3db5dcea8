import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { layoutOf } from "#app/plan-template/layout.ts";
import { type SheetKey, sheetKeys, type TemplatePlan } from "#app/plan-template/plan.ts";
import { readBook } from "#app/plan-template/read.ts";
import { readFilled } from "#app/plan-template/read-filled.ts";
import { readTemplate } from "#app/plan-template/read-template.ts";
import { planTemplate } from "#app/plan-template/write.ts";
import { wordsIn } from "#app/workbooks/read-sheet.ts";
import { comparators, unitKinds } from "#db/plans/plan-document.ts";
import { languages } from "#workflows/language.ts";

const bookOf = async (content: Uint8Array): Promise<ExcelJS.Workbook> => {
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(Buffer.from(content) as unknown as ArrayBuffer);
	return book;
};
const saved = async (book: ExcelJS.Workbook): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer());
const m = messagesFor("zh");

/** Writes into a row below the examples, counted from 1, by the columns' keys. */
function fill(book: ExcelJS.Workbook, key: SheetKey, row: number, words: Record<string, string | number>): void {
	const layout = layoutOf(book, m, key);
	for (const [column, value] of Object.entries(words))
		if (layout) layout.sheet.getRow(layout.head + 1 + row).getCell(layout.columns.get(column) ?? 99).value = value;
}

/** Every cell that holds a formula. */
function formulas(book: ExcelJS.Workbook): string[] {
	const found: string[] = [];
	for (const sheet of book.worksheets)
		sheet.eachRow((row) => row.eachCell((cell) => cell.formula !== undefined && found.push(`${sheet.name} ${cell.address}`)));
	return found;
}

/** Words as cells hold them: trimmed, of any characters, some of which look like formulas. */
const words = (most: number) =>
	fc
		.array(
			fc.oneof(fc.constantFrom(..."=+-@\t 任务(（'\"<&>区局1"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })),
			{
				minLength: 1,
				maxLength: most,
			},
		)
		.map((characters) =>
			characters
				.join("")
				.replace(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
				.trim(),
		)
		.filter((text) => text !== "" && text !== m.template.example);
const name = words(8).map((text) => text.replace(/[、,，;；\n]/g, "").trim() || "某局");
const names = fc.uniqueArray(name, { maxLength: 4 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = fc
	.date({ min: new Date("2018-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const days = fc.tuple(day, day).map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }));
const limit = fc.constantFrom(
	"2020年6月底前",
	"2021年底",
	"每季度",
	"长期坚持",
	"印发之日起30日内",
	"2022年12月31日前",
	"力争到2025年",
);
const clause = fc
	.constantFrom("一", "（一）", "1", "3.1", "三（一）1", "①")
	.chain((base) => fc.nat(60).map((n) => `${base}#${n + 1}`));
const roles = fc
	.uniqueArray(name, { maxLength: 7 })
	.chain((all) =>
		fc.tuple(fc.nat(all.length), fc.nat(all.length)).map(([a, b]) => [all, Math.min(a, b), Math.max(a, b)] as const),
	)
	.map(([all, a, b]) => ({ lead: all.slice(0, a), cooperate: all.slice(a, b), implement: all.slice(b) }));
const task = fc
	.record({
		heading: maybe(words(12)),
		title: maybe(words(20)),
		text: words(60),
		limits: fc.uniqueArray(limit, { maxLength: 3 }),
		roles,
	})
	.map(({ roles: own, ...rest }) => ({ ...rest, ...own }));
const target = fc.record({
	name: words(12),
	scope: maybe(words(12)),
	comparator: fc.constantFrom(...comparators),
	value: fc.integer({ min: -1_000, max: 1_000_000 }).map((n) => n / 100),
	unit: maybe(words(3)),
	milestone: maybe(day),
});
const plans: fc.Arbitrary<TemplatePlan> = fc
	.record({
		head: fc
			.record({ title: words(30), number: maybe(words(12)), issuers: names, issuedOn: maybe(day), period: maybe(days) })
			.map(({ period, ...rest }) => ({ ...rest, start: period?.start ?? null, end: period?.end ?? null })),
		phases: fc.array(
			fc.tuple(words(10), days).map(([called, dates]) => ({ name: called, ...dates })),
			{ maxLength: 4 },
		),
		tasks: fc.array(task, { minLength: 1, maxLength: 8 }),
		clauses: fc.uniqueArray(clause, { minLength: 8, maxLength: 8 }),
		isNumbered: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
		indicators: fc.array(target, { maxLength: 6 }),
		units: fc.uniqueArray(name, { maxLength: 9 }),
		kinds: fc.array(fc.constantFrom(...unitKinds), { minLength: 9, maxLength: 9 }),
	})
	.map(({ head, phases, tasks, clauses, isNumbered, indicators, units, kinds }) => {
		const numbered = tasks.map((one, i) => ({ ...one, clause: isNumbered[i] ? (clauses[i] ?? null) : null }));
		return {
			head,
			phases,
			tasks: numbered,
			indicators: indicators.map((one, i) => ({ ...one, task: numbered[i % numbered.length]?.clause ?? null })),
			// Three names a unit: its own and two aliases.
			units: Array.from({ length: Math.floor(units.length / 3) }, (_, i) => ({
				name: units[3 * i] ?? "",
				aliases: units.slice(3 * i + 1, 3 * i + 3),
				kind: kinds[i] ?? "other",
				isGroup: i % 2 === 0,
			})),
		};
	});

describe("a plan in its template", () => {
	test.each(languages)(
		"written and read back, it is the same plan, and no cell of it is a formula (%s)",
		async (language) => {
			await fc.assert(
				fc.asyncProperty(plans, async (plan) => {
					const book = await bookOf(await planTemplate(language, plan));
					expect(formulas(book)).toEqual([]);
					expect(readBook(book, messagesFor(language))).toEqual({ plan });
				}),
				{ seed: 31, numRuns: 25 },
			);
		},
		240_000,
	);

	test("says what each column takes, lets people choose, keeps its heads in sight and marks its examples", async () => {
		const book = await bookOf(await planTemplate("zh"));
		expect(book.worksheets.filter(({ state }) => state === "visible").map((sheet) => sheet.name)).toEqual(
			sheetKeys.map((key) => m.template.sheets[key]),
		);
		for (const key of sheetKeys) {
			const layout = layoutOf(book, m, key);
			if (!layout) throw new Error(`no sheet ${key}`);
			expect(layout.sheet.views[0]).toMatchObject({ state: "frozen", ySplit: layout.head, xSplit: 1 });
			expect(wordsIn(layout.sheet.getCell(layout.head + 1, 1))).toBe(m.template.example);
			for (const column of layout.columns.values()) expect(layout.sheet.getCell(layout.head, column).note).toBeTruthy();
		}
		const units = layoutOf(book, m, "units");
		expect(units?.sheet.getCell(20, units.columns.get("kind") ?? 0).dataValidation).toMatchObject({ type: "list" });
	});

	test("is told by its mark: any other workbook is read as a document", async () => {
		const book = await bookOf(await planTemplate("zh"));
		expect(await readFilled(await saved(book))).toMatchObject({ faults: expect.anything() });
		book.removeWorksheet("_liandu");
		expect(await readTemplate(await saved(book))).toBeNull();
		expect(await readTemplate(Buffer.from("一、任务"))).toBeNull();
	});
});

const GOOD = { text: "开展排查。", lead: "区卫生健康委", limits: "2020年6月底前" };
/** A template in which the plan and one task are filled in. */
async function started(): Promise<ExcelJS.Workbook> {
	const book = await bookOf(await planTemplate("zh"));
	fill(book, "plan", 1, { title: "某区方案", issuedOn: "2020年5月25日" });
	fill(book, "tasks", 1, { ...GOOD, clause: "一（一）" });
	return book;
}

describe("a template that isn't filled in right", () => {
	test("says where and why, row by row", async () => {
		const book = await started();
		fill(book, "plan", 1, { issuedOn: "五月", start: "2020-05-01" });
		fill(book, "plan", 2, { title: "另一份方案" });
		fill(book, "phases", 1, { name: "部署", start: "2020-07-01", end: "2020-06-01" });
		fill(book, "tasks", 2, { ...GOOD, clause: "一（一）", cooperate: "区财政局、区卫生健康委", limits: "尽快" });
		fill(book, "tasks", 3, { lead: "区财政局", clause: "甲乙丙" });
		fill(book, "indicators", 1, { task: "九", name: "申报率", comparator: "大概", value: "九成" });
		fill(book, "units", 1, { name: "区卫生健康委", kind: "部门" });
		fill(book, "units", 2, { name: "区财政局", aliases: "区卫生健康委", kind: "部" });
		const read = readBook(book, m);
		const faults = "faults" in read ? read.faults.map((f) => `${f.sheet} ${f.row} ${f.column ?? ""} ${f.code}`) : [];
		expect(faults.sort()).toEqual(
			[
				"plan 4 issuedOn date",
				"plan 4 end missing",
				"plan 5  oneRow",
				"phases 4 end order",
				"tasks 5 clause clauseTwice",
				"tasks 5 cooperate unitTwice",
				"tasks 5 limits limit",
				"tasks 6 clause clause",
				"tasks 6 text missing",
				"indicators 4 comparator choice",
				"indicators 4 task noSuchTask",
				"indicators 4 value number",
				"units 5 aliases nameTwice",
				"units 5 kind choice",
			].sort(),
		);
	});

	test("comes back marked with all that was filled in; put right, the copy is read, and its marks are gone", async () => {
		const book = await started();
		const said = "=1+1 尽快";
		fill(book, "tasks", 2, { text: "=cmd|' /C calc'!A0", limits: said, lead: "区财政局" });
		const filled = await readFilled(await saved(book));
		if (!("copy" in filled)) throw new Error("no copy");
		const copy = await bookOf(filled.copy);
		const layout = layoutOf(copy, m, "tasks");
		if (!layout) throw new Error("no tasks");
		const row = layout.sheet.getRow(layout.head + 3);
		const limits = row.getCell(layout.columns.get("limits") ?? 0);
		expect(limits).toMatchObject({ text: said, fill: { fgColor: { argb: "FFFFC7CE" } } });
		expect(wordsIn(row.getCell(layout.last + 1))).toContain(m.template.faults.limit);
		expect(wordsIn(row.getCell(layout.columns.get("text") ?? 0))).toBe("=cmd|' /C calc'!A0");
		expect(formulas(copy)).toEqual([]);
		expect(layoutOf(copy, m, "units")?.sheet.getCell(20, 4).dataValidation).toMatchObject({ type: "list" });

		fill(copy, "tasks", 2, { limits: "每季度" });
		expect(readBook(copy, m)).toMatchObject({ plan: { tasks: [{ clause: "一（一）" }, { limits: ["每季度"] }] } });
		fill(copy, "tasks", 1, { limits: "尽快" });
		const again = await readFilled(await saved(copy));
		const second = layoutOf(await bookOf("copy" in again ? again.copy : new Uint8Array()), m, "tasks");
		const cells = [2, 3].map((n) => second?.sheet.getRow(second.head + n));
		expect(cells.map((one) => wordsIn((one as ExcelJS.Row).getCell((second?.last ?? 0) + 1)) !== "")).toEqual([true, false]);
		expect(cells[1]?.getCell(second?.columns.get("limits") ?? 0).fill).not.toMatchObject({ fgColor: { argb: "FFFFC7CE" } });
	});

	test("columns may be moved and rows may stand anywhere; a column or a sheet that is gone is a fault", async () => {
		const book = await started();
		const tasks = layoutOf(book, m, "tasks");
		if (!tasks) throw new Error("no tasks");
		const [text, lead] = [tasks.columns.get("text") ?? 0, tasks.columns.get("lead") ?? 0];
		for (const row of [tasks.head, tasks.head + 2]) {
			const [a, b] = [tasks.sheet.getCell(row, text).value, tasks.sheet.getCell(row, lead).value];
			Object.assign(tasks.sheet.getCell(row, text), { value: b });
			Object.assign(tasks.sheet.getCell(row, lead), { value: a });
		}
		fill(book, "tasks", 40, { ...GOOD, text: "末尾一项。" });
		expect(readBook(book, m)).toMatchObject({
			plan: { tasks: [GOOD.text, "末尾一项。"].map((own) => ({ text: own, lead: ["区卫生健康委"] })) },
		});
		tasks.sheet.getCell(tasks.head, lead).value = "改了名";
		book.removeWorksheet(m.template.sheets.units);
		const filled = await readFilled(await saved(book));
		expect(filled).toMatchObject({
			faults: [
				{ sheet: "tasks", row: 2, column: "text", code: "noColumn" },
				{ sheet: "units", row: 1, column: null, code: "noSheet" },
			],
		});
		const copy = await bookOf("copy" in filled ? filled.copy : new Uint8Array());
		expect(copy.getWorksheet(m.template.sheets.units)?.getCell(1, 1).text).toBe(m.template.faults.noSheet);
	});
});
