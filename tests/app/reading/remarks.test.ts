import { expect, test } from "vitest";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

const tasksIn = (remark: string) =>
	readPlan(
		linesOf(`某县秋季整治行动实施方案
一、主要任务
（一）排查隐患。6月底前完成。（县应急管理局负责）
附件：1.联络员名单
某县人民政府办公室
2020年4月20日
附件1
联络员名单
单位	姓名	电话

${remark}`),
	).tasks.map(({ clause, text, duties, deadlines }) => [clause, text, duties, deadlines.map(({ date }) => date)]);

test("what an attachment's remark asks for by a day is a task of the attachment, that nobody leads", () => {
	const tasks = tasksIn("备注：请各成员单位于5月10日前将名单报送县应急管理局。");
	expect(tasks.map(([clause]) => clause)).toEqual(["一（一）", "附件1"]);
	expect(tasks[1]).toEqual(["附件1", "请各成员单位于5月10日前将名单报送县应急管理局", [], ["2020-05-10"]]);
});

test.each(["备注：联系人在各单位办公室。", "备注：请各成员单位将名单报送县应急管理局。"])("%s is none", (remark) => {
	expect(tasksIn(remark)).toHaveLength(1);
});

test("a table that lost its columns is named by its first line, however long, and is a doubt instead of wrong numbers", () => {
	const { warnings } = readPlan(
		linesOf(`某县河湖整治行动实施方案
一、主要任务
（一）排查隐患，摸清全县河道和湖泊的底数。（县水利局负责）
附表
某县河湖整治行动具体工作目标、任务和责任单位分解一览表
重点任务 行动目标 指标要求 责任单位
一、排查
1.完成第一批河道的排查工作。
2.完成湖泊排查。
1.完成第二批河道的排查工作。
县水利局`),
	);
	expect(warnings.filter(({ kind }) => kind === "flatTable" || kind === "numbering")).toEqual([
		{ clause: "附表", kind: "flatTable", words: "某县河湖整治行动具体工作目标、任务和责任单位分解一览表" },
	]);
});
