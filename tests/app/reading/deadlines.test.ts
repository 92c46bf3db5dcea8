import { expect, test } from "vitest";
import { deadlineOf, deadlinesIn, deadlinesOf } from "#app/reading/deadlines.ts";

const calendar = { year: null, issuedOn: "2020-05-25" };
const read = (text: string) =>
	deadlinesIn(text, calendar).map(({ words, date, precision, kind }) => [words, date, precision, kind]);

test.each([
	["2020 年的事不算。2020年6月底前完成调查工作", ["2020年6月底前", "2020-06-30", "month", "hard"]],
	["到2020年底，培训率达到95%", ["到2020年底", "2020-12-31", "year", "hard"]],
	["12月底前完成验收", ["12月底前", "2020-12-31", "month", "hard"]],
	["请于7月10日前报送", ["7月10日前", "2020-07-10", "day", "hard"]],
	["力争到2020年建立康复站", ["力争到2020年", "2020-12-31", "year", "stretch"]],
	["在2020年7月份前组织评估", ["2020年7月份前", "2020-06-30", "month", "ambiguous"]],
	["每季度通报一次", ["每季度", null, null, "recurring"]],
	["每年2月底前报送上年总结", ["每年2月底前", "2021-02-28", "month", "recurring"]],
	["自印发之日起30日内制定细则", ["自印发之日起30日内", null, null, "relative"]],
	["方案印发后3个月内完成", ["方案印发后3个月内", null, null, "relative"]],
	["自2020年开始，开展为期三年的专项行动", ["自2020年开始，开展为期三年", "2022-12-31", "year", "hard"]],
	["2024年2月29日前完成", ["2024年2月29日前", "2024-02-29", "day", "hard"]],
	["即日起至2020年6月30日完成登记", ["至2020年6月30日", "2020-06-30", "day", "hard"]],
	["2020年3月底前印发实施", ["2020年3月底前", "2020-03-31", "month", "hard"]],
	["到“十四五”末，覆盖率达到95%", ["到“十四五”末", "2025-12-31", "year", "hard"]],
	["主汛期前完成验收", ["主汛期前", null, null, "relative"]],
	["企业每年8月31日前申报，评审于当年11月底前完成", ["于当年11月底前", "2020-11-30", "month", "recurring"]],
	["今年年底完成", ["今年年底", "2020-12-31", "year", "hard"]],
	["十月底前完成", ["十月底前", "2020-10-31", "month", "hard"]],
	["二〇二一年六月三十日前完成", ["二〇二一年六月三十日前", "2021-06-30", "day", "hard"]],
	["6月30前报送", ["6月30前", "2020-06-30", "day", "hard"]],
	["自发文之日起10个工作日内反馈", ["自发文之日起10个工作日内", null, null, "relative"]],
	["今年年底前验收", ["今年年底前", "2020-12-31", "year", "hard"]],
	["Report no later than 30 September", ["no later than 30 September", "2020-09-30", "day", "hard"]],
	["In 2021 it is approved. Finish by end of June", ["by end of June", "2021-06-30", "month", "hard"]],
	["Finish before June 2021", ["before June 2021", "2021-05-31", "month", "ambiguous"]],
	["Train them in the first half of 2021", ["in the first half of 2021", "2021-06-30", "month", "hard"]],
	["Train them by the end of the year", ["by the end of the year", "2020-12-31", "year", "hard"]],
	["Report by January 15 each year", ["by January 15", "2021-01-15", "day", "recurring"]],
	["Due 30/06/2021", ["30/06/2021", "2021-06-30", "day", "hard"]],
	["Due 05/06/2021", ["05/06/2021", "2021-05-06", "day", "ambiguous"]],
	["Report within 30 days of issuance", ["within 30 days of issuance", null, null, "relative"]],
	["每周五前报送", ["每周五", null, null, "recurring"]],
	["Close the defects by the end of June 2024", ["by the end of June 2024", "2024-06-30", "month", "hard"]],
])("a time limit is read from 「%s」", (text, expected) => {
	expect(read(text)).toContainEqual(expected);
});

test("of what comes back on several days of a year each is kept", () => {
	expect(read("每年6月底、12月底前报送评估情况")).toEqual([
		["每年6月底、12月底前", "2020-06-30", "month", "recurring"],
		["每年6月底、12月底前", "2020-12-31", "month", "recurring"],
	]);
	expect(read("每半年向县安委办报告一次（6月底、12月底前）").map(([, date, , kind]) => [date, kind])).toEqual([
		["2020-06-30", "recurring"],
		["2020-12-31", "recurring"],
	]);
	expect(read("每季度（3月、6月、9月、12月20日前）通报").map(([, date]) => date)).toEqual([
		"2021-03-20",
		"2020-06-20",
		"2020-09-20",
		"2020-12-20",
	]);
	expect(read("每年1月10日和7月10日前报送").map(([, date]) => date)).toEqual(["2021-01-10", "2020-07-10"]);
});

test("a cell that holds a stretch of time means its last day", () => {
	expect(deadlineOf("2020年3—5月", calendar)).toMatchObject({ words: "2020年3—5月", date: "2020-05-31", precision: "month" });
	expect(deadlineOf("2020年4月—2021年3月", calendar)?.date).toBe("2021-03-31");
});

test.each(["二〇二〇年六月", "2020年6月", "二○二○年六月三十日"])("a cell that says %s means its last day", (words) => {
	expect(deadlineOf(words, calendar)?.date).toBe("2020-06-30");
});

test("a cell that names a quarter beside a date means both", () => {
	const cell = deadlinesOf("一季度完成选址，9月底前完工", calendar);
	expect(cell.map(({ words, date }) => [words, date])).toEqual([
		["一季度", "2020-03-31"],
		["9月底前", "2020-09-30"],
	]);
});

test.each(["It is valid until 31 December 2026.", "Adopted by the Council on 14 March 2024"])(
	"「%s」 asks for nothing",
	(text) => {
		expect(read(text)).toEqual([]);
	},
);

test("both readings of 7月份前 are kept", () => {
	expect(deadlinesIn("2020年7月份前完成", calendar)[0]).toMatchObject({ date: "2020-06-30", altDate: "2020-07-31" });
});

test.each([
	"有效期至2025年12月31日",
	"按照《国家职业病防治规划（2016-2020年）》要求",
	"沪卫职健〔2019〕6号",
	"对2017年部署开展的专项行动",
	"2019年以来建设项目",
	"2021年2月30日前",
])("「%s」 is no time limit", (text) => {
	expect(read(text)).toEqual([]);
});

test("what goes on for long is a limit only where something is to be kept up; now and then is said once", () => {
	expect(read("落实长期前倾坐姿人群的防护，关心长期接触粉尘的劳动者").map(([words]) => words)).toEqual([]);
	expect(read("督促整改，长期坚持").map(([words]) => words)).toEqual(["长期坚持"]);
	expect(read("开展定期和不定期监督检查").map(([words]) => words)).toEqual(["定期和不定期"]);
	expect(read("定期对建设效果进行评估").map(([words]) => words)).toEqual(["定期"]);
});

test("a month without a year takes the year named before it, never one that has long passed", () => {
	expect(read("2021年5月底前动工，10月底前完工").map(([, date]) => date)).toEqual(["2021-05-31", "2021-10-31"]);
	expect(read("对2013年以来改造的户厕排查，9月底前完成").map(([, date]) => date)).toEqual(["2020-09-30"]);
});

test("a cell of dates says when without 前", () => {
	expect(deadlineOf("2021年9月", calendar)).toMatchObject({ date: "2021-09-30", kind: "hard" });
	expect(deadlineOf("9月", calendar)).toMatchObject({ date: "2020-09-30" });
	expect(deadlineOf("三季度", calendar)).toMatchObject({ date: "2020-09-30" });
	expect(deadlineOf("2021年上半年", calendar)).toMatchObject({ date: "2021-06-30" });
	expect(deadlineOf("9月", { year: null, issuedOn: null })).toBeNull();
	expect(deadlineOf("长期坚持", calendar)).toMatchObject({ date: null, kind: "recurring" });
	expect(deadlineOf("2021-06-30", calendar)).toMatchObject({ date: "2021-06-30", precision: "day" });
});

test("of a text that is nothing but dates every one is read, in a time that grows with its length", () => {
	const times = 20_000;
	const found = deadlinesIn("2020年7月10日前报送；9月底前完成；".repeat(times), calendar);
	expect(found).toHaveLength(2 * times);
	expect(found.at(-1)).toMatchObject({ words: "9月底前", date: "2020-09-30" });
});
