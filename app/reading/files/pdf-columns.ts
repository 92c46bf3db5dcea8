import { headedTable } from "./pdf-headed.ts";
import { type Piece, type Row, rowsOf } from "./pdf-lines.ts";

/** So many lines on each side make two columns of text. */
const FEWEST = 8;
/** A page of more pieces is no page of text. */
const MOST_PIECES = 5_000;
/** Between which shares of the page's width the columns may part. */
const [FROM, TO] = [0.35, 0.65];
/** How many of a column's lines are as long as the column: text is set in full lines, the cells of a table aren't. */
const FULL = 0.5;

type Run = { at: number; from: number; to: number };

const crosses = ({ pieces }: Row, at: number): boolean => pieces.some(({ x, width }) => x < at - 1 && x + width > at + 1);

/** The longest run of lines none of which crosses a place: from a row to the one before another. */
function runAt(rows: Row[], at: number): Run {
	let best: Run = { at, from: 0, to: 0 };
	let from = 0;
	for (let i = 0; i <= rows.length; i++) {
		const row = rows[i];
		if (row && !crosses(row, at)) continue;
		if (i - from > best.to - best.from) best = { at, from, to: i };
		from = i + 1;
	}
	return best;
}

/** Whether the pieces on one side of a gutter are lines of text. */
function isText(pieces: Piece[]): boolean {
	const rows = rowsOf(pieces);
	const ends = rows.map((row) => Math.max(...row.pieces.map(({ x, width }) => x + width)));
	const [left, right] = [Math.min(...pieces.map(({ x }) => x)), Math.max(...ends)];
	const full = ends.filter((end) => end > right - (right - left) * 0.15).length;
	return rows.length >= FEWEST && full >= rows.length * FULL;
}

/**
 * The parts of a page in the order in which they are read: what stands above two columns of text, the left one, the right one, what stands below. A page
 * of one column is one part.
 */
export function partsOfPage(pieces: Piece[]): Piece[][] {
	const rows = pieces.length > MOST_PIECES ? [] : rowsOf(pieces);
	if (rows.length < FEWEST || headedTable(pieces)) return [pieces];
	const left = Math.min(...pieces.map(({ x }) => x));
	const width = Math.max(...pieces.map(({ x, width: of }) => x + of)) - left;
	const places = Array.from({ length: Math.floor(width * (TO - FROM)) }, (_, i) => left + width * FROM + i);
	const runs = places.map((at) => runAt(rows, at));
	const longest = Math.max(0, ...runs.map(({ from, to }) => to - from));
	const gutter = runs.filter(({ from, to }) => to - from === longest);
	const run = gutter[gutter.length >> 1];
	if (!run || longest < FEWEST) return [pieces];
	const inside = rows.slice(run.from, run.to).flatMap((row) => row.pieces);
	const sides = [inside.filter(({ x }) => x < run.at), inside.filter(({ x }) => x >= run.at)];
	if (!sides.every((side) => side.length > 0 && isText(side))) return [pieces];
	const of = (some: Row[]) => some.flatMap((row) => row.pieces);
	return [of(rows.slice(0, run.from)), ...sides, of(rows.slice(run.to))].filter((part) => part.length > 0);
}
