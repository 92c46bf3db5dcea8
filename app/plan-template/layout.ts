import type ExcelJS from "exceljs";
import type { Messages } from "../messages/messages.ts";
import { columnsOf, type SheetKey } from "./plan.ts";

/** The sheet nobody sees that says what this workbook is, whatever happens to the rest: our name, the version of the layout, the language. */
export const MARK = { sheet: "_liandu", name: "liandu-plan-template", version: "1" };

/** A sheet's first row says what it is for, its second names the columns; whoever inserts rows above is forgiven a few. */
export const HEAD = 2;
const MOST_ABOVE = 6;

/** The titles of a sheet's columns by their keys. */
export const titlesOf = ({ template }: Messages, sheet: SheetKey): [string, string][] => {
	const columns: Record<string, { title: string }> = template.columns[sheet];
	return columnsOf(sheet).map((key) => [key, columns[key]?.title ?? key]);
};

/** What a cell says: figures and dates as text, a formula by what it came to. */
export function wordsIn(cell: ExcelJS.Cell): string {
	const value = cell.type === 6 ? cell.result : cell.value;
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	return String(typeof value === "number" ? value : (cell.text ?? ""))
		.replace(/\r\n?/g, "\n")
		.trim();
}

/** Where a filled-in sheet has its head and its columns, by their titles: people may have moved them. */
export type Layout = { sheet: ExcelJS.Worksheet; head: number; columns: Map<string, number>; last: number };

/** The layout of a sheet of the user's workbook; null where there is no such sheet. */
export function layoutOf(book: ExcelJS.Workbook, m: Messages, key: SheetKey): Layout | null {
	const sheet = book.getWorksheet(m.template.sheets[key]);
	if (!sheet) return null;
	const titles = titlesOf(m, key);
	let best: Layout = { sheet, head: HEAD, columns: new Map(), last: 0 };
	for (let head = 1; head <= MOST_ABOVE; head++) {
		const found = new Map<string, number>();
		sheet.getRow(head).eachCell((cell, column) => {
			const title = titles.find(([, words]) => words === wordsIn(cell));
			if (title && !found.has(title[0])) found.set(title[0], column);
		});
		if (found.size > best.columns.size) best = { sheet, head, columns: found, last: 0 };
	}
	return { ...best, last: Math.max(1, ...best.columns.values()) };
}
