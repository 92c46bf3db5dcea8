import { readPlan } from "../read-plan.ts";
import { docxLines } from "./docx.ts";
import { pdfLines } from "./pdf.ts";
import { isZip, sniff } from "./sniff.ts";
import { csvLines, textLines } from "./text.ts";
import { type Reason, Unreadable } from "./unreadable.ts";
import { xlsxLines } from "./xlsx.ts";
import { inspectZip } from "./zip.ts";

/** A process of its own that reads one document and answers once: no file, however hostile, is parsed where people are served. */
export type Ask = { content: Uint8Array; name: string };
export type Answer = { plan: ReturnType<typeof readPlan> } | { reason: Reason };

const readers = { docx: docxLines, xlsx: xlsxLines, pdf: pdfLines, csv: csvLines, text: textLines };

async function read({ content: bytes, name }: Ask): Promise<Answer> {
	const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const entries = isZip(content) ? await inspectZip(content) : null;
		const lines = await readers[sniff(content, name, entries)](content);
		if (!lines.some(({ text, cells }) => text !== "" || cells)) throw new Unreadable("empty");
		return { plan: readPlan(lines) };
	} catch (error) {
		return { reason: error instanceof Unreadable ? error.reason : "damaged" };
	}
}

process.once("message", async (ask: Ask) => {
	const answer = await read(ask);
	process.send?.(answer, undefined, undefined, () => process.exit(0));
});
