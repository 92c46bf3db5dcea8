import { type Columns, columnsOf } from "./columns.ts";
import { type Calendar, deadlineOf } from "./deadlines.ts";
import type { Table } from "./flow.ts";
import { fold } from "./fold.ts";
import type { Meaning } from "./heads.ts";
import { type Indicator, indicatorsIn, targetOf } from "./indicators.ts";
import { closeUp } from "./lines.ts";

const milestoneOf = (head: string, calendar: Calendar): string | null => {
	const words = /(?:20\d{2}年?)?(?:第?[一二三四1-4]季度|[上下]半年|(?<=年)\d{1,2}月[底末]?)|20\d{2}年?[底末]?/.exec(
		fold(head),
	)?.[0];
	return words ? (deadlineOf(words, calendar)?.date ?? null) : null;
};

const TARGETS = new Set<Meaning>(["target", "period"]);
/** The head of a column that says what figures are counted in. */
const MEASURED_IN = /^(?:计量|计算|度量)?单位$|^units?(?:ofmeasure(?:ment)?)?$/i;

/** The indicators of a table that has a column of names and one or more of targets; else the figures in the cells of any other. */
export function indicatorsOf(table: Table, clause: string, calendar: Calendar): Indicator[] {
	const columns = columnsOf(table);
	if (!columns) return [];
	const { heads, meanings } = columns;
	const nameAt = meanings.indexOf("indicator");
	if (nameAt < 0 || !meanings.some((meaning) => TARGETS.has(meaning))) return figuresIn(columns, clause, calendar);
	const scopeAt = meanings.indexOf("scope");
	const unitAt = heads.findIndex((head) => MEASURED_IN.test(fold(head).replace(/\s/g, "")));
	return columns.rows.flatMap(({ cells: printed }) => {
		const cells = printed.map(closeUp);
		const shift = cells.length > heads.length ? cells.length - heads.length : 0;
		const [name] = cells.filter((cell, k) => k >= nameAt && cell !== "" && !/^[(（]?\d+[)）.]?$/.test(cell));
		const targets = cells.flatMap((cell, k) =>
			TARGETS.has(meanings[k - shift] ?? "other") && cell !== "" && cell !== name
				? [targetOf(cell, milestoneOf(heads[k - shift] ?? "", calendar))]
				: [],
		);
		const of = (unitAt >= 0 && cells[unitAt + shift]) || null;
		const measured = targets.map((target) => ({ ...target, unit: target.unit ?? (target.value === null ? null : of) }));
		return name && targets.length > 0
			? [{ name, scope: (scopeAt >= 0 && cells[scopeAt]) || null, targets: measured, clause }]
			: [];
	});
}

const TEXTS = new Set(["task", "goal", "target", "period", "other", "indicator"]);

/** Figures in the cells of a responsibility table: by the year of their column. */
function figuresIn({ heads, meanings, rows }: Columns, clause: string, calendar: Calendar): Indicator[] {
	return rows.flatMap(({ cells }) =>
		cells.flatMap((cell, k) => {
			if (!TEXTS.has(meanings[k] ?? "other")) return [];
			const milestone = milestoneOf(heads[k] ?? "", calendar);
			return indicatorsIn(closeUp(cell), clause, calendar).map((one) => ({
				...one,
				targets: one.targets.map((target) => ({ ...target, milestone: target.milestone ?? milestone })),
			}));
		}),
	);
}
