import ExcelJS from "exceljs";
import { asCreditCode, creditCodeFault, employerStates, hazards } from "#workflows/employers.ts";
import { messagesFor } from "../messages/index.ts";
import type { Messages } from "../messages/messages.ts";
import { isZip, sniff } from "../reading/files/sniff.ts";
import { Unreadable } from "../reading/files/unreadable.ts";
import { IGNORED } from "../reading/files/xlsx.ts";
import { inspectZip } from "../reading/files/zip.ts";
import { filledIn, type Layout, layoutIn, wordsIn } from "../workbooks/read-sheet.ts";

import { type Column, columnKeys, type Fault, type FaultCode, type Line } from "./employer.ts";

/** What a list holds: its lines, and every place where it isn't right. */
export type ReadList = { lines: Line[]; faults: Fault[] };

const LONGEST = 200;

const titlesOf = ({ employers }: Messages): [string, string][] => columnKeys.map((key) => [key, employers.columns[key].title]);

/** The first sheet of a workbook, in the language in which it has more of our columns. */
function openSheet(book: ExcelJS.Workbook): { layout: Layout; m: Messages } | null {
	const [sheet] = book.worksheets.filter(({ state }) => state === "visible");
	if (!sheet) return null;
	const tried = (["zh", "en"] as const).map((language) => {
		const m = messagesFor(language);
		return { m, layout: layoutIn(sheet, titlesOf(m)) };
	});
	return tried.sort((a, b) => b.layout.columns.size - a.layout.columns.size)[0] ?? null;
}

const keyOf = <K extends string>(keys: readonly K[], words: Record<K, string>, said: string): K | undefined =>
	keys.find((key) => words[key] === said);

/** One row, read strictly: nothing is guessed. */
function lineIn(row: ExcelJS.Row, { columns }: Layout, { employers }: Messages): { line: Line; faults: Fault[] } {
	const faults: Fault[] = [];
	const said = (column: Column): string => wordsIn(row.getCell(columns.get(column) ?? 1)).normalize("NFKC");
	const fault = (column: Column, code: FaultCode) =>
		void faults.push({ row: row.number, column, words: said(column).slice(0, LONGEST), code });
	for (const column of columnKeys) {
		if (said(column) === "") fault(column, "missing");
		if (said(column).length > LONGEST) fault(column, "tooLong");
	}
	const creditCode = asCreditCode(said("creditCode"));
	const codeFault = creditCodeFault(creditCode);
	if (codeFault && creditCode !== "") fault("creditCode", codeFault);
	const hazard = keyOf(hazards, employers.hazards, said("hazard"));
	if (!hazard && said("hazard") !== "") fault("hazard", "choice");
	const state = keyOf(employerStates, employers.states, said("state"));
	if (!state && said("state") !== "") fault("state", "choice");
	const employer = {
		creditCode,
		name: wordsIn(row.getCell(columns.get("name") ?? 1)),
		hazard: hazard ?? "unclassified",
		unit: said("unit"),
		state: state ?? "active",
	};
	return { line: { row: row.number, employer }, faults };
}

/** Rows whose code stands in a row before them. */
function twice(lines: Line[]): Fault[] {
	const seen = new Set<string>();
	return lines.flatMap(({ row, employer: { creditCode } }): Fault[] => {
		if (creditCode === "") return [];
		const isTwice = seen.has(creditCode);
		seen.add(creditCode);
		return isTwice ? [{ row, column: "creditCode", words: creditCode, code: "codeTwice" }] : [];
	});
}

function readBook(book: ExcelJS.Workbook): ReadList {
	const opened = openSheet(book);
	const bare = (row: number, column: Column | null, code: FaultCode): Fault => ({ row, column, words: "", code });
	if (!opened) return { lines: [], faults: [bare(1, null, "noSheet")] };
	const { layout, m } = opened;
	const absent = columnKeys.filter((column) => !layout.columns.has(column));
	if (absent.length > 0) return { lines: [], faults: absent.map((column) => bare(layout.head, column, "noColumn")) };
	const read = filledIn(layout, m.template.example).map((row) => lineIn(row, layout, m));
	if (read.length === 0) return { lines: [], faults: [bare(layout.head, null, "noRow")] };
	const lines = read.map(({ line }) => line);
	const faults = [...read.flatMap(({ faults }) => faults), ...twice(lines)];
	return { lines, faults: faults.sort((a, b) => a.row - b.row) };
}

/** Reads a workbook as a list of employers. Throws Unreadable. Only to be called where a hostile file can't hurt. */
export async function readList(content: Buffer, name: string): Promise<ReadList> {
	const entries = isZip(content) ? await inspectZip(content) : null;
	if (sniff(content, name, entries) !== "xlsx") throw new Unreadable("unknownType");
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(content as unknown as ArrayBuffer, { ignoreNodes: IGNORED }).catch((cause) => {
		throw new Unreadable("damaged", { cause });
	});
	return readBook(book);
}
