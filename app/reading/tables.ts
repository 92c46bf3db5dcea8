import { type Calendar, type Deadline, deadlineOf } from "./deadlines.ts";
import { listDuties, readDuties } from "./duties.ts";
import type { Place, Table } from "./flow.ts";
import { fold } from "./fold.ts";
import { type Indicator, indicatorsIn, targetOf } from "./indicators.ts";
import type { Duty, Role } from "./roles.ts";
import { mayBeUnits, unitNames } from "./unit-names.ts";

/** One row of a responsibility table. `heading` is the block it stands in, `text` what has to be done. */
export type TableRow = {
	no: string;
	heading: string;
	text: string;
	columns: { words: string; text: string }[];
	duties: Duty[];
	shared: boolean;
	deadlines: Deadline[];
	place: Place;
};
type Meaning =
	| "no"
	| "heading"
	| "task"
	| "goal"
	| "lead"
	| "cooperate"
	| "implement"
	| "deadline"
	| "indicator"
	| "target"
	| "scope"
	| "person"
	| "other";

const MEANINGS: [Meaning, RegExp][] = [
	["person", /联系人|电话|职务|姓名|邮箱|责任人|分管领导|责任领导|contact/i],
	["deadline", /时限|时间|期限|节点|进度|完成日期|deadline|time|due|schedule/i],
	["cooperate", /配合|协办|协助|协同|参与|参加|support|cooperat|collaborat|assist|partner/i],
	[
		"lead",
		/牵头|责任(?:单位|部门|主体|科室|分工)|负责(?:单位|部门|科室)|主办|主责|^(?:责任)?分工$|lead|responsib|owner|agency in charge/i,
	],
	["implement", /落实(?:单位|部门)|实施(?:单位|部门|主体)|承办|implement/i],
	["indicator", /^(?:主要|具体|核心|考核)?指标(?:名称|项目|内容)?$/],
	["no", /^(?:序号|编号|号|no\.?|#|num(?:ber)?)$/i],
	["target", /目标值|指标值|^(?:20\d{2}年?)?(?:目标|指标)(?:值)?(?:\(.*\))?$|^20\d{2}年?(?:\d{1,2}月)?(?:底)?$|target/i],
	["indicator", /指标(?:名称)?$|主要指标|indicator/i],
	["scope", /范围|对象|口径|适用|scope/i],
	["heading", /重点任务|任务类别|类别|领域|板块|一级|大类|项目|^方面$|category|area|pillar|objective/i],
	["goal", /行动目标|工作目标|目标任务|^目标$|goal/i],
	["task", /任务|工作|内容|措施|举措|事项|要求|具体|task|action|measure|activit|description|content/i],
];

const meaningOf = (head: string): Meaning =>
	MEANINGS.find(([, pattern]) => pattern.test(fold(head).replace(/\s/g, "")) || pattern.test(fold(head).trim()))?.[0] ?? "other";

type Columns = { heads: string[]; meanings: Meaning[]; firstRow: number };

/** Which rows are the head (one, or two and three where cells are merged), and what each column means. */
function columnsOf({ rows }: Table): Columns | null {
	for (const [i, { cells }] of rows.slice(0, 6).entries()) {
		const known = cells.filter((cell) => cell.length <= 24 && meaningOf(cell) !== "other");
		if (known.length < 2) continue;
		const next = rows[i + 1]?.cells ?? [];
		const isSecondHead = isHeadBelow(cells, next);
		const width = Math.max(cells.length, isSecondHead ? next.length : 0);
		const heads = Array.from({ length: width }, (_, k) => {
			const [upper = "", lower = ""] = [cells[k], isSecondHead ? next[k] : ""];
			return upper === lower || lower === "" ? upper : upper === "" ? lower : `${upper} ${lower}`;
		});
		return { heads, meanings: meaningsOf(heads, isSecondHead ? next : []), firstRow: i + (isSecondHead ? 2 : 1) };
	}
	return null;
}

/** Whether the row below a head says more exactly what its columns are: merged cells say the same twice, years stand under one name. */
function isHeadBelow(cells: string[], next: string[]): boolean {
	const filled = next.filter((cell) => cell !== "");
	const isNew = next.some((cell, k) => cell !== "" && cell !== cells[k]);
	const isHead = (cell: string, k: number) =>
		cell === "" || cell === cells[k] || meaningOf(cell) !== "other" || /^20\d{2}/.test(cell);
	return isNew && filled.length > 1 && filled.every((cell) => cell.length <= 16 && !/^\d{1,3}$/.test(cell)) && next.every(isHead);
}

/** 重点任务 is a block's heading where another column holds the work itself, and the work where none does. */
function meaningsOf(heads: string[], lower: string[]): Meaning[] {
	const meanings = heads.map((head, k) => {
		const own = lower[k] ? meaningOf(lower[k] ?? "") : "other";
		return own !== "other" ? own : meaningOf(head);
	});
	if (!meanings.includes("task")) {
		const work = meanings.findLastIndex((meaning) => meaning === "heading" || meaning === "goal");
		if (work >= 0) meanings[work] = "task";
	}
	return meanings;
}

const isHeadAgain = (cells: string[], heads: string[]): boolean =>
	cells.filter((cell, k) => cell !== "" && (heads[k] ?? "").includes(cell)).length >=
	Math.max(2, cells.filter(Boolean).length - 1);

function dutiesOf(text: string, role: Role, verb: string, isFirstLead: boolean): { duties: Duty[]; shared: boolean } {
	const read = readDuties(text, { isFirstLead });
	if (read) return { duties: read.duties, shared: read.shared };
	const names = unitNames(text);
	if (!mayBeUnits(names)) return { duties: [], shared: false };
	const duties = listDuties(names, role, verb, isFirstLead);
	return { duties, shared: duties.filter((duty) => duty.role === "lead").length > 1 };
}

/** The rows of a responsibility table; empty if the table has no column for who is responsible. */
export function rowsOf(table: Table, isFirstLead: boolean, calendar: Calendar): TableRow[] {
	const columns = columnsOf(table);
	if (!columns?.meanings.some((meaning) => meaning === "lead" || meaning === "cooperate" || meaning === "implement")) return [];
	const { heads, meanings, firstRow } = columns;
	const firstLeads = isFirstLead || heads.some((head) => /(?:第一|首)[^,]{0,6}牵头/.test(fold(head)));
	const hasLead = meanings.includes("lead");
	let heading = "";
	return table.rows.slice(firstRow).flatMap(({ cells, place }): TableRow[] => {
		if (isHeadAgain(cells, heads)) return [];
		const textOf = (meaning: Meaning) => cells.filter((cell, k) => meanings[k] === meaning && cell !== "");
		const filled = cells.filter(Boolean);
		// One cell across the row names a block.
		if (new Set(filled).size === 1 && cells.length > 2) {
			heading = filled[0] ?? heading;
			return [];
		}
		heading = textOf("heading")[0] ?? heading;
		const text = textOf("task").join("；") || textOf("goal").join("；") || heading;
		const parts = (["lead", "cooperate", "implement"] as const).flatMap((role) =>
			cells.flatMap((cell, k) =>
				meanings[k] === role && cell
					? [dutiesOf(cell, role === "implement" && !hasLead ? "lead" : role, heads[k] ?? "", firstLeads)]
					: [],
			),
		);
		const seen = new Set<string>();
		const duties = parts.flatMap((part) => part.duties).filter(({ unit }) => !seen.has(unit) && seen.add(unit));
		const deadlines = textOf("deadline").flatMap((cell) => deadlineOf(cell, calendar) ?? []);
		if (text === "" || (duties.length === 0 && deadlines.length === 0)) return [];
		const others = cells.flatMap((cell, k) =>
			cell && ["goal", "target", "indicator", "task", "other"].includes(meanings[k] ?? "other")
				? [{ words: heads[k] ?? "", text: cell }]
				: [],
		);
		return [
			{
				no: textOf("no")[0] ?? "",
				heading,
				text,
				columns: others,
				duties,
				shared: parts.some((part) => part.shared),
				deadlines,
				place,
			},
		];
	});
}

/** The indicators of a table that has a column of names and one or more of targets. */
export function indicatorsOf(table: Table, clause: string, calendar: Calendar): Indicator[] {
	const columns = columnsOf(table);
	if (!columns) return [];
	const { heads, meanings, firstRow } = columns;
	const nameAt = meanings.indexOf("indicator");
	const isTable = nameAt >= 0 && meanings.includes("target");
	if (!isTable) return rowIndicators(table, columns, clause, calendar);
	const scopeAt = meanings.indexOf("scope");
	return table.rows.slice(firstRow).flatMap(({ cells }) => {
		const shift = cells.length > heads.length ? cells.length - heads.length : 0;
		const names = cells.filter((cell, k) => k >= nameAt && cell !== "" && !/^[(（]?\d+[)）.]?$/.test(cell));
		const [name] = names;
		const targets = cells.flatMap((cell, k) =>
			meanings[k - shift] === "target" && cell !== "" && cell !== name
				? [targetOf(cell, milestoneOf(heads[k - shift] ?? "", calendar))]
				: [],
		);
		return name && targets.length > 0 && !isHeadAgain(cells, heads)
			? [{ name, scope: (scopeAt >= 0 && cells[scopeAt]) || null, targets, clause }]
			: [];
	});
}

const milestoneOf = (head: string, calendar: Calendar): string | null => {
	const words = /20\d{2}年?(?:\d{1,2}月)?[底末]?/.exec(fold(head))?.[0];
	return words ? (deadlineOf(words, calendar)?.date ?? null) : null;
};

/** Figures in the cells of a responsibility table: by the year of their column. */
function rowIndicators({ rows }: Table, { heads, meanings, firstRow }: Columns, clause: string, calendar: Calendar): Indicator[] {
	const isText = (k: number): boolean => ["task", "goal", "target", "other", "indicator"].includes(meanings[k] ?? "other");
	return rows.slice(firstRow).flatMap(({ cells }) =>
		cells.flatMap((cell, k) => {
			const milestone = milestoneOf(heads[k] ?? "", calendar);
			return isText(k)
				? indicatorsIn(cell, clause, calendar).map((one) => ({
						...one,
						targets: one.targets.map((target) => ({ ...target, milestone: target.milestone ?? milestone })),
					}))
				: [];
		}),
	);
}
