import type ExcelJS from "exceljs";
import JSZip from "jszip";
import type { Language } from "#workflows/language.ts";
import { messagesFor } from "../messages/index.ts";
import { Unreadable } from "../reading/files/unreadable.ts";
import { inspectZip } from "../reading/files/zip.ts";
import type { ReadPlan } from "../reading/read-plan.ts";
import { wordsIn } from "../workbooks/read-sheet.ts";
import { asRead } from "./as-read.ts";
import { MARK } from "./layout.ts";
import { markFaults } from "./mark-faults.ts";
import type { Fault } from "./plan.ts";
import { readBook } from "./read.ts";

/** What a workbook is: none of ours; a plan; or a template with faults, and the copy of it in which they are marked. */
export type Filled = { isOurs: false } | { plan: ReadPlan } | { faults: Fault[]; language: Language; copy: Uint8Array };

/** The language of a template of ours; null for any other workbook. Told by its mark, never guessed. */
function languageOf(book: ExcelJS.Workbook): Language | null {
	const mark = book.getWorksheet(MARK.sheet);
	const [name, version, language] = [1, 2, 3].map((column) => (mark ? wordsIn(mark.getCell(1, column)) : ""));
	return name === MARK.name && version === MARK.version && (language === "zh" || language === "en") ? language : null;
}

/** Whether a workbook lists the sheet that marks a template: told without reading any sheet, for most workbooks have none. */
async function isMarked(content: Buffer): Promise<boolean> {
	const zip = await JSZip.loadAsync(content);
	return (await zip.file("xl/workbook.xml")?.async("string"))?.includes(`"${MARK.sheet}"`) ?? false;
}

async function open(content: Buffer): Promise<ExcelJS.Workbook> {
	const { default: Excel } = await import("exceljs");
	const book = new Excel.Workbook();
	await book.xlsx.load(content as unknown as ArrayBuffer);
	return book;
}

/** Reads a workbook that may be a filled-in template. Throws Unreadable. Only to be called where a hostile file can't hurt. */
export async function readFilled(content: Buffer): Promise<Filled> {
	await inspectZip(content);
	const damaged = (cause: unknown): never => {
		throw new Unreadable("damaged", { cause });
	};
	if (!(await isMarked(content).catch(damaged))) return { isOurs: false };
	const book = await open(content).catch(damaged);
	const language = languageOf(book);
	if (language === null) return { isOurs: false };
	const m = messagesFor(language);
	const read = readBook(book, m);
	if ("plan" in read) return { plan: asRead(read.plan, m) };
	markFaults(book, m, read.faults);
	return { faults: read.faults, language, copy: new Uint8Array(await book.xlsx.writeBuffer()) };
}
