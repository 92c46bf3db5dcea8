/** Why a file can't be read. */
const reasons = [
	"empty",
	"unknownType",
	"oldWord",
	"oldExcel",
	"encrypted",
	"damaged",
	"scanned",
	"tooBig",
	"tooMany",
	"bomb",
	"dtd",
	"macros",
	"twoTypes",
	"tooLong",
	"failed",
] as const;
export type Reason = (typeof reasons)[number];

const SENTENCES: Record<Reason, string> = {
	empty: "there is no text in this file: check that it is the right one",
	unknownType: "this type of file cannot be read: save the document as .docx, .xlsx, .pdf, .txt, .md or .csv",
	oldWord: "this is a Word 97-2003 document (.doc): open it and save it as .docx",
	oldExcel: "this is an Excel 97-2003 workbook (.xls): open it and save it as .xlsx",
	encrypted: "this file is protected by a password: save a copy without one",
	damaged: "this file is damaged: open it in the program that made it and save it again",
	scanned: "this PDF holds pictures of pages and no text: run text recognition on it, or paste the text",
	tooBig: "this file is larger than 25 MB: remove the pictures and save it again",
	tooMany:
		"this document has more than 500 pages, 20,000 rows or paragraphs, 1,000 columns or a million characters: keep only the plan itself, or split it",
	dtd: "this file declares entities, which Word and Excel never do: open it there and save it again",
	macros: "this file holds macros: save it without them, as .docx or .xlsx",
	twoTypes: "this file is of two types at once: open it in the program that made it and save it again",
	bomb: "this file unpacks to far more than a document needs: save it again from the program that made it",
	failed: "the reader failed on this file, which is its own fault: paste the text instead, and report the file",
	tooLong: "reading this file took too long or too much memory: split it, or paste the text",
};

/** A file that can't be read; says in one sentence what to do. */
export class Unreadable extends Error {
	readonly reason: Reason;
	constructor(reason: Reason, options?: ErrorOptions) {
		super(SENTENCES[reason], options);
		this.reason = reason;
	}
}
