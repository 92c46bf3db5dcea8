import ExcelJS from "exceljs";
import { comparators, unitKinds } from "#db/plans/plan-document.ts";
import type { Language } from "#workflows/language.ts";
import { messagesFor } from "../messages/index.ts";
import type { Messages } from "../messages/messages.ts";
import { HEAD } from "../workbooks/read-sheet.ts";
import { addFillable, addFilled, type FillColumn } from "../workbooks/write-sheet.ts";
import { MARK, titlesOf } from "./layout.ts";
import { columnsOf, type SheetKey, sheetKeys, sheets, type TemplatePlan } from "./plan.ts";
import { yesNo } from "./read.ts";

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

const columnsFor = (m: Messages, key: SheetKey): FillColumn[] => {
	const hints: Record<string, { hint: string }> = m.template.columns[key];
	const widths: Record<string, number> = sheets[key];
	return titlesOf(m, key).map(([column, title]) => {
		const choices = choicesOf(m)[key]?.[column];
		const list = choices && { choices: `"${choices.join(",")}"` };
		return { title, hint: hints[column]?.hint ?? "", width: widths[column] ?? 0, ...list };
	});
};

/**
 * The workbook in which a plan is filled in as a table, in the reader's language: a sheet each for the plan, its phases, tasks, indicators and units, with
 * notes, lists to choose from and an example that isn't read. Given a plan, its rows instead of the examples.
 */
export async function planTemplate(language: Language, plan?: TemplatePlan): Promise<Buffer> {
	const m = messagesFor(language);
	const { template } = m;
	const book = new ExcelJS.Workbook();
	const rows = plan ? rowsOf(plan, m) : null;
	for (const key of sheetKeys) {
		const words = { ...template, about: template.about[key], wrongChoice: template.faults.choice };
		const sheet = addFillable(book, template.sheets[key], words, columnsFor(m, key));
		const cellsOf = (row: Record<string, string>) => columnsOf(key).map((column) => row[column] ?? "");
		if (rows) for (const [i, row] of rows[key].entries()) addFilled(sheet, HEAD + 1 + i, "", cellsOf(row));
		else addFilled(sheet, HEAD + 1, template.example, cellsOf({ ...FIGURES[key], ...template.examples[key] }));
	}
	const mark = book.addWorksheet(MARK.sheet, { state: "veryHidden" });
	mark.addRow([MARK.name, MARK.version, language]);
	return Buffer.from(await book.xlsx.writeBuffer());
}
