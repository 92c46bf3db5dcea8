import fc from "fast-check";
import { expect, test } from "vitest";
import { clausesOf } from "#app/reading/clauses.ts";
import { flowOf } from "#app/reading/flow.ts";
import { linesOf, withoutFurniture } from "#app/reading/lines.ts";
import { outlineOf } from "#app/reading/outline.ts";

const pathsOf = (text: string): string[] =>
	[...clausesOf(outlineOf(flowOf(withoutFurniture(linesOf(text)))))].map(({ path }) => path);

test("numbers that restart and numbers that run on give paths either way", () => {
	expect(pathsOf("一、任务\n（一）甲\n1.一一\n2.一二\n（二）乙\n1.二一")).toEqual([
		"一",
		"一（一）",
		"一（一）1",
		"一（一）2",
		"一（二）",
		"一（二）1",
	]);
	expect(pathsOf("一、任务\n（一）甲\n1.一一\n2.一二\n（二）乙\n3.二一")).toEqual([
		"一",
		"一（一）",
		"一（一）1",
		"一（一）2",
		"一（二）",
		"一（二）3",
	]);
});

test("decimals, chapters, glued numbers and mixed brackets", () => {
	expect(pathsOf("1 总则\n2 任务\n2.1 排查\n2.1.1 景区排查\n2.1.2 河道排查")).toEqual(["1", "2", "2.1", "2.1.1", "2.1.2"]);
	expect(pathsOf("第一章 总则\n（一）目的\n第二章 任务\n（一）排查")).toEqual([
		"第一章",
		"第一章（一）",
		"第二章",
		"第二章（一）",
	]);
	expect(pathsOf("一、任务\n1开展排查。\n2加强巡查。")).toEqual(["一", "一1", "一2"]);
	expect(pathsOf("一、任务\n(一〉排查。\n〔二〕整治。\n【三】宣传。")).toEqual(["一", "一（一）", "一（二）", "一（三）"]);
});

test("the items of a box are its own, and the count outside goes on", () => {
	const twice = ["一", "一1", "专栏1", "专栏1.1", "专栏1.2", "一2", "一3"];
	expect(pathsOf("一、任务\n1.甲。\n专栏 1 帮扶行动\n1.帮扶。\n2.总结。\n2.乙。\n3.丙。")).toEqual(twice);
});

test("a number that goes on in the box and outside it stands where it is worded alike", () => {
	const outside =
		"一、任务\n1.巡查。每月一次，立即处理。（县水利局负责）\n2.采砂。落实许可。（县公安局负责）\n专栏1 监管行动\n1.安装设备三十套。\n2.按件兑现奖励。\n3.修复。清理弃料。（县林业局负责）";
	expect(pathsOf(outside).at(-1)).toBe("一3");
});

test("numbers nest as a document nests them the first time", () => {
	expect(pathsOf("一、任务\n（1）车辆\n1.登记。\n2.报废。\n（2）人员\n1.培训。")).toEqual([
		"一",
		"一（1）",
		"一（1）1",
		"一（1）2",
		"一（2）",
		"一（2）1",
	]);
});

test("figures, years and shares are no numbers of clauses", () => {
	expect(pathsOf("一、目标\n到2020年，增长\n1.5倍，达到\n95%以上。共有\n2家机构。")).toEqual(["一"]);
});

test("a document whose every line was broken and followed by a blank one is the same document", () => {
	const clause = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{6,30}$/);
	fc.assert(
		fc.property(fc.array(clause, { minLength: 2, maxLength: 9 }), fc.integer({ min: 8, max: 20 }), (clauses, width) => {
			const lines = ["一、任务", ...clauses.map((words, i) => `${i + 1}.${words}。`)];
			const broken = lines.map((line) => (line.match(new RegExp(`.{1,${width}}`, "gu")) ?? []).join("\n\n"));
			expect(pathsOf(broken.join("\n\n"))).toEqual(pathsOf(lines.join("\n")));
		}),
		{ seed: 7, numRuns: 300 },
	);
});
