import { expect, test } from "vitest";
import { indicatorsIn } from "#app/reading/indicators.ts";

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
