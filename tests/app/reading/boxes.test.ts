import { expect, test } from "vitest";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

/** A plan with a box between its tasks. */
const planWith = (box: string): string => `清河市职业健康规划
清卫健〔2021〕3号
一、主要任务
（一）开展治理。2022年底前完成。（市卫生健康委负责）
${box}
（二）加强监测。（市疾控中心负责）`;
const tasksIn = (box: string) =>
	readPlan(linesOf(planWith(box))).tasks.map(({ clause, duties, deadlines }) => [
		clause,
		duties.map(({ unit }) => unit),
		deadlines.flatMap(({ date }) => date ?? []),
	]);
const around = (boxed: unknown[]) => [["一（一）", ["市卫生健康委"], ["2022-12-31"]], ...boxed, ["一（二）", ["市疾控中心"], []]];

test("an item of a box that says by when it is to be done is a task, one that sets a figure is none", () => {
	const box =
		"专栏1 职业病救治工程\n1.2022年6月底前完成诊断机构备案。\n2.到2025年底，尘肺病患者随访率达到90%。\n3.提升康复技术水平。";
	expect(tasksIn(box)).toEqual(around([["专栏1.1", [], ["2022-06-30"]]]));
});

test("items of a box that say who has them are tasks", () => {
	const box = "专栏1 职业病救治工程\n1.建设康复站。（市民政局负责）\n2.开展随访。（市疾控中心负责）";
	expect(tasksIn(box)).toEqual(
		around([
			["专栏1.1", ["市民政局"], []],
			["专栏1.2", ["市疾控中心"], []],
		]),
	);
});

test("a box that says once who has all of it is one task", () => {
	const box = "专栏1 职业病救治工程\n工作内容：建设康复站。\n预期产出：2023年6月底前建成两所。\n责任单位：市民政局";
	expect(tasksIn(box)).toEqual(around([["专栏1", ["市民政局"], ["2023-06-30"]]]));
});

test("a box of aims is no task", () => {
	expect(tasksIn("专栏1 帮扶行动\n行动目标：提升管理水平。\n行动内容：开展帮扶。")).toEqual(around([]));
});
