import type { Position } from "#workflows/names.ts";
import { type PaperWords, printedDate } from "./common.ts";

/** What a 目标责任书 says: it is drafted with this and then changed by people. */
export const letterText = {
	title: (unit: string) => `${unit}目标责任书`,
	opening: (plan: string, number: string | null, secretariat: string, unit: string) =>
		`为落实《${plan}》${number ? `（${number}）` : ""}，${secretariat}与${unit}签订本责任书。`,
	tasks: "一、任务",
	role: { lead: "牵头", cooperate: "配合", implement: "落实" },
	task: (no: number, title: string, clause: string, role: string, limits: string[], extendedTo: string | null) =>
		`${no}.${title}（条款${clause}，${role}）。${limits.length > 0 ? `完成时限：${limits.join("；")}。` : ""}${extendedTo ? `经批准延期至${printedDate(extendedTo)}。` : ""}`,
	targets: "二、目标",
	target: (no: number, name: string, values: string[]) => `${no}.${name}：${values.join("；")}。`,
	value: (words: string, value: string) => `${words}${value}`,
	review: (hasTargets: boolean) => `${hasTargets ? "三" : "二"}、对照检查`,
	reviewed: (secretariat: string) => `${secretariat}在方案实施期间对照本责任书检查任务和目标的完成情况，结果告知责任单位。`,
};

const phrases = {
	title: "{单位}目标责任书",
	signatures: "签署",
	hash: "双方签署的文本校验值（SHA-256）：{内容}",
};

/** What a 目标责任书 says around its text once both sides have signed it. */
export const letterWords: PaperWords<keyof typeof phrases> = {
	name: "目标责任书",
	head: "",
	number: "责〔{年份}〕{序号}号",
	phrases,
};

/** The columns of the table of signatures. */
export const signatureColumns = ["签署方", "签署人", "职务", "日期"];

export const letterPositions: Record<Position, string> = { officer: "经办人", head: "负责人" };
