import type ExcelJS from "exceljs";
import type { Messages } from "../messages/messages.ts";
import { type Layout, wordsIn } from "../workbooks/read-sheet.ts";
import { layoutOf, titlesOf } from "./layout.ts";
import { type Fault, type SheetKey, sheetKeys } from "./plan.ts";

const RED = "FFFFC7CE";
const WIDTH = 60;
const red: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: RED } };
const isRed = ({ fill }: ExcelJS.Cell): boolean => fill?.type === "pattern" && fill.fgColor?.argb === RED;

/** The titles of a sheet's columns, and what each fault asks for, in one sentence. */
function sentenceOf(m: Messages, { sheet, column, code }: Fault): string {
	const title = titlesOf(m, sheet).find(([key]) => key === column)?.[1];
	const todo = m.template.faults[code];
	return title ? m.shell.marks.pair(title, todo) : todo;
}

/** The column behind the last that says what to do: where an earlier copy had it, or the next free one. */
function todoColumn({ sheet, head, last }: Layout, title: string): number {
	const row = sheet.getRow(head);
	for (let column = 1; column <= sheet.columnCount; column++) if (wordsIn(row.getCell(column)) === title) return column;
	return Math.max(last, sheet.columnCount) + 1;
}

/** Takes away what an earlier copy had marked: all that stands in its last column, and our red. */
function clear({ sheet, head }: Layout, todo: number): void {
	sheet.eachRow((row, no) => {
		if (no >= head && wordsIn(row.getCell(todo)) !== "") row.getCell(todo).value = null;
		row.eachCell((cell) => {
			if (isRed(cell)) cell.style = { ...cell.style, fill: { type: "pattern", pattern: "none" } };
		});
	});
}

function markSheet(layout: Layout, m: Messages, faults: Fault[]): void {
	const { sheet, head, columns } = layout;
	const todo = todoColumn(layout, m.template.todo);
	clear(layout, todo);
	if (faults.length === 0) return;
	Object.assign(sheet.getCell(head, todo), { value: m.template.todo, font: { bold: true, color: { argb: "FFC00000" } } });
	sheet.getColumn(todo).width = WIDTH;
	for (const fault of faults) {
		const sentence = sentenceOf(m, fault);
		const last = sheet.getCell(fault.row === head ? head + 1 : fault.row, todo);
		last.value = [wordsIn(last), sentence].filter(Boolean).join("\n");
		const lines = String(last.value).split("\n").length;
		if (lines > 1) sheet.getRow(fault.row).height = Math.max(sheet.getRow(fault.row).height ?? 0, 16 * lines);
		Object.assign(last, { font: { color: { argb: "FFC00000" } }, alignment: { wrapText: true, vertical: "top" } });
		const column = fault.column === null ? undefined : columns.get(fault.column);
		const cell = column === undefined ? last : sheet.getCell(fault.row, column);
		cell.style = { ...cell.style, fill: red };
		if (cell !== last) cell.note = { texts: [{ text: sentence }] };
	}
}

/** Marks in a user's own workbook where it isn't right: the cell red with a note, and in a last column what to do. What is filled in stays as it is. */
export function markFaults(book: ExcelJS.Workbook, m: Messages, faults: Fault[]): void {
	const ofSheet = (key: SheetKey) => faults.filter(({ sheet }) => sheet === key);
	for (const key of sheetKeys) {
		const layout = layoutOf(book, m, key);
		if (layout) markSheet(layout, m, ofSheet(key));
		else book.addWorksheet(m.template.sheets[key]).getCell(1, 1).value = m.template.faults.noSheet;
	}
}
