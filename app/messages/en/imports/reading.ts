import type { Reason } from "../../../reading/files/unreadable.ts";

/** What to do about a file that can't be read, in one sentence. */
const unreadable: Record<Reason, string> = {
	empty: "There is no text in this file. Check that it is the right one.",
	unknownType: "This type of file can't be read. Save the document as .docx, .xlsx, .pdf or .txt and upload that.",
	oldWord: "This is an old Word file (.doc). Open it in Word or WPS, save it as .docx and upload that.",
	oldExcel: "This is an old Excel file (.xls). Open it in Excel or WPS, save it as .xlsx and upload that.",
	encrypted: "This file has a password. Save a copy without one and upload that.",
	damaged: "This file can't be opened; it may not have arrived whole. Open it where it was made, save it again and upload that.",
	scanned: "This PDF is a scan without text. Run text recognition (OCR) on it, or paste its text.",
	tooBig: "This file is too large. Save it again without pictures, or paste its text.",
	tooMany:
		"There is too much in this file: 500 pages, 20,000 rows or paragraphs, or a million characters at most. Keep only the plan itself, or split it.",
	dtd: "This file holds declarations that Word and Excel never write, so it was not read. Open it in Word or WPS, save it again and upload that.",
	macros: "This file holds macros, so it was not read. Save it without them, as .docx or .xlsx, and upload that.",
	twoTypes: "This file is of two types at once, so it was not read. Open it where it was made, save it again and upload that.",
	bomb: "Unpacked, this file is far larger than a document needs to be, so it was not read. Save it again where it was made.",
	tooLong: "Reading this file took too long and was stopped. Split it, or paste its text.",
	failed: "The portal failed on this file, which is not the file's fault. Paste its text, and tell the administrator.",
};

/** A draft that isn't to be checked: being read, unreadable, put away, imported. */
export const reading = {
	reading: {
		title: "Being read",
		hint: "You may leave this page; once it is read, go on under “Import a plan”.",
		progress: "Progress of reading",
		steps: {
			waiting: "Waiting its turn",
			opening: "Opening the file",
			parsing: "Taking out the text",
			understanding: "Finding clauses, tasks and roles",
			matching: "Looking up the units of this jurisdiction",
			done: "Read",
		} as Record<string, string>,
		percent: (n: number) => `${n}%`,
	},
	failed: { title: "This file can't be read", again: "Upload another" },
	away: { title: "This draft was put away", hint: "Everything is still there. Take it back to go on." },
	imported: {
		title: "This draft has been imported",
		hint: "It is kept for reference and can't be changed.",
		open: "See the plan",
	},
	unreadable,
};
