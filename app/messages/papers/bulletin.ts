import { type PaperWords, printedDate } from "./common.ts";

/** What a bulletin is called as a matter, and what it asks for to begin with; people change that. */
export const bulletinText = {
	title: (plan: string, asOf: string) => `《${plan}》推进情况通报（截至${printedDate(asOf)}）`,
	text: "请被通报的单位查明原因，明确措施和完成时间，抓紧办理并按时报告；请其他单位引以为戒，按期完成承担的任务。",
};

const phrases = {
	title: "关于《{方案}》推进情况的通报",
	to: "各有关单位：",
	opening: "现将《{方案}》截至{日期}的推进情况通报如下。",
	openingSince: "现将《{方案}》{起始日期}至{日期}的推进情况通报如下。",
	late: "逾期未办结事项",
	lateIntro: "下列事项逾期未办结，已升至“通报”及以上层级。逾期天数按工作日计算，截至{日期}。",
	findings: "检查发现的问题",
	extensions: "申请延期情况",
	early: "提前完成情况",
	asked: "有关要求",
};

export const bulletinWords: PaperWords<keyof typeof phrases> = {
	name: "通报",
	head: "{发文单位}",
	number: "通〔{年份}〕{序号}号",
	phrases,
};

/** The tables of a bulletin: their heads, and what stands in cells that need words. */
export const bulletinTables = {
	late: ["单位", "事项", "期限", "逾期（工作日）", "督办和延期"],
	findings: ["单位", "事项", "问题", "程度", "目前状态"],
	extensions: ["单位", "事项", "申请日期", "申请延至", "答复"],
	early: ["单位", "事项", "期限", "报送日期", "提前（工作日）"],
	clause: (title: string, clause: string) => (clause ? `${title}（条款${clause}）` : title),
	noOrder: "未发督办单",
	order: (printed: string, state: string) => `${printed}，${state}`,
	answer: (text: string) => `答复：${text}`,
	times: (asked: number, granted: number) => `申请延期${asked}次，同意${granted}次`,
	join: (parts: string[]) => parts.join("；"),
	granted: (on: string) => `同意延至${on}`,
	relapsed: (state: string) => `反弹，${state}`,
};
