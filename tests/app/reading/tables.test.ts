import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parseFile } from "#app/reading/files/parse.ts";
import type { Line } from "#app/reading/line.ts";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

const rows = (cells: string[][], page: (i: number) => number | null = () => null): Line[] =>
	cells.map((row, i) => ({ raw: row.join(" "), text: row.join(" "), page: page(i), line: i + 1, cells: row }));
const said = (lines: Line[]): string[] =>
	readPlan(lines).tasks.map(
		({ clause, duties, deadlines }) =>
			`${clause} ${duties.map(({ unit, role }) => `${role}:${unit}`).join(" ")} ${deadlines.map(({ date }) => date).join()}`,
	);

test("责任单位 is read by the columns beside it", () => {
	expect(
		said(
			rows([
				["序号", "任务", "责任单位"],
				["1", "排查。", "县水利局"],
			]),
		),
	).toEqual(["1 lead:县水利局 "]);
	expect(
		said(
			rows([
				["序号", "任务", "牵头单位", "责任单位"],
				["1", "排查。", "县水利局", "县财政局"],
			]),
		),
	).toEqual(["1 lead:县水利局 cooperate:县财政局 "]);
	expect(
		said(
			rows([
				["序号", "任务", "牵头单位", "配合单位", "责任单位"],
				["1", "排查。", "县水利局", "县财政局", "各乡镇"],
			]),
		),
	).toEqual(["1 lead:县水利局 cooperate:县财政局 implement:各乡镇 "]);
});

test("a head of two rows says by its lower one what a column holds", () => {
	const head = [
		["序号", "任务", "责任单位", "责任单位", "责任单位"],
		["序号", "任务", "牵头", "配合", "实施"],
	];
	expect(said(rows([...head, ["1", "排查。", "县水利局", "县财政局\n县审计局", "各乡镇"]]))).toEqual([
		"1 lead:县水利局 cooperate:县财政局 cooperate:县审计局 implement:各乡镇 ",
	]);
});

test("a break parts two names only where each is whole", () => {
	expect(
		said(
			rows([
				["序号", "任务", "责任单位"],
				["1", "排查。", "县住房和城\n乡建设局 县气象局"],
			]),
		),
	).toEqual(["1 lead:县住房和城乡建设局 lead:县气象局 "]);
});

test("a form holds one task, its labels in the first column", () => {
	const form = [
		["二、堆场扬尘", "二、堆场扬尘"],
		["整改措施", "1.封闭。\n2.监测。"],
		["牵头单位", "市交通运输局"],
		["责任人", "张三"],
		["整改时限", "2023年10月底"],
	];
	expect(said(rows(form))).toEqual(["二 lead:市交通运输局 2023-10-31"]);
});

test("a row that a page's end cuts is one row", () => {
	const cut = [
		["序号", "任务", "牵头单位", "完成时限"],
		["1", "建立机制，居民楼内", "市行政审批局", "2023年8月底前"],
		["序号", "任务", "牵头单位", "完成时限"],
		["", "先行论证。", "", ""],
		["2", "巡查。", "市公安局", "2023年9月底前"],
	];
	const { tasks } = readPlan(rows(cut, (i) => (i < 2 ? 1 : 2)));
	expect(tasks.map(({ clause, text }) => [clause, text])).toEqual([
		["1", "建立机制，居民楼内先行论证。"],
		["2", "巡查。"],
	]);
});

test("cells that stand one below the other are rows again, whatever number the first has", () => {
	const text =
		"序号 |\n任务 |\n分管领导 |\n牵头单位 |\n完成时限 |\n\n80 |\n扩大供给。 |\n李 明 |\n县教育局 |\n2024年6月 |\n\n81 |\n保障开学。 |\n王 五 |\n县人社局 |\n2024年8月底 |";
	expect(said(linesOf(text))).toEqual(["80 lead:县教育局 2024-06-30", "81 lead:县人社局 2024-08-31"]);
});

test("the heading of a block inside a table doesn't end the table", () => {
	const text = "序号\t任务\t牵头单位\n（一）水上\n1\t检验渡船。\t县交通局\n（二）道路\n2\t增设护栏。\t县公安局";
	expect(said(linesOf(text))).toEqual(["1 lead:县交通局 ", "2 lead:县公安局 "]);
});

test("rows that no clause answers to are tasks beside a text that says who is responsible; a summary of its clauses adds none", () => {
	const text = (words: string): Line[] => linesOf(words);
	const table = [
		["序号", "整治内容", "牵头单位"],
		["1", "校外供餐单位资质审查", "县市场监管局"],
	];
	const plan = (heading: string) => [
		...text("二、重点任务\n（一）落实校长负责制。（县教育局牵头）\n（二）校外供餐。审查校外供餐单位资质。（县市场监管局牵头）"),
		...text(heading),
		...rows(table),
	];
	expect(said(plan("附件1\n重点任务分工表")).map((task) => task.trim())).toEqual([
		"二（一） lead:县教育局",
		"二（二） lead:县市场监管局",
	]);
	expect(
		said([...text("二、重点任务\n（一）落实校长负责制。（县教育局牵头）\n（二）专项整治"), ...rows(table)]).map((task) =>
			task.trim(),
		),
	).toEqual(["二（一） lead:县教育局", "1 lead:县市场监管局"]);
});

test("a row in English answers to a clause that shares its words, not its letters; its number is no clause's", () => {
	const lines = linesOf(
		"# Clean Air Plan\n## 1. Actions\n### 1.1 Transport\n1.1.1 Introduce a low-emission zone. Lead agency: Transport Department.\n### 1.2 Industry\n\n| No. | Action | Lead |\n|---|---|---|\n| 1 | Issue abatement notices | Environment Department |",
	);
	expect(said(lines).map((task) => task.trim())).toEqual([
		"1.1.1 lead:Transport Department",
		"1.2#1 lead:Environment Department",
	]);
});

test("figures are in what their column of units says; the day on which a table was made is no milestone", () => {
	const made = linesOf("某区2025年重点指标分解表\n填报单位：区政府办公室 2025年2月20日");
	const table = rows([
		["序号", "指标名称", "单位", "目标值"],
		["1", "自来水普及率", "%", "93"],
	]);
	expect(readPlan([...made, ...table]).indicators).toMatchObject([
		{ name: "自来水普及率", targets: [{ milestone: null, value: 93, unit: "%" }] },
	]);
});

test("a row of a PDF of which one cell alone goes on over the page's end is one row", async () => {
	const name = "county-rural-water.pdf";
	const content = await readFile(path.join(import.meta.dirname, "documents/open", name));
	const { indicators } = readPlan(await parseFile(content, name));
	expect(indicators.at(-1)).toMatchObject({
		name: "规模化供水工程覆盖农村人口比例",
		targets: [{ value: 45 }, { value: 50 }, { value: 55 }],
	});
});

test("a paragraph that ends inside a cell doesn't end the row", () => {
	const text = [
		"重点任务\t指标要求\t责任部门",
		"一、排查\t1.完成排查。\t市水利局",
		"二、整治\t<p>1.保洁率达到80%以上。</p> <p>2.建成一个站。</p>\t市城管局、市水利局按职责分工负责",
	];
	const { responsibilityRows } = readPlan(linesOf(text.join("\n")));
	expect(responsibilityRows.map(({ heading, duties }) => [heading, duties.map(({ unit }) => unit)])).toEqual([
		["一、排查", ["市水利局"]],
		["二、整治", ["市城管局", "市水利局"]],
	]);
});
