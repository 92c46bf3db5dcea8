import { expect, test } from "vitest";
import { indicatorsIn } from "#app/reading/indicators.ts";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

const calendar = { issuedOn: "2021-03-01", year: null };
const read = (printed: string) =>
	indicatorsIn(printed, "一", calendar).map(({ name, scope, targets }) => {
		const [{ comparator, value, unit } = { comparator: null, value: null, unit: null }] = targets;
		return [name, scope, comparator, value, unit];
	});

test("a list of rates is one indicator each, whatever joins them, and of whom is said once", () => {
	expect(read("规模以上企业危害申报率、定期检测率以及职工培训率均达到90%以上。")).toEqual([
		["危害申报率", "规模以上企业", "≥", 90, "%"],
		["定期检测率", "规模以上企业", "≥", 90, "%"],
		["职工培训率", "规模以上企业", "≥", 90, "%"],
	]);
});

test("a list goes on over the end of a page, but not into the item or the heading that stands before it", () => {
	expect(read("规模以上企业危害申报率、定期检\n测率、培训率（负责人和职工）人均达到90%以上。").map(([name]) => name)).toEqual([
		"危害申报率",
		"定期检测率",
		"培训率",
	]);
	expect(read("主要目标\n职工培训率达到90%。").map(([name]) => name)).toEqual(["职工培训率"]);
	expect(read("1.建立台账、档案\n2.职工培训率达到90%。").map(([name]) => name)).toEqual(["职工培训率"]);
});

test("a count goes on with the measure of the one before it", () => {
	expect(
		read("每年培育市级示范企业不少于3家，县级示范企业5家，及时总结经验。").map(([name, , ...rest]) => [name, ...rest]),
	).toEqual([
		["每年培育市级示范企业", "≥", 3, "家"],
		["县级示范企业", "≥", 5, "家"],
	]);
	expect(read("组建专家队伍，全区医院2家。")).toEqual([]);
});

test("all of so many, and one that is named without a word for at least", () => {
	expect(read("对《目录》中的 9种职业病\n开展重点监测。")).toEqual([["职业病开展重点监测", null, "=", 9, "种"]]);
	expect(read("选定9种职业病开展监测。")).toEqual([]);
	expect(read("县内明确 1 家医院承担体检工作。")).toEqual([["医院承担体检工作", null, "≥", 1, "家"]]);
});

test("in a table that lost its lines a figure is due when its column says, whichever columns have numbered lists", () => {
	const annex = [
		"关于印发《河湖整治实施方案》的通知",
		"一、重点任务",
		"1.整治河道。（市水利局负责）",
		"附表",
		"目标和责任分解表",
		"重点任务 行动目标 指标要求 责任部门",
		"2022年12月 2023年9月",
		"一、河道整治行动。",
		"河道面貌明显改善。",
		"1.完成河道排查。",
		"2.河道保洁率达到60%以上。",
		"1.完成河道整治。",
		"2.河道保洁率达到90%以上。",
		"市水利局",
		"二、执法行动。",
		"执法能力得到加强。",
		"1.充实执法人员。",
		"执法网络基本建成，市有执法力量。",
		"市城管局、市水利局按职责分工负责",
		"1.巡查覆盖率达到50%以上。",
		"1.巡查覆盖率达到95%以上。",
		"市城管局",
		"三、监测行动。",
		"监测能力得到提升。",
		"落实上级关于监测的意见。",
		"1.断面达标率达到80%以上。",
		"市生态环境局",
	];
	const { indicators } = readPlan(linesOf(annex.join("\n")));
	expect(indicators.map(({ name, targets: [target] }) => [name, target?.value, target?.milestone])).toEqual([
		["河道保洁率", 60, "2022-12-31"],
		["河道保洁率", 90, "2023-09-30"],
		["巡查覆盖率", 50, "2022-12-31"],
		["巡查覆盖率", 95, "2023-09-30"],
		["断面达标率", 80, "2023-09-30"],
	]);
});

test("a number in full width in front of an item is no part of whom it is about", () => {
	expect(read("２.规模以上企业危害申报率达到80%以上。")).toEqual([["危害申报率", "规模以上企业", "≥", 80, "%"]]);
});
