import { describe, expect, test } from "vitest";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

/** A plan whose steps are printed as they are given. */
const planWith = (steps: string): string => `某区夏季整治行动实施方案
一、工作目标
到2020年底完成。
二、主要任务
（一）排查隐患。6月底前完成。（区应急管理局负责）
（二）宣传教育。（区教育局负责）
${steps}
四、保障措施
（一）加强领导。各单位要重视。
某区人民政府办公室
2020年4月20日`;
const phasesIn = (text: string) =>
	readPlan(linesOf(text)).phases.map(({ name, start, end }) => [name.replace(/阶段$/, ""), start, end]);
const three = [
	["动员部署", "2020-05-01", "2020-05-31"],
	["集中整治", "2020-06-01", "2020-09-30"],
	["总结提升", "2020-10-01", "2020-10-31"],
];

describe("phases that no number begins", () => {
	test.each([
		[
			"lines with brackets",
			"动员部署（2020年5月）。制定方案。\n集中整治（2020年6月至9月）。全面排查。\n总结提升（2020年10月）。总结经验。",
		],
		[
			"dashes",
			"——动员部署阶段（2020年5月）。制定方案。\n——集中整治阶段（2020年6月至9月）。排查。\n——总结提升阶段（2020年10月）。总结。",
		],
		["dots", "● 动员部署：2020年5月，制定方案。\n● 集中整治：2020年6月至9月，全面排查。\n● 总结提升：2020年10月，总结经验。"],
		["their dates first", "2020年5月，动员部署。制定方案。\n2020年6月至9月，集中整治。全面排查。\n2020年10月，总结提升。"],
		[
			"one sentence",
			"本次行动分三个阶段：动员部署阶段（2020年5月）、集中整治阶段（2020年6月至9月）、总结提升阶段（2020年10月）。",
		],
		[
			"a sentence for the date",
			"第一阶段：动员部署。时间为2020年5月。\n第二阶段：集中整治。时间为2020年6月至9月。\n第三阶段：总结提升。时间为2020年10月。",
		],
		["called steps", "第一步：动员部署（2020年5月）。\n第二步：集中整治（2020年6月至9月）。\n第三步：总结提升（2020年10月）。"],
		["the year said once", "2020年5月至10月分三步实施。\n动员部署（5月）。\n集中整治（6月至9月）。\n总结提升（10月）。"],
		[
			"numbered items beside",
			"动员部署阶段（2020年5月）。\n集中整治阶段（2020年6月至9月）。\n总结提升阶段（2020年10月）。\n（一）各单位要重视。\n（二）按时报送。",
		],
	])("%s", (_, steps) => {
		expect(phasesIn(planWith(`三、实施步骤\n${steps}`))).toEqual(three);
	});

	test("run from the day of issue, and within its year, where they say no other", () => {
		const steps = "1.部署阶段（即日起至5月31日）；2.治理阶段（6月1日至9月30日）；3.验收阶段（10月）。";
		expect(phasesIn(planWith(`三、时间安排\n${steps}`))).toEqual([
			["部署", "2020-04-20", "2020-05-31"],
			["治理", "2020-06-01", "2020-09-30"],
			["验收", "2020-10-01", "2020-10-31"],
		]);
	});

	test("are found under a heading of another name if each is called a phase", () => {
		const list =
			"行动分三个阶段推进。\n动员部署阶段（2020年5月）：制定方案。\n集中整治阶段（2020年6月至9月）：排查。\n总结提升阶段（2020年10月）：总结。";
		expect(phasesIn(planWith("三、其他").replace("完成。\n二", `完成。${list}\n二`))).toEqual(three);
	});

	test.each([
		["dates by which something is due", "三、实施步骤\n摸底排查（2020年5月底前）。\n集中整治（2020年9月底前）。"],
		["one date alone", "三、时间安排\n自印发之日起实施，工作总结：2020年10月，报区政府。"],
		["dated names elsewhere", "三、考核奖惩\n半年考核（2020年6月）。\n年终考核（2020年12月）。"],
	])("are not %s", (_, steps) => {
		expect(phasesIn(planWith(steps))).toEqual([]);
	});
});

test("a day by which something is to be done in the midst of a phase is a doubt; one on which the phase ends is none", () => {
	const steps =
		"三、实施步骤\n（一）动员部署阶段（2020年6月1日—6月20日）。制定方案，6月10日前报区安委办，6月20日前动员完毕。\n（二）整治阶段（2020年6月21日—9月30日）。全面整治。";
	const { phases, warnings } = readPlan(linesOf(planWith(steps)));
	expect(phases).toHaveLength(2);
	expect(warnings.filter(({ kind }) => kind === "unreadDate")).toEqual([
		{ clause: "三（一）", kind: "unreadDate", words: "6月10日前" },
	]);
});
