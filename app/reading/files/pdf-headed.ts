import { areHeads, meaningOf } from "../heads.ts";
import { type Piece, type Row, rowsOf, wordsOf } from "./pdf-lines.ts";

/** A table that nothing is drawn around: which pieces of the page it takes, and its rows. */
export type Headed = { pieces: Set<Piece>; rows: string[][] };

type Strip = { from: number; to: number };

/** Heads stand at least this many heights apart. */
const HEAD_GAP = 0.6;
/** The narrowest strip without words that still parts two columns, in points. */
const NARROW = 2;

/** What of some strips the words of a line leave free. */
const cut = (strips: Strip[], { pieces }: Row): Strip[] =>
	pieces.reduce(
		(free, { x, width }) =>
			free.flatMap(({ from, to }) => {
				if (x >= to || x + width <= from) return [{ from, to }];
				return [
					{ from, to: x },
					{ from: x + width, to },
				].filter((strip) => strip.to - strip.from >= NARROW);
			}),
		strips,
	);

const widest = (strips: Strip[]): Strip =>
	strips.reduce((best, strip) => (strip.to - strip.from > best.to - best.from ? strip : best), strips[0] ?? { from: 0, to: 0 });

/** The lines below a head that keep its columns apart, and where the columns part. */
function bodyOf(rows: Row[], head: Row): { body: Row[]; edges: number[] } {
	const middles = head.runs.map(({ from, to }) => (from + to) / 2);
	let strips = middles.slice(1).map((middle, i) => cut([{ from: middles[i] ?? 0, to: middle }], head));
	const body: Row[] = [];
	for (const row of rows) {
		const left = strips.map((free) => cut(free, row));
		if (left.some((free) => free.length === 0)) break;
		strips = left;
		body.push(row);
	}
	const edges = strips.map((free) => {
		const { from, to } = widest(free);
		return (from + to) / 2;
	});
	return { body, edges };
}

const NUMBER = /^[（(]?\d{1,3}[)）.、]?$|^[一二三四五六七八九十]{1,3}[、.]?$/;

/** Where the lines of a body are rows: at gaps wider than inside a cell, or where the first column counts. */
function groupsOf(body: Row[], isCounted: (row: Row) => boolean): Row[][] {
	const steps = body.slice(1).map((row, i) => (body[i]?.y ?? row.y) - row.y);
	const tight = Math.min(...steps, Number.POSITIVE_INFINITY);
	const byGap: Row[][] = [];
	for (const [i, row] of body.entries()) {
		const last = byGap.at(-1);
		if (last && (steps[i - 1] ?? 0) <= tight * 1.25) last.push(row);
		else byGap.push([row]);
	}
	return byGap.flatMap((group) => {
		const counted = group.flatMap((row, i) => (isCounted(row) ? [i] : []));
		if (counted.length < 2) return [group];
		return counted.map((from, i) => group.slice(i === 0 ? 0 : from, counted[i + 1] ?? group.length));
	});
}

/** The table under the first line of a page that reads as a table's heads; null if there is none, or its columns can't be told apart. */
export function headedTable(pieces: Piece[]): Headed | null {
	const rows = rowsOf(pieces, HEAD_GAP);
	const at = rows.findIndex(({ runs }) => runs.length > 2 && areHeads(runs.map(({ text }) => text)));
	const head = rows[at];
	if (!head) return null;
	const { body, edges } = bodyOf(rows.slice(at + 1), head);
	if (body.length === 0) return null;
	const columnOf = ({ x, width }: Piece) => edges.filter((edge) => edge < x + width / 2).length;
	const isNumbered = meaningOf(head.runs[0]?.text ?? "") === "no";
	const isCounted = (row: Row) =>
		isNumbered && row.pieces.some((piece) => columnOf(piece) === 0 && NUMBER.test(piece.text.trim()));
	let groups = groupsOf(body, isCounted);
	// What stands below the last number, apart from it, is no row: a signature, a note.
	const last = groups.findLastIndex((group) => group.some(isCounted));
	if (isNumbered && last >= 0) groups = groups.slice(0, last + 1);
	const taken = new Set([head, ...groups.flat()].flatMap((row) => row.pieces));
	const rights = [...edges, Math.max(...[...taken].map(({ x, width }) => x + width))];
	const cellsOf = (group: Row[]) =>
		rights.map((right, k) =>
			wordsOf(
				group.flatMap((row) => row.pieces.filter((piece) => columnOf(piece) === k)),
				right,
			),
		);
	return { pieces: taken, rows: [cellsOf([head]), ...groups.map(cellsOf)] };
}
