import { getDocumentProxy } from "unpdf";
import type { Line } from "../line.ts";
import { cleanCells, linesOf } from "../lines.ts";
import { partsOfPage } from "./pdf-columns.ts";
import { type Grid, gridsOf } from "./pdf-grid.ts";
import type { Piece } from "./pdf-lines.ts";
import { rulesOn } from "./pdf-rules.ts";
import { inspectPdf } from "./pdf-streams.ts";
import { type Printed, tableLines } from "./pdf-tables.ts";
import { Unreadable } from "./unreadable.ts";

const MAX_PAGES = 500;
/** Pictures are never unpacked, and nothing that a file brings with it is ever run. */
const WORDS_ONLY = { maxImageSize: 1, isEvalSupported: false, enableXfa: false, stopAtErrors: false };
/** Characters a page below which a PDF is pictures of pages. */
const FEW = 10;

/** A page from top to bottom: its tables with drawn borders, and the lines around them. */
function pageLines(pieces: Piece[], grids: Grid[]): Printed[] {
	const isIn = ({ x, y }: Piece, { left, right, top, bottom }: Grid) => x > left - 5 && x < right && y > bottom - 5 && y < top;
	const free = pieces.filter((piece) => !grids.some((grid) => isIn(piece, grid)));
	let from = Number.POSITIVE_INFINITY;
	const out: Printed[] = [];
	for (const grid of grids) {
		out.push(...tableLines(free.filter(({ y }) => y < from && y >= grid.top)));
		for (const cells of grid.rows) out.push({ text: cells.filter(Boolean).join(" "), cells });
		from = grid.top;
	}
	out.push(...tableLines(free.filter(({ y }) => y < from)));
	return out;
}

/** The lines of a PDF's text layer with their pages; says after each which share of them is done. Throws Unreadable for a scanned or locked file. */
export async function pdfLines(content: Buffer, onPage: (done: number) => void): Promise<Line[]> {
	inspectPdf(content);
	const pdf = await getDocumentProxy(new Uint8Array(content), WORDS_ONLY).catch((error: Error) => {
		throw new Unreadable(error.name === "PasswordException" ? "encrypted" : "damaged", { cause: error });
	});
	if (pdf.numPages > MAX_PAGES) throw new Unreadable("tooMany");
	const lines: Line[] = [];
	let characters = 0;
	for (let no = 1; no <= pdf.numPages; no++) {
		const page = await pdf.getPage(no);
		const { items } = await page.getTextContent();
		const pieces = items.flatMap((item): Piece[] =>
			"str" in item && item.str.trim() !== ""
				? [
						{
							text: item.str,
							x: item.transform[4],
							y: item.transform[5],
							width: item.width,
							height: item.height || Math.abs(item.transform[3]) || 10,
						},
					]
				: [],
		);
		characters += pieces.reduce((sum, { text }) => sum + text.trim().length, 0);
		const grids = gridsOf(await rulesOn(page), pieces);
		const parts = grids.length > 0 ? [pieces] : partsOfPage(pieces);
		for (const { text, cells } of parts.flatMap((part) => pageLines(part, grids))) {
			const [made] = linesOf(text.replaceAll("\n", "") || " ", no, lines.length + 1);
			if (made) lines.push({ ...made, cells: cells && cleanCells(cells) });
		}
		page.cleanup();
		onPage(no / pdf.numPages);
	}
	if (characters < FEW * pdf.numPages) throw new Unreadable(characters === 0 ? "scanned" : "empty");
	return lines;
}
