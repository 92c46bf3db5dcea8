import type { Line } from "../line.ts";
import { type FileType, isZip, sniff } from "./sniff.ts";
import { Unreadable } from "./unreadable.ts";
import { inspectZip } from "./zip.ts";

/** Told how far the parsing has come, from 0 to 1. */
type Tell = (done: number) => void;
type Reader = (content: Buffer, tell: Tell) => Promise<Line[]>;
/** Each parser is loaded when a file needs it: a file that is refused before costs no parser. */
const readers: Record<FileType, () => Promise<Reader>> = {
	docx: async () => (await import("./docx.ts")).docxLines,
	xlsx: async () => (await import("./xlsx.ts")).xlsxLines,
	pdf: async () => (await import("./pdf.ts")).pdfLines,
	csv: async () => (await import("./csv.ts")).csvLines,
	text: async () => (await import("./text.ts")).textLines,
};

/** The lines of an issued document's file, by what it holds. Throws Unreadable for what can't be read; a parser that throws has met a damaged file. */
export async function parseFile(content: Buffer, name: string, tell: Tell = () => {}): Promise<Line[]> {
	const entries = isZip(content) ? await inspectZip(content) : null;
	tell(0);
	const read = await readers[sniff(content, name, entries)]();
	const lines = await read(content, tell).catch((error) => {
		throw error instanceof Unreadable ? error : new Unreadable("damaged", { cause: error });
	});
	if (!lines.some(({ text, cells }) => text !== "" || cells)) throw new Unreadable("empty");
	return lines;
}
