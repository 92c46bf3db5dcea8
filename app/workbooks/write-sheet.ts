import type ExcelJS from "exceljs";
import { readable } from "../lib/xml-text.ts";
import { HEAD } from "./read-sheet.ts";

/** How many rows are prepared with lists to choose from. */
const PREPARED = 500;
const GREY = { argb: "FF8A8A8A" };
const MARK_WIDTH = 10;
const fillOf = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const thin = { style: "thin", color: { argb: "FFBBBBBB" } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin };

/** A column to fill in; `choices` is what a list in its cells offers (words with commas between them, or a range). */
export type FillColumn = { title: string; hint: string; width: number; choices?: string };
/** What stands above the table, and in the first column of a row that shows how it is done. */
type Words = { about: string; mark: string; markHint: string; wrongChoice: string };

/** Adds a sheet for people to fill in: frozen head with notes, text in every cell, lists to choose from. Its first column is for the mark of examples. */
export function addFillable(
	book: ExcelJS.Workbook,
	name: string,
	{ about, mark, markHint, wrongChoice }: Words,
	columns: FillColumn[],
): ExcelJS.Worksheet {
	const sheet = book.addWorksheet(name, {
		views: [{ state: "frozen", ySplit: HEAD, xSplit: 1 }],
		pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
	});
	sheet.columns = [MARK_WIDTH, ...columns.map(({ width }) => width)].map((width) => ({ width, style: { numFmt: "@" } }));
	sheet.getCell(1, 1).value = about;
	sheet.mergeCells(1, 1, 1, columns.length + 1);
	Object.assign(sheet.getCell(1, 1), { font: { color: GREY }, alignment: { wrapText: true, vertical: "middle" } });
	sheet.getRow(1).height = 34;
	for (const [i, { title, hint }] of [{ title: mark, hint: markHint }, ...columns].entries()) {
		const cell = sheet.getCell(HEAD, i + 1);
		cell.value = title;
		cell.note = { texts: [{ text: hint }], margins: { insetmode: "auto" } };
		cell.font = { bold: true };
		cell.fill = fillOf("FFDCE6F2");
		cell.border = box;
		cell.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
	}
	sheet.getRow(HEAD).height = 24;
	for (const [i, { choices }] of columns.entries()) if (choices) addChoices(sheet, i + 2, choices, wrongChoice);
	return sheet;
}

function addChoices(sheet: ExcelJS.Worksheet, column: number, choices: string, error: string): void {
	for (let row = HEAD + 1; row <= HEAD + PREPARED; row++)
		sheet.getCell(row, column).dataValidation = {
			type: "list",
			allowBlank: true,
			formulae: [choices],
			showErrorMessage: true,
			error,
		};
}

/** Adds a row, marked if it is an example. Text in every cell: nothing that people or plans bring can become a formula. */
export function addFilled(sheet: ExcelJS.Worksheet, at: number, mark: string, cells: string[]): void {
	for (const [i, words] of [mark, ...cells].entries()) {
		const cell = sheet.getCell(at, i + 1);
		if (words !== "") cell.value = readable(words);
		cell.border = box;
		cell.alignment = { vertical: "top", wrapText: true };
		if (mark !== "") Object.assign(cell, { font: { italic: true, color: GREY }, fill: fillOf("FFF5F5F5") });
	}
}
