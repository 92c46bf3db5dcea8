import { expect, test } from "vitest";
import { composeLetter } from "#app/letters/compose-letter.ts";
import type { IndicatorRow } from "#db/queries/get-plan.ts";
import type { Promisable } from "#db/queries/letters.ts";

const plan = { id: 1, title: "示例方案", number: "示政办〔2020〕1号", secretariatName: "联席会议办公室" };
const unit: Promisable = {
	unitId: 3,
	unitName: "某镇",
	hasLetter: false,
	tasks: [
		{
			taskId: 7,
			clause: "二（一）",
			title: "摸清底数",
			role: "lead",
			extendedTo: null,
			dueOn: "2020-06-30",
			limits: ["2020年6月底前"],
		},
		{ taskId: 8, clause: "三", title: "宣传", role: "cooperate", extendedTo: null, dueOn: null, limits: [] },
	],
};
type Target = IndicatorRow["targets"][number];
const target = (words: string, milestone: string | null, value: number | null, comparator: string): Target => {
	return { words, milestone, value, comparator };
};
const indicator = (name: string, task: number | null, targets: Target[]): IndicatorRow => ({
	id: 1,
	clause: "附",
	name,
	scope: null,
	measure: "%",
	numerator: null,
	denominator: null,
	task: task === null ? null : { id: task, clause: "二" },
	targets,
});
const linesOf = (indicators: IndicatorRow[], today = "2020-05-25") => composeLetter(plan, unit, indicators, today).split("\n");

test("a letter names the plan, both sides, each task with clause, role and printed limits", () => {
	const lines = linesOf([]);
	expect(lines[0]).toBe("为落实《示例方案》（示政办〔2020〕1号），联席会议办公室与某镇签订本责任书。");
	expect(lines).toContain("1.摸清底数（条款二（一），牵头）。完成时限：2020年6月底前。");
	expect(lines).toContain("2.宣传（条款三，配合）。");
	expect(lines).not.toContain("二、目标");
});

test("targets are those of the unit's own tasks that are still ahead, each once, without a value said twice", () => {
	const ahead = target("2020年", "2020-12-31", 95, "≥");
	const lines = linesOf([
		indicator("申报率", 7, [target("2019年", "2019-12-31", 80, "≥"), ahead]),
		indicator("申报率", 7, [target("到2020年底", "2020-12-31", 95, "≥")]),
		indicator("覆盖率", 8, [target("达到90%以上", null, 90, "≥")]),
		indicator("底数", 7, [target("2020年基本摸清", "2020-12-31", null, "trend")]),
		indicator("已过", 7, [target("2019年", "2019-12-31", 60, "≥")]),
		indicator("别人的", 9, [ahead]),
		indicator("无任务的", null, [ahead]),
	]);
	expect(lines.slice(lines.indexOf("二、目标") + 1, -2)).toEqual([
		"1.申报率：到2020年底≥95%。",
		"2.覆盖率：达到90%以上。",
		"3.底数：2020年基本摸清。",
	]);
});
