import type { Line } from "../line.ts";
import { cleanCells, linesOf } from "../lines.ts";

type Cell = { text: string; columns: number; rows: number };
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " " };
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
const spanOf = (tag: string | undefined, of: RegExp): number => Math.min(60, Number(of.exec(tag ?? "")?.[1] ?? 1));

/** Fills a row's places from its cells and from cells above that reach down. */
function fill(cells: Cell[], above: { text: string; rows: number }[]): string[] {
	const out: string[] = [];
	const queue = [...cells];
	for (let k = 0; queue.length > 0 || (above[k]?.rows ?? 0) > 0; k++) {
		const over = above[k];
		if (over && over.rows > 0) {
			over.rows--;
			out.push(over.text);
			continue;
		}
		const cell = queue.shift();
		if (!cell) break;
		for (let c = 0; c < cell.columns; c++) {
			out.push(cell.text);
			above[k + c] = { text: cell.text, rows: cell.rows - 1 };
		}
		k += cell.columns - 1;
	}
	return out;
}

/** The lines of the regular HTML that a Word document becomes: paragraphs, tables with merged cells. */
export function htmlLines(html: string): Line[] {
	const lines: Line[] = [];
	let text = "";
	let row: Cell[] | null = null;
	let cell: Cell | null = null;
	let above: { text: string; rows: number }[] = [];
	const push = (cells: string[] | null, words: string) => {
		const [made] = linesOf(words.replace(/[\t\n]/g, " "), null, lines.length + 1);
		lines.push({ raw: made?.raw ?? "", text: made?.text ?? "", page: null, line: lines.length + 1, cells });
	};
	const flush = () => {
		for (const piece of plain(text).split("\n")) if (piece.trim() !== "" && !cell) push(null, piece);
		if (cell && text.trim() !== "") cell.text += (cell.text === "" ? "" : "\n") + plain(text).trim();
		text = "";
	};
	for (const [part, closing, name, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:[\s/][^<>]*)?)>|[^<]+|</g)) {
		if (name === undefined) text += part;
		else if (name === "br") text += "\n";
		else if (name === "table") {
			flush();
			above = [];
		} else if (name === "tr") {
			if (closing && row) push(cleanCells(fill(row, above)), row.map((one) => one.text).join(" "));
			row = closing ? null : [];
		} else if (name === "td" || name === "th") {
			flush();
			if (closing && cell) row?.push(cell);
			cell = closing ? null : { text: "", columns: spanOf(tag, /colspan="(\d{1,4})"/), rows: spanOf(tag, /rowspan="(\d{1,4})"/) };
		} else if (/^(?:p|h[1-6]|[ou]l|li)$/.test(name)) flush();
	}
	flush();
	return lines;
}
