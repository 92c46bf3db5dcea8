import type ExcelJS from "exceljs";
import { comparators, unitKinds } from "#db/plans/plan-document.ts";
import type { Messages } from "../messages/messages.ts";
import type { Calendar } from "../reading/deadlines.ts";
import { filledIn, wordsIn } from "../workbooks/read-sheet.ts";
import { layoutOf, titlesOf } from "./layout.ts";
import { type Fault, type FaultCode, type SheetKey, sheetKeys, type TemplatePlan, type TemplateTask } from "./plan.ts";
import { type RowCells, rowCells } from "./row-cells.ts";

type Line<T> = { row: number; value: T };

/** The year that a month without one belongs to. */
const calendarOf = ({ issuedOn, start }: TemplatePlan["head"]): Calendar => {
	const from = start ?? issuedOn;
	return { year: from ? Number(from.slice(0, 4)) : null, issuedOn };
};

function headIn(cells: RowCells, fault: (column: string, code: FaultCode) => void): TemplatePlan["head"] {
	const head = {
		title: cells.needed("title"),
		number: cells.text("number"),
		issuers: cells.names("issuers"),
		issuedOn: cells.date("issuedOn"),
		start: cells.date("start"),
		end: cells.date("end"),
	};
	if (head.start !== null && cells.text("end") === null) fault("end", "missing");
	if (head.end !== null && cells.text("start") === null) fault("start", "missing");
	if (head.start !== null && head.end !== null && head.start > head.end) fault("end", "order");
	return head;
}

function taskIn(cells: RowCells, calendar: Calendar, fault: (column: string, code: FaultCode) => void): TemplateTask {
	const roles = { lead: cells.names("lead"), cooperate: cells.names("cooperate"), implement: cells.names("implement") };
	const seen = new Set<string>();
	for (const [role, names] of Object.entries(roles)) {
		if (names.some((name) => seen.has(name))) fault(role, "unitTwice");
		for (const name of names) seen.add(name);
	}
	const [heading, title] = [cells.text("heading"), cells.text("title")];
	const limits = cells.limits("limits", calendar);
	return { heading, clause: cells.clause("clause"), title, text: cells.needed("text"), ...roles, limits };
}

/**
 * A filled-in template as a plan, or every place where it isn't right. Strict: nothing is guessed, nothing is left out. Columns are found by their
 * titles, so they may have been moved.
 */
export function readBook(book: ExcelJS.Workbook, m: Messages): { plan: TemplatePlan } | { faults: Fault[] } {
	const faults: Fault[] = [];
	const note = (sheet: SheetKey, row: number, column: string | null, code: FaultCode) =>
		void faults.push({ sheet, row, column, code });
	const layouts = new Map(sheetKeys.map((key) => [key, layoutOf(book, m, key)]));
	for (const [key, layout] of layouts) {
		if (!layout) note(key, 1, null, "noSheet");
		else for (const [column] of titlesOf(m, key)) if (!layout.columns.has(column)) note(key, layout.head, column, "noColumn");
	}
	if (faults.length > 0) return { faults };
	const read = <T>(key: SheetKey, make: (cells: RowCells, fault: (column: string, code: FaultCode) => void) => T): Line<T>[] => {
		const layout = layouts.get(key);
		if (!layout) return [];
		return filledIn(layout, m.template.example).map((row) => {
			const fault = (column: string, code: FaultCode) => note(key, row.number, column, code);
			const words = (column: string) => wordsIn(row.getCell(layout.columns.get(column) ?? 1));
			return { row: row.number, value: make(rowCells(words, fault), fault) };
		});
	};

	const [head, ...more] = read("plan", headIn);
	for (const { row } of more) note("plan", row, null, "oneRow");
	const headOf = (key: SheetKey) => layouts.get(key)?.head ?? 1;
	if (!head) note("plan", headOf("plan"), null, "noRow");
	const calendar = head ? calendarOf(head.value) : { year: null, issuedOn: null };
	const phases = read("phases", (cells, fault) => {
		const phase = { name: cells.needed("name"), start: cells.date("start"), end: cells.date("end") };
		cells.needed("start");
		cells.needed("end");
		if (phase.start !== null && phase.end !== null && phase.start > phase.end) fault("end", "order");
		return { ...phase, start: phase.start ?? "", end: phase.end ?? "" };
	});
	const tasks = read("tasks", (cells, fault) => taskIn(cells, calendar, fault));
	if (tasks.length === 0) note("tasks", headOf("tasks"), null, "noRow");
	const clauses = new Set<string>();
	for (const { row, value } of tasks) {
		if (value.clause !== null && clauses.has(value.clause)) note("tasks", row, "clause", "clauseTwice");
		if (value.clause !== null) clauses.add(value.clause);
	}
	const indicators = read("indicators", (cells, fault) => {
		const task = cells.clause("task");
		if (task !== null && !clauses.has(task)) fault("task", "noSuchTask");
		const comparator = cells.choice(
			"comparator",
			comparators.map((one) => [one, m.template.comparators[one]]),
		);
		cells.needed("comparator");
		if (comparator !== null && comparator !== "trend" && comparator !== "qualitative") cells.needed("value");
		const [name, scope, value] = [cells.needed("name"), cells.text("scope"), cells.number("value")];
		return {
			task,
			name,
			scope,
			comparator: comparator ?? "=",
			value,
			unit: cells.text("unit"),
			milestone: cells.date("milestone"),
		};
	});
	const units = read("units", (cells) => {
		const kind = cells.choice(
			"kind",
			unitKinds.map((one) => [one, m.shell.kinds[one] ?? one]),
		);
		cells.needed("kind");
		const isGroup = cells.choice("isGroup", yesNo(m)) === "yes";
		return { name: cells.needed("name"), aliases: cells.names("aliases"), kind: kind ?? "other", isGroup };
	});
	const names = new Set<string>();
	for (const { row, value } of units)
		for (const [column, name] of [["name", value.name], ...value.aliases.map((alias) => ["aliases", alias])] as [
			string,
			string,
		][]) {
			if (name !== "" && names.has(name)) note("units", row, column, "nameTwice");
			names.add(name);
		}
	if (faults.length > 0 || !head) return { faults };
	const values = <T>(lines: Line<T>[]) => lines.map(({ value }) => value);
	return {
		plan: {
			head: head.value,
			phases: values(phases),
			tasks: values(tasks),
			indicators: values(indicators),
			units: values(units),
		},
	};
}

/** What a cell that asks yes or no may say. */
export const yesNo = ({ template }: Messages): ["yes" | "no", string][] => [
	["yes", template.yes],
	["no", template.no],
];
