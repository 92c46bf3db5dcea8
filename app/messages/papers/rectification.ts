import type { Severity } from "#workflows/inspection/severity.ts";
import type { PaperWords } from "./common.ts";

const phrases = {
	title: "整改通知书",
	to: "{单位}：",
	cause: "经对《{方案}》中“{事项}”一项（条款{条款}）进行督导检查，发现你单位存在以下问题。现将整改要求通知如下：",
	matter: "在《{方案}》的“{事项}”中，发现你单位存在以下问题。现将整改要求通知如下：",
	found: "存在问题",
	finding: "{内容}",
	severity: "问题程度：{程度}。",
	basis: "不符合的规定：{原文}。",
	asked: "整改要求",
	due: "请即制定整改方案，明确整改措施、责任人和完成时间，并于{日期}前完成整改，提交整改结果和佐证材料。",
	verify: "整改结果由未参与整改的人员核查，审核签字并公示后销号；销号后将适时开展“回头看”，问题反弹的，重新整改。",
};

export const rectificationWords: PaperWords<keyof typeof phrases> = {
	name: "整改通知书",
	head: "{发文单位}",
	number: "整〔{年份}〕{序号}号",
	phrases,
};

export const severities: Record<Severity, string> = { minor: "一般", serious: "较重", grave: "重大" };
