import ExcelJS from "exceljs";
import { readable } from "../lib/xlsx-text.ts";
import type { LedgerRow } from "../services/read-ledger.ts";
import type { LedgerColumn } from "./ledger-columns.ts";

const thin = { style: "thin", color: { argb: "FF999999" } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin };

/** What Excel takes as a sheet's name: 31 characters at most, some of its signs left out. */
const sheetName = (title: string): string =>
	readable(title)
		.replace(/[\\/?*[\]:']/g, "")
		.slice(0, 31)
		.toWellFormed();

/**
 * A ledger as a workbook: title over the whole width, a line that says as of when, two rows of headings with the groups merged, the headings frozen
 * and printed on every page, landscape A4. Every cell is text: nothing in it can become a formula.
 */
export async function ledgerXlsx(title: string, about: string, columns: LedgerColumn[], rows: LedgerRow[]): Promise<Buffer> {
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet(sheetName(title), {
		views: [{ state: "frozen", ySplit: 4 }],
		pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "3:4" },
	});
	sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: "@" } }));
	sheet.addRow([readable(title)]);
	sheet.addRow([about]);
	sheet.mergeCells(1, 1, 1, columns.length);
	sheet.mergeCells(2, 1, 2, columns.length);
	sheet.getRow(1).font = { bold: true, size: 16 };
	sheet.getRow(1).alignment = { horizontal: "center" };
	sheet.getRow(2).alignment = { horizontal: "right" };
	sheet.addRow(columns.map((c) => c.group));
	sheet.addRow(columns.map((c) => c.title));
	mergeGroups(sheet, columns);
	for (const [i, row] of rows.entries()) sheet.addRow(columns.map((column) => readable(column.text(row, i + 1))));
	sheet.eachRow((row, number) => {
		if (number < 3) return;
		row.eachCell({ includeEmpty: true }, (cell) => {
			cell.border = box;
			cell.alignment = { vertical: number < 5 ? "middle" : "top", horizontal: number < 5 ? "center" : "left", wrapText: true };
			if (number < 5) cell.font = { bold: true };
		});
	});
	sheet.pageSetup.printArea = `A1:${sheet.getColumn(columns.length).letter}${rows.length + 4}`;
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

function mergeGroups(sheet: ExcelJS.Worksheet, columns: LedgerColumn[]): void {
	for (let start = 0; start < columns.length; ) {
		let end = start;
		while (columns[end + 1]?.group === columns[start]?.group) end++;
		if (end > start) sheet.mergeCells(3, start + 1, 3, end + 1);
		start = end + 1;
	}
}
