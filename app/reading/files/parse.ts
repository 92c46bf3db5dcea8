import type { Line } from "../lines.ts";
import { docxLines } from "./docx.ts";
import { pdfLines } from "./pdf.ts";
import { type FileType, isZip, sniff } from "./sniff.ts";
import { csvLines, textLines } from "./text.ts";
import { Unreadable } from "./unreadable.ts";
import { xlsxLines } from "./xlsx.ts";
import { inspectZip } from "./zip.ts";

/** Told how far the parsing has come, from 0 to 1. */
type Tell = (done: number) => void;
const readers: Record<FileType, (content: Buffer, tell: Tell) => Promise<Line[]>> = {
	docx: docxLines,
	xlsx: xlsxLines,
	pdf: pdfLines,
	csv: csvLines,
	text: async (content) => textLines(content),
};

/** The lines of an issued document's file, by what it holds. Throws Unreadable for what can't be read; a parser that throws has met a damaged file. */
export async function parseFile(content: Buffer, name: string, tell: Tell = () => {}): Promise<Line[]> {
	const entries = isZip(content) ? await inspectZip(content) : null;
	tell(0);
	const lines = await readers[sniff(content, name, entries)](content, tell).catch((error) => {
		throw error instanceof Unreadable ? error : new Unreadable("damaged", { cause: error });
	});
	if (!lines.some(({ text, cells }) => text !== "" || cells)) throw new Unreadable("empty");
	return lines;
}
