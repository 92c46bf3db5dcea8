import { fold } from "./fold.ts";
import { areHeads } from "./heads.ts";
import type { Line } from "./line.ts";
import { seam } from "./lines.ts";

/** Where in the document a piece of the flow was printed. */
export type Place = { page: number | null; line: number };
export type Table = { at: number; rows: { cells: string[]; place: Place }[] };

/**
 * A document as one run of text, lines joined where only the page broke them. `folded` is as long as `text` and is what the grammar reads;
 * `starts` are the offsets at which a printed line begins, `width` how long a full line is. Tables stand apart, each at the offset where it was printed.
 */
export type Flow = {
	text: string;
	folded: string;
	starts: Map<number, Place>;
	tables: Table[];
	placeAt: (at: number) => Place;
	width: number;
};

/** A number parted from its words by a tab: （一）→ 开展排查. */
const isNumbered = ({ cells, text }: Line): boolean =>
	cells?.length === 2 &&
	/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?|[①-⑳]|第[一二三四五六七八九十\d]{1,3}[章节条])$/.test(cells[0] ?? "") &&
	text.length > 12;
const isRow = ({ cells }: Line): boolean => cells !== null && new Set(cells.filter((cell) => cell !== "")).size > 1;

/** How far below a table's title its head may stand. */
const TITLE_ROWS = 3;
/** Whether a row that one cell runs across is a table's first, not a title that stands over its head. */
function beginsTable(lines: Line[], i: number): boolean {
	const cells = lines[i]?.cells ?? [];
	const below = lines.slice(i + 1, i + 1 + TITLE_ROWS);
	return (
		cells.length > 1 &&
		cells.some(Boolean) &&
		below[0] !== undefined &&
		isRow(below[0]) &&
		!below.some((line) => areHeads(line.cells ?? []))
	);
}

/** Whether a short line between two rows of one table is the heading of a block in it. */
function isBlock(lines: Line[], i: number, rows: Table["rows"]): boolean {
	const [line, next] = [lines[i], lines[i + 1]];
	const isShort = line !== undefined && line.text.length <= 40 && !/[。;,]/.test(fold(line.text));
	return (
		isShort &&
		next?.cells?.length === rows.at(-1)?.cells.length &&
		next !== undefined &&
		isRow(next) &&
		!areHeads(next.cells ?? [])
	);
}

/** Joins lines into a flow. */
export function flowOf(lines: Line[]): Flow {
	const pieces: string[] = [];
	let length = 0;
	const starts = new Map<number, Place>();
	const tables: Table[] = [];
	let table: Table | null = null;
	for (const [i, line] of lines.entries()) {
		const place = { page: line.page, line: line.line };
		if (table && !line.cells && isBlock(lines, i, table.rows)) {
			table.rows.push({ cells: [line.text], place });
			continue;
		}
		if (line.cells && !isNumbered(line) && (isRow(line) || table || beginsTable(lines, i))) {
			if (!table) {
				table = { at: length, rows: [] };
				tables.push(table);
			}
			table.rows.push({ cells: line.cells, place });
			continue;
		}
		if (table && line.text !== "") table = null;
		const last = pieces.at(-1);
		const between = seam(last?.at(-1), line.text[0]);
		if (between === "hyphen") pieces[pieces.length - 1] = last?.slice(0, -1) ?? "";
		const [gap, kept] = [between === " " ? " " : "", between === "hyphen" ? -1 : 0];
		length += kept + gap.length;
		starts.set(length, place);
		if (gap + line.text !== "") pieces.push(gap + line.text);
		length += line.text.length;
	}
	const text = pieces.join("");
	const offsets = [...starts.keys()];
	const lengths = offsets.map((at, i) => (offsets[i + 1] ?? text.length) - at).sort((a, b) => a - b);
	const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
	const placeAt = (at: number): Place => {
		let [low, high] = [0, offsets.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((offsets[middle] ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return starts.get(offsets[low] ?? 0) ?? { page: null, line: 1 };
	};
	return { text, folded: fold(text), starts, tables, placeAt, width };
}
