import type ExcelJS from "exceljs";

/** A sheet's first row says what it is for, its second names the columns; whoever inserts rows above is forgiven a few. */
export const HEAD = 2;
const MOST_ABOVE = 6;
/** exceljs' number for a cell with a formula. */
const FORMULA = 6;

/** What a cell says: figures and dates as text, a formula by what it came to. */
export function wordsIn(cell: ExcelJS.Cell): string {
	const value = cell.type === FORMULA ? cell.result : cell.value;
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	return String(typeof value === "number" ? value : (cell.text ?? ""))
		.replace(/\r\n?/g, "\n")
		.trim();
}

/** Where a filled-in sheet has its head and its columns, by their titles: people may have moved them. */
export type Layout = { sheet: ExcelJS.Worksheet; head: number; columns: Map<string, number>; last: number };

/** The layout of a sheet whose columns have these titles, by their keys. */
export function layoutIn(sheet: ExcelJS.Worksheet, titles: [string, string][]): Layout {
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

/** The rows that somebody has filled in: neither empty nor, by its first cell, an example. */
export function filledIn({ sheet, head, columns }: Layout, example: string): ExcelJS.Row[] {
	const rows: ExcelJS.Row[] = [];
	sheet.eachRow((row, no) => {
		const isFilled = [...columns.values()].some((column) => wordsIn(row.getCell(column)) !== "");
		if (no > head && isFilled && wordsIn(row.getCell(1)) !== example) rows.push(row);
	});
	return rows;
}
