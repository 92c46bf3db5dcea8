import type { Line } from "../lines.ts";
import { readPlan } from "../read-plan.ts";
import { docxLines } from "./docx.ts";
import { pdfLines } from "./pdf.ts";
import { type FileType, isZip, sniff } from "./sniff.ts";
import { csvLines, textLines } from "./text.ts";
import { type Reason, Unreadable } from "./unreadable.ts";
import { xlsxLines } from "./xlsx.ts";
import { inspectZip } from "./zip.ts";

/** A process of its own that reads one document and answers once: no file, however hostile, is parsed where people are served. */
export type Ask = { content: Uint8Array; name: string };
/** How far it has come: `done` from 0 to 1, over the file's pages and then over what is made of them. */
export type Progress = { step: "parsing" | "understanding"; done: number };
export type Answer = { plan: ReturnType<typeof readPlan> } | { reason: Reason; detail: string } | { progress: Progress };
/** Parsing is most of the work. */
const PARSING = 0.8;

const tell = (progress: Progress): void => void process.send?.({ progress } satisfies Answer);

const readers: Record<FileType, (content: Buffer) => Promise<Line[]>> = {
	docx: docxLines,
	xlsx: xlsxLines,
	pdf: (content) => pdfLines(content, (done) => tell({ step: "parsing", done: PARSING * done })),
	csv: csvLines,
	text: async (content) => textLines(content),
};

/** A parser that throws has met a damaged file. */
const parse = (content: Buffer, type: FileType): Promise<Line[]> =>
	Promise.resolve(readers[type](content)).catch((error) => {
		throw error instanceof Unreadable ? error : new Unreadable("damaged", { cause: error });
	});

async function read({ content: bytes, name }: Ask): Promise<Answer> {
	const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const entries = isZip(content) ? await inspectZip(content) : null;
		tell({ step: "parsing", done: 0 });
		const lines = await parse(content, sniff(content, name, entries));
		if (!lines.some(({ text, cells }) => text !== "" || cells)) throw new Unreadable("empty");
		tell({ step: "understanding", done: PARSING });
		return { plan: readPlan(lines) };
	} catch (error) {
		return {
			reason: error instanceof Unreadable ? error.reason : "failed",
			detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
		};
	}
}

process.once("message", async (ask: Ask) => {
	const answer = await read(ask);
	process.send?.(answer, undefined, undefined, () => process.exit(0));
});
