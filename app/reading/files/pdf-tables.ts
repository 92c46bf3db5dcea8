/** A run of text where a PDF prints it; x and y in points, y upwards. */
export type Piece = { text: string; x: number; y: number; width: number; height: number };
type Run = { text: string; from: number; to: number };
type Row = { y: number; height: number; runs: Run[] };

/** A gap wider than this many heights parts two columns; text set in full lines never has one. */
const GAP = 1.6;

/** Pieces on one base line, left to right; runs that nearly touch are one. */
function rowsOf(pieces: Piece[]): Row[] {
	const rows: { y: number; height: number; pieces: Piece[] }[] = [];
	for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
		const row = rows.at(-1);
		if (row && Math.abs(row.y - piece.y) < Math.max(row.height, piece.height) * 0.5) row.pieces.push(piece);
		else rows.push({ y: piece.y, height: piece.height, pieces: [piece] });
	}
	return rows.map(({ y, height, pieces: on }) => {
		const runs: Run[] = [];
		for (const { text, x, width } of on.sort((a, b) => a.x - b.x)) {
			const last = runs.at(-1);
			if (last && x - last.to < height * GAP) {
				last.text += (x - last.to > height * 0.25 ? " " : "") + text;
				last.to = Math.max(last.to, x + width);
			} else runs.push({ text, from: x, to: x + width });
		}
		return { y, height, runs };
	});
}

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

/** The lines of a page from top to bottom; where three lines or more stand in two columns or more, the rows of a table. */
export function tableLines(pieces: Piece[]): { text: string; cells: string[] | null }[] {
	const rows = rowsOf(pieces);
	const out: { text: string; cells: string[] | null }[] = [];
	for (let i = 0; i < rows.length; ) {
		let end = i;
		while (
			end < rows.length &&
			((rows[end]?.runs.length ?? 0) > 1 ||
				(end > i && end + 1 < rows.length && (rows[end + 1]?.runs.length ?? 0) > 1 && isInside(rows.slice(i, end), rows[end])))
		)
			end++;
		const columns = end - i >= 3 ? columnsOf(rows.slice(i, end)) : [];
		if (columns.length > 1)
			for (const cells of gather(rows.slice(i, end), columns))
				out.push({ text: cells.filter(Boolean).join(" "), cells: cells.map((cell) => cell.trim()) });
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
