import type ExcelJS from "exceljs";
import type { Messages } from "../messages/messages.ts";
import { type Layout, layoutIn } from "../workbooks/read-sheet.ts";
import { columnsOf, type SheetKey } from "./plan.ts";

/** The sheet nobody sees that says what this workbook is, whatever happens to the rest: our name, the version of the layout, the language. */
export const MARK = { sheet: "_liandu", name: "liandu-plan-template", version: "1" };

/** The titles of a sheet's columns by their keys. */
export const titlesOf = ({ template }: Messages, sheet: SheetKey): [string, string][] => {
	const columns: Record<string, { title: string }> = template.columns[sheet];
	return columnsOf(sheet).map((key) => [key, columns[key]?.title ?? key]);
};

/** The layout of a sheet of the user's workbook; null where there is no such sheet. */
export function layoutOf(book: ExcelJS.Workbook, m: Messages, key: SheetKey): Layout | null {
	const sheet = book.getWorksheet(m.template.sheets[key]);
	return sheet ? layoutIn(sheet, titlesOf(m, key)) : null;
}
