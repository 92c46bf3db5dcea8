import ExcelJS from "exceljs";
import { readable } from "../lib/xml-text.ts";
import { rowHeight } from "./row-height.ts";

const thin = { style: "thin", color: { argb: "FF999999" } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin };

/** The first row of headings, under the title and the line below it, and the first row of the table itself. */
const HEADINGS = 3;
export const FIRST = 5;

/** What Excel takes as a sheet's name: 31 characters at most, some of its signs left out. */
const sheetName = (title: string): string =>
	readable(title)
		.replace(/[\\/?*[\]:']/g, "")
		.slice(0, 31)
		.toWellFormed();

/** A table for a sheet: how wide its columns are in characters, its two rows of headings, its rows. */
export type SheetTable = { widths: number[]; headings: [string[], string[]]; rows: string[][] };

/** Merges the cells from one corner to the other, if they are more than one. */
export function merge(sheet: ExcelJS.Worksheet, [top, left]: [number, number], [bottom, right]: [number, number]): void {
	if (top < bottom || left < right) sheet.mergeCells(top, left, bottom, right);
}

/** Merges what stands twice side by side in the upper headings. */
function mergeGroups(sheet: ExcelJS.Worksheet, groups: string[]): void {
	for (let start = 0; start < groups.length; ) {
		let end = start;
		while (end + 1 < groups.length && groups[end + 1] === groups[start]) end++;
		merge(sheet, [HEADINGS, start + 1], [HEADINGS, end + 1]);
		start = end + 1;
	}
}

/** Merges a heading of one column that is the same in both rows. */
function mergeDown(sheet: ExcelJS.Worksheet, [upper, lower]: [string[], string[]]): void {
	for (const [i, title] of upper.entries())
		if (title === lower[i] && title !== upper[i - 1] && title !== upper[i + 1])
			merge(sheet, [HEADINGS, i + 1], [HEADINGS + 1, i + 1]);
}

/**
 * A workbook to print: title over the whole width, a line below it, two rows of headings, groups merged, frozen and printed on every page, landscape A4.
 * Every cell is text: nothing in it can become a formula. `more` merges what else belongs together.
 */
export async function printedSheet(
	title: string,
	about: string,
	{ widths, headings, rows }: SheetTable,
	more: (sheet: ExcelJS.Worksheet) => void = () => {},
): Promise<Buffer> {
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet(sheetName(title), {
		views: [{ state: "frozen", ySplit: FIRST - 1 }],
		pageSetup: {
			paperSize: 9,
			orientation: "landscape",
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
			printTitlesRow: `${HEADINGS}:${FIRST - 1}`,
		},
	});
	sheet.columns = widths.map((width) => ({ width, style: { numFmt: "@" } }));
	for (const row of [[title], [about]]) sheet.addRow(row.map(readable));
	for (const row of [...headings, ...rows]) sheet.addRow(row.map(readable)).height = rowHeight(row, widths);
	for (const row of [1, 2]) merge(sheet, [row, 1], [row, widths.length]);
	sheet.getRow(1).font = { bold: true, size: 16 };
	sheet.getRow(1).alignment = { horizontal: "center" };
	sheet.getRow(2).alignment = { horizontal: "right" };
	sheet.eachRow((row, number) => {
		if (number < HEADINGS) return;
		const isHead = number < FIRST;
		row.eachCell({ includeEmpty: true }, (cell) => {
			cell.border = box;
			cell.alignment = { vertical: isHead ? "middle" : "top", horizontal: isHead ? "center" : "left", wrapText: true };
			if (isHead) cell.font = { bold: true };
		});
	});
	mergeGroups(sheet, headings[0]);
	mergeDown(sheet, headings);
	more(sheet);
	sheet.pageSetup.printArea = `A1:${sheet.getColumn(widths.length).letter}${rows.length + FIRST - 1}`;
	return Buffer.from(await workbook.xlsx.writeBuffer());
}
