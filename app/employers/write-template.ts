import ExcelJS from "exceljs";
import { employerStates, hazards } from "#workflows/employers.ts";
import type { Language } from "#workflows/language.ts";
import { messagesFor } from "../messages/index.ts";
import { HEAD } from "../workbooks/read-sheet.ts";
import { addFillable, addFilled } from "../workbooks/write-sheet.ts";
import { type Column, columnKeys, columns, type ListedEmployer } from "./employer.ts";

/** The same in every language. */
const EXAMPLE_CODE = "91310118MA1JL0000N";

/** The workbook in which a list of employers is filled in, with the jurisdiction's units to choose from; given employers, their rows instead of the example. */
export async function employerTemplate(language: Language, units: string[], list?: ListedEmployer[]): Promise<Buffer> {
	const { employers, template } = messagesFor(language);
	const book = new ExcelJS.Workbook();
	const choices: Partial<Record<Column, string>> = {
		hazard: `"${hazards.map((one) => employers.hazards[one]).join(",")}"`,
		state: `"${employerStates.map((one) => employers.states[one]).join(",")}"`,
		// A list of names is longer than what a cell's own list may be: they stand in a sheet beside it.
		...(units.length > 0 && { unit: `'${employers.unitSheet}'!$A$1:$A$${units.length}` }),
	};
	const words = { ...template, about: employers.about, wrongChoice: template.faults.choice };
	const sheet = addFillable(
		book,
		employers.title,
		words,
		columnKeys.map((key) => ({ ...employers.columns[key], width: columns[key], choices: choices[key] })),
	);
	const cellsOf = (row: Record<Column, string>) => columnKeys.map((key) => row[key]);
	const rows = list?.map((one) => ({ ...one, hazard: employers.hazards[one.hazard], state: employers.states[one.state] }));
	if (rows) for (const [i, row] of rows.entries()) addFilled(sheet, HEAD + 1 + i, "", cellsOf(row));
	const example = { ...employers.example, creditCode: EXAMPLE_CODE, unit: units[0] ?? "" };
	if (!rows) addFilled(sheet, HEAD + 1, template.example, cellsOf(example));
	const names = book.addWorksheet(employers.unitSheet);
	names.columns = [{ width: columns.unit, style: { numFmt: "@" } }];
	for (const unit of units) names.addRow([unit]);
	return Buffer.from(await book.xlsx.writeBuffer());
}
