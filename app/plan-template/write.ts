import ExcelJS from "exceljs";
import { comparators, unitKinds } from "#db/plans/plan-document.ts";
import type { Language } from "#workflows/language.ts";
import { readable } from "../lib/xlsx-text.ts";
import { messagesFor } from "../messages/index.ts";
import type { Messages } from "../messages/messages.ts";
import { HEAD, MARK, titlesOf } from "./layout.ts";
import { columnsOf, type SheetKey, sheetKeys, sheets, type TemplatePlan } from "./plan.ts";
import { yesNo } from "./read.ts";

/** How many rows are prepared with lists to choose from. */
const PREPARED = 500;
const GREY = { argb: "FF8A8A8A" };
const fillOf = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const thin = { style: "thin", color: { argb: "FFBBBBBB" } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin };

/** What the examples have in figures, the same in every language. */
const FIGURES: Partial<Record<SheetKey, Record<string, string>>> = { indicators: { value: "95" } };

type Rows = Record<string, string>[];
const text = (value: string | number | null): string => (value === null ? "" : String(value));

/** A plan as the rows of each sheet. */
function rowsOf({ head, phases, tasks, indicators, units }: TemplatePlan, m: Messages): Record<SheetKey, Rows> {
	const { comparators: words } = m.template;
	const { list, join } = m.shell.marks;
	const [[, yes] = ["", ""], [, no] = ["", ""]] = yesNo(m);
	return {
		plan: [
			{
				title: head.title,
				number: text(head.number),
				issuers: list(head.issuers),
				issuedOn: text(head.issuedOn),
				start: text(head.start),
				end: text(head.end),
			},
		],
		phases,
		tasks: tasks.map((task) => ({
			heading: text(task.heading),
			clause: text(task.clause),
			title: text(task.title),
			text: task.text,
			lead: list(task.lead),
			cooperate: list(task.cooperate),
			implement: list(task.implement),
			limits: join(task.limits),
		})),
		indicators: indicators.map(({ task, name, scope, comparator, value, unit, milestone }) => ({
			task: text(task),
			name,
			scope: text(scope),
			comparator: words[comparator],
			value: text(value),
			unit: text(unit),
			milestone: text(milestone),
		})),
		units: units.map(({ name, aliases, kind, isGroup }) => ({
			name,
			aliases: list(aliases),
			kind: m.shell.kinds[kind] ?? kind,
			isGroup: isGroup ? yes : no,
		})),
	};
}

/** What a column lets people choose from. */
function choicesOf(m: Messages): Partial<Record<SheetKey, Record<string, string[]>>> {
	return {
		indicators: { comparator: comparators.map((one) => m.template.comparators[one]) },
		units: { kind: unitKinds.map((one) => m.shell.kinds[one] ?? one), isGroup: yesNo(m).map(([, word]) => word) },
	};
}

function addHead(sheet: ExcelJS.Worksheet, m: Messages, key: SheetKey): void {
	const { template } = m;
	const titles = titlesOf(m, key);
	sheet.getCell(1, 1).value = template.about[key];
	sheet.mergeCells(1, 1, 1, titles.length + 1);
	Object.assign(sheet.getCell(1, 1), { font: { color: GREY }, alignment: { wrapText: true, vertical: "middle" } });
	sheet.getRow(1).height = 34;
	const hints: Record<string, { hint: string }> = template.columns[key];
	const heads = [[template.mark, template.markHint], ...titles.map(([column, title]) => [title, hints[column]?.hint ?? ""])];
	for (const [i, [title = "", hint = ""]] of heads.entries()) {
		const cell = sheet.getCell(HEAD, i + 1);
		cell.value = title;
		cell.note = { texts: [{ text: hint }], margins: { insetmode: "auto" } };
		cell.font = { bold: true };
		cell.fill = fillOf("FFDCE6F2");
		cell.border = box;
		cell.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
	}
	sheet.getRow(HEAD).height = 24;
}

/** Text in every cell: nothing that people or plans bring can become a formula. */
function addRow(sheet: ExcelJS.Worksheet, at: number, mark: string, key: SheetKey, row: Record<string, string>): void {
	for (const [i, words] of [mark, ...columnsOf(key).map((column) => row[column] ?? "")].entries()) {
		const cell = sheet.getCell(at, i + 1);
		if (words !== "") cell.value = readable(words);
		cell.border = box;
		cell.alignment = { vertical: "top", wrapText: true };
		if (mark !== "") Object.assign(cell, { font: { italic: true, color: GREY }, fill: fillOf("FFF5F5F5") });
	}
}

function addChoices(sheet: ExcelJS.Worksheet, m: Messages, key: SheetKey): void {
	for (const [column, choices] of Object.entries(choicesOf(m)[key] ?? {})) {
		const at = columnsOf(key).indexOf(column) + 2;
		for (let row = HEAD + 1; row <= HEAD + PREPARED; row++)
			sheet.getCell(row, at).dataValidation = {
				type: "list",
				allowBlank: true,
				formulae: [`"${choices.join(",")}"`],
				showErrorMessage: true,
				error: m.template.faults.choice,
			};
	}
}

/**
 * The workbook in which a plan is filled in as a table, in the reader's language: a sheet each for the plan, its phases, tasks, indicators and units, with
 * notes, lists to choose from and an example that isn't read. Given a plan, its rows instead of the examples.
 */
export async function planTemplate(language: Language, plan?: TemplatePlan): Promise<Buffer> {
	const m = messagesFor(language);
	const book = new ExcelJS.Workbook();
	const rows = plan ? rowsOf(plan, m) : null;
	for (const key of sheetKeys) {
		const sheet = book.addWorksheet(m.template.sheets[key], {
			views: [{ state: "frozen", ySplit: HEAD, xSplit: 1 }],
			pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
		});
		sheet.columns = [10, ...Object.values(sheets[key])].map((width) => ({ width, style: { numFmt: "@" } }));
		addHead(sheet, m, key);
		if (rows) for (const [i, row] of rows[key].entries()) addRow(sheet, HEAD + 1 + i, "", key, row);
		else addRow(sheet, HEAD + 1, m.template.example, key, { ...FIGURES[key], ...m.template.examples[key] });
		addChoices(sheet, m, key);
	}
	const mark = book.addWorksheet(MARK.sheet, { state: "veryHidden" });
	mark.addRow([MARK.name, MARK.version, language]);
	return Buffer.from(await book.xlsx.writeBuffer());
}
