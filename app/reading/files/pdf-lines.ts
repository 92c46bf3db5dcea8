/** A run of text where a PDF prints it; x and y in points, y upwards. */
export type Piece = { text: string; x: number; y: number; width: number; height: number };
export type Run = { text: string; from: number; to: number };
/** What stands on one base line, left to right. */
export type Row = { y: number; height: number; pieces: Piece[]; runs: Run[] };

/** A gap wider than this many heights parts two columns; text set in full lines never has one. */
const GAP = 1.6;

function runsOf(pieces: Piece[], height: number, gap: number): Run[] {
	const runs: Run[] = [];
	for (const { text, x, width } of pieces) {
		const last = runs.at(-1);
		if (last && x - last.to < height * gap) {
			last.text += (x - last.to > height * 0.25 ? " " : "") + text;
			last.to = Math.max(last.to, x + width);
		} else runs.push({ text, from: x, to: x + width });
	}
	return runs;
}

/** Pieces gathered by their base lines, from the top; those that nearly touch are one run. */
export function rowsOf(pieces: Piece[], gap = GAP): Row[] {
	const rows: Omit<Row, "runs">[] = [];
	for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
		const row = rows.at(-1);
		if (row && Math.abs(row.y - piece.y) < Math.max(row.height, piece.height) * 0.5) row.pieces.push(piece);
		else rows.push({ y: piece.y, height: piece.height, pieces: [piece] });
	}
	return rows.map((row) => {
		row.pieces.sort((a, b) => a.x - b.x);
		return { ...row, runs: runsOf(row.pieces, row.height, gap) };
	});
}

/** A line of a cell that ends this many heights before the cell does was ended on purpose. */
const SHORT = 1.3;

/** The words of a cell's pieces, line by line; a break is kept where the line could have held more. */
export function wordsOf(pieces: Piece[], right: number): string {
	let out = "";
	let before: Row | null = null;
	for (const row of rowsOf(pieces)) {
		const end: number = before?.runs.at(-1)?.to ?? right;
		const isBreak = before !== null && right - end > row.height * SHORT;
		out += (isBreak ? "\n" : "") + row.pieces.map(({ text }) => text).join("");
		before = row;
	}
	return out;
}
