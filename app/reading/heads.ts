import { fold } from "./fold.ts";

/** What a column of a table holds, by the words at its head. */
export type Meaning =
	| "no"
	| "heading"
	| "task"
	| "goal"
	| "lead"
	| "cooperate"
	| "implement"
	| "responsible"
	| "begin"
	| "deadline"
	| "period"
	| "indicator"
	| "target"
	| "scope"
	| "person"
	| "other";

/** In the order in which they are tried: 配合责任单位 is who cooperates, 责任领导 is nobody's unit. */
const MEANINGS: [Meaning, RegExp][] = [
	["person", /联系人|联络员|电话|职务|姓名|邮箱|责任人|领导|负责人|负责同志|督导|督办|contact/i],
	["begin", /^(?:启动|开始|起始|开工)(?:时间|日期|年月)?$|^start(?: date)?$/i],
	[
		"period",
		/^(?:(?:20\d{2}年?)?(?:第?[一二三四1-4]季度|[上下]半年|q[1-4])|\d{1,2}月(?:底|末|底前|末前)?)(?:工作|推进|完成|进度|阶段性?)?(?:目标|计划|安排|任务|内容|节点)?$/i,
	],
	["deadline", /时限|时间|期限|节点|进度|完成日期|^日期$|deadline|time|due|schedule/i],
	[
		"cooperate",
		/配合|协办|协助|协同|协作|参与|参加|支持(?:单位|部门)|(?:其他|其它)责任|会办|support|cooperat|collaborat|assist|partner/i,
	],
	["lead", /牵头|主办|主责|主管(?:单位|部门)|(?:主要|第一|首要)(?:责任|负责)|lead|owner|agency in charge/i],
	[
		"implement",
		/(?:落实|实施|承办|承担|执行|属地)(?:责任)?(?:单位|部门|主体)|^(?:具体)?(?:落实|实施|承办|承担|执行)$|implement/i,
	],
	["responsible", /(?:责任|负责|分工)(?:单位|部门|主体|科室|处室|机构|分工)|^(?:责任|部门|任务|职责)?分工$|^责任$|responsib/i],
	["indicator", /^(?:主要|具体|核心|考核)?指标(?:名称|项目|内容)?$/],
	["no", /^(?:序号|编号|号|no\.?|#|num(?:ber)?)$/i],
	["target", /目标值|指标值|^(?:20\d{2}年?)?(?:目标|指标)(?:值)?(?:\(.*\))?$|^20\d{2}年?(?:\d{1,2}月)?(?:底)?$|target/i],
	["indicator", /指标(?:名称)?$|主要指标|indicator/i],
	["scope", /范围|对象|口径|适用|scope/i],
	["heading", /重点任务|任务类别|类别|领域|板块|一级|大类|项目|^方面$|category|area|pillar|objective/i],
	["goal", /行动目标|工作目标|整改目标|目标任务|^目标$|goal/i],
	["task", /任务|工作|内容|措施|举措|事项|要求|具体|问题|task|action|measure|activit|description|content/i],
];

/** What the words at a column's head say that it holds. */
export const meaningOf = (head: string): Meaning =>
	MEANINGS.find(([, pattern]) => pattern.test(fold(head).replace(/\s/g, "")) || pattern.test(fold(head).trim()))?.[0] ?? "other";

const MAX_HEAD = 24;
const WORK = new Set<Meaning>(["task", "heading", "goal", "indicator", "no"]);

/** Whether a row's cells read as the heads of columns: two of them at least say what they hold, and of two columns one holds the work (完成时限｜2023年 is none). */
export const areHeads = (cells: string[]): boolean => {
	const known = new Set(cells.filter((cell) => cell !== "" && cell.length <= MAX_HEAD && meaningOf(cell) !== "other"));
	return known.size > 2 || (known.size === 2 && [...known].some((cell) => WORK.has(meaningOf(cell))));
};

/**
 * What 责任单位 means beside other columns or labels: alone, who leads; beside one that leads, who cooperates; beside one that leads and one that
 * cooperates, who implements.
 */
export function responsibleIs(others: ReadonlySet<string | null>): "lead" | "cooperate" | "implement" {
	if (!others.has("lead")) return "lead";
	return others.has("cooperate") ? "implement" : "cooperate";
}
