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
