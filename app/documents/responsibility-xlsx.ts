import type ExcelJS from "exceljs";
import type { ResponsibilityRow } from "#db/queries/get-plan.ts";
import type { Messages } from "../messages/messages.ts";
import { FIRST, merge, printedSheet } from "./printed-sheet.ts";

const once = <T>(values: T[]): T[] => [...new Set(values)];

/** Points one below the other, each with its number, as annexes print them. */
const listed = (points: string[]): string => points.map((point, i) => `${i + 1}.${point}`).join("\n");

/** The headings under which rows say what is asked for: those with a date, side by side; what a row asks for at no date of its own stands across them. */
function asksOf(rows: ResponsibilityRow[], group: string): { group: string; asks: string[] } {
	const all = rows.flatMap(({ columns }) => columns);
	const dated = once(all.flatMap(({ words, milestone }) => (milestone === null ? [] : [words])));
	const undated = once(all.flatMap(({ words, milestone }) => (milestone === null ? [words] : [])));
	return { group: undated[0] ?? group, asks: dated.length > 0 ? dated : undated };
}

const standsAcross = ({ columns }: ResponsibilityRow, asks: string[]) => columns.every(({ words }) => !asks.includes(words));

/** What a row asks for, heading by heading. */
function pointsOf(row: ResponsibilityRow, asks: string[]): string[] {
	if (standsAcross(row, asks)) return asks.map((_, i) => (i === 0 ? listed(row.columns.flatMap(({ points }) => points)) : ""));
	return asks.map((words) => listed(row.columns.find((column) => column.words === words)?.points ?? []));
}

/** The units of a column, with the verb that the document prints after some of them. */
function unitsIn({ units }: ResponsibilityRow, column: string, m: Messages): string {
	const verbs = Map.groupBy(
		units.filter((unit) => unit.column === column),
		({ verb }) => (verb === column ? "" : verb),
	);
	return m.shell.marks.join([...verbs].map(([verb, some]) => m.shell.marks.list(some.map(({ name }) => name)) + verb));
}

/** Rows of one heading under one cell; what is asked for at no date of its own across the dates. */
function mergeRows(sheet: ExcelJS.Worksheet, rows: ResponsibilityRow[], asks: string[]): void {
	for (let start = 0; start < rows.length; ) {
		let end = start;
		while (end + 1 < rows.length && rows[end + 1]?.heading === rows[start]?.heading) end++;
		merge(sheet, [FIRST + start, 1], [FIRST + end, 1]);
		start = end + 1;
	}
	for (const [i, row] of rows.entries()) if (standsAcross(row, asks)) merge(sheet, [FIRST + i, 3], [FIRST + i, 2 + asks.length]);
}

/**
 * A plan's responsibility table (责任分解一览表) as its annex prints it: what is asked for by when side by side under one heading, the units in as many
 * columns as it has; and the tasks of the plan that a row answers to.
 */
export function responsibilityXlsx(title: string, about: string, rows: ResponsibilityRow[], m: Messages): Promise<Buffer> {
	const { annex, responsibilityTasks } = m.plans;
	const { group, asks } = asksOf(rows, annex.asks);
	const unitColumns = once(rows.flatMap(({ units }) => units.map(({ column }) => column)));
	const [left, right] = [
		[annex.task, annex.goal],
		[...unitColumns, responsibilityTasks],
	];
	const cells = rows.map((row) => [
		row.heading,
		row.goal,
		...pointsOf(row, asks),
		...unitColumns.map((column) => unitsIn(row, column, m)),
		row.tasks.map((task) => `${task.clause} ${task.title}`).join("\n"),
	]);
	const table = {
		widths: [14, 26, ...asks.map(() => 42), ...unitColumns.map(() => 26), 30],
		headings: [
			[...left, ...asks.map(() => group), ...right],
			[...left, ...asks, ...right],
		] as [string[], string[]],
		rows: cells,
	};
	return printedSheet(title, about, table, (sheet) => mergeRows(sheet, rows, asks));
}
