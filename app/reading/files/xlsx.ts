import ExcelJS from "exceljs";
import type { Line } from "../line.ts";
import { rowLine } from "./row-line.ts";

/** What says nothing about the words of a sheet; validations of whole columns cost a cell for each of their million rows. */
export const IGNORED = [
	"dataValidations",
	"conditionalFormatting",
	"extLst",
	"hyperlinks",
	"drawing",
	"picture",
	"legacyDrawing",
	"tableParts",
	"autoFilter",
	"rowBreaks",
	"headerFooter",
	"pageSetup",
	"printOptions",
	"sheetProtection",
];
const MAX_COLUMNS = 60;

function wordsOf(cell: ExcelJS.Cell): string {
	const { value } = cell;
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value === "object" && value !== null && "result" in value && value.result instanceof Date)
		return value.result.toISOString().slice(0, 10);
	return String(cell.text ?? "");
}

/** The rows of a workbook's visible sheets, each sheet a page where there are several; a merged cell says the same in each of its places. */
export async function xlsxLines(content: Buffer): Promise<Line[]> {
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(content as unknown as ArrayBuffer, { ignoreNodes: IGNORED });
	const lines: Line[] = [];
	const sheets = book.worksheets.filter(({ state }) => state === "visible");
	for (const [i, sheet] of sheets.entries()) {
		const page = sheets.length > 1 ? i + 1 : null;
		if (lines.length > 0) lines.push({ raw: sheet.name, text: sheet.name, page, line: 0, cells: null });
		const width = Math.min(sheet.columnCount, MAX_COLUMNS);
		sheet.eachRow((row, no) => {
			const values = Array.from({ length: width }, (_, k) => wordsOf(row.getCell(k + 1).master));
			lines.push({ ...rowLine(values, no, lines.at(-1)), page });
		});
	}
	return lines;
}
