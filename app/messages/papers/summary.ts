import { type PaperWords, printedDate } from "./common.ts";

type Totals = { tasks: number; closed: number; onTime: number; late: number; overdue: number; found: number; rectified: number };

/** What a summary is called as a matter, and what it says to begin with; people change that. */
export const summaryText = {
	title: (plan: string, from: string, to: string) => `《${plan}》工作总结（${printedDate(from)}至${printedDate(to)}）`,
	text: (plan: string, from: string, to: string, t: Totals) =>
		[
			`${printedDate(from)}至${printedDate(to)}，《${plan}》各项任务推进情况如下。`,
			`方案共有任务${t.tasks}项，期末已办结${t.closed}项。本时段按期办结承办件${t.onTime}件，逾期办结${t.late}件；期末逾期未办结${t.overdue}件。`,
			`本时段检查发现问题${t.found}个，整改并公示${t.rectified}个。`,
			"下一步，将继续跟踪逾期未办结的承办件和未整改到位的问题，督促有关单位按期完成任务。",
		].join("\n"),
};

const phrases = {
	title: "《{方案}》工作总结",
	term: "（{起始日期}至{日期}）",
	figures: "主要数据",
	perUnit: "各单位情况",
	targets: "指标情况",
	noTargets: "方案没有列出指标。",
};

export const summaryWords: PaperWords<keyof typeof phrases> = {
	name: "工作总结",
	head: "{发文单位}",
	number: "总〔{年份}〕{序号}号",
	phrases,
};
