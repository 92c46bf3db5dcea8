import { headedTable } from "./pdf-headed.ts";
import { type Piece, type Row, type Run, rowsOf } from "./pdf-lines.ts";

/** Where the columns of a stretch of rows lie: runs that overlap in x belong together. */
function columnsOf(rows: Row[]): { from: number; to: number }[] {
	const columns: { from: number; to: number }[] = [];
	for (const { from, to } of rows.flatMap(({ runs }) => runs).sort((a, b) => a.from - b.from)) {
		const column = columns.find((one) => from < one.to && to > one.from);
		if (column) {
			column.from = Math.min(column.from, from);
			column.to = Math.max(column.to, to);
		} else columns.push({ from, to });
	}
	return columns.sort((a, b) => a.from - b.from);
}

const overlap = (run: Run, column: { from: number; to: number }): boolean => run.from < column.to && run.to > column.from;

/** Printed lines of one table gathered into its rows: a new row begins where the gap between lines is wider than inside a cell. */
function gather(rows: Row[], columns: { from: number; to: number }[]): string[][] {
	const steps = rows.slice(1).map((row, i) => (rows[i]?.y ?? row.y) - row.y);
	const tight = Math.min(...steps.filter((step) => step > 0), Number.POSITIVE_INFINITY);
	const out: string[][] = [];
	for (const [i, row] of rows.entries()) {
		const isNew = i === 0 || (steps[i - 1] ?? 0) > tight * 1.25;
		const cells = isNew ? columns.map(() => "") : (out.at(-1) ?? columns.map(() => ""));
		for (const run of row.runs) {
			const k = columns.findIndex((column) => overlap(run, column));
			if (k >= 0) cells[k] += run.text;
		}
		if (isNew) out.push(cells);
	}
	return out;
}

export type Printed = { text: string; cells: string[] | null };
const printedRow = (cells: string[]): Printed => ({
	text: cells.filter(Boolean).join(" "),
	cells: cells.map((cell) => cell.trim()),
});

/** The lines of a page from top to bottom; under heads that read as a table's, and where three lines or more stand in columns, the rows of a table. */
export function tableLines(pieces: Piece[]): Printed[] {
	const headed = headedTable(pieces);
	if (!headed) return columnLines(pieces);
	const ys = [...headed.pieces].map(({ y }) => y);
	const [top, bottom] = [Math.max(...ys), Math.min(...ys)];
	return [
		...columnLines(pieces.filter(({ y }) => y > top + 0.1)),
		...headed.rows.map(printedRow),
		...tableLines(pieces.filter((piece) => piece.y < bottom - 0.1)),
	];
}

/** The lines of a page; where three or more stand in two columns or more, the rows of a table. */
function columnLines(pieces: Piece[]): Printed[] {
	const rows = rowsOf(pieces);
	const out: Printed[] = [];
	for (let i = 0; i < rows.length; ) {
		let end = i;
		while (
			end < rows.length &&
			((rows[end]?.runs.length ?? 0) > 1 ||
				(end > i && end + 1 < rows.length && (rows[end + 1]?.runs.length ?? 0) > 1 && isInside(rows.slice(i, end), rows[end])))
		)
			end++;
		const columns = end - i >= 3 ? columnsOf(rows.slice(i, end)) : [];
		if (columns.length > 1) out.push(...gather(rows.slice(i, end), columns).map(printedRow));
		else {
			end = Math.max(end, i + 1);
			for (const { runs } of rows.slice(i, end)) out.push({ text: runs.map(({ text }) => text).join(" "), cells: null });
		}
		i = end;
	}
	return out;
}

/** A line with one run still belongs to a table when it stands in one of its columns. */
function isInside(table: Row[], row: Row | undefined): boolean {
	const [run] = row?.runs ?? [];
	return run !== undefined && columnsOf(table).some((column) => run.from >= column.from - 5 && run.to <= column.to + 5);
}
