import { type Clause, clausesOf } from "./clauses.ts";
import type { Flow } from "./flow.ts";
import type { Line } from "./line.ts";

/** The clause that begins with a piece: `depth` 0 for a chapter, its path as the tasks name it. */
export type PieceClause = { path: string; title: string; kind: Clause["kind"]; depth: number };
/** A stretch of the document as printed: a line, a row of a table, or a part of a line in which a clause begins. */
export type Piece = { page: number | null; line: number; text: string; cells: string[] | null; clause: PieceClause | null };

const depthOf = (clause: Clause): number => (clause.parent === null ? -1 : depthOf(clause.parent) + 1);

/** Tells of one line after the other where it begins in the flow; null for a row of a table and for what signs the document. */
function beginnings({ starts, text: flow }: Flow): (line: Line) => number | null {
	const all = [...starts];
	let next = 0;
	return ({ page, line, text }) => {
		const [at, place] = all[next] ?? [];
		// A hyphen at the line's end is no longer there.
		const isHere = at !== undefined && place?.page === page && place.line === line && flow.startsWith(text.slice(0, -1), at);
		if (isHere) next++;
		return isHere ? at : null;
	};
}

type Cut = { from: number; clause: PieceClause | null };

/**
 * Cuts a document's lines where its clauses begin, so that every clause has a place of its own even where the whole document is one line.
 * Nothing is left out that the caller didn't leave out of `lines`. `pathOf` names a clause as the tasks do.
 */
export function piecesOf(lines: Line[], flow: Flow, root: Clause, pathOf: (clause: Clause) => string): Piece[] {
	const startOf = beginnings(flow);
	const clauses = [...clausesOf(root)].sort((a, b) => a.at - b.at);
	let next = 0;
	const cutsIn = (start: number, stop: number): Cut[] => {
		const cuts: Cut[] = [];
		for (let clause = clauses[next]; clause && clause.at < stop; clause = clauses[++next]) {
			const { title, kind } = clause;
			if (clause.at >= start)
				cuts.push({ from: clause.at - start, clause: { path: pathOf(clause), title, kind, depth: depthOf(clause) } });
		}
		return cuts[0]?.from === 0 ? cuts : [{ from: 0, clause: null }, ...cuts];
	};
	const inTables = new Set(flow.tables.flatMap(({ rows }) => rows.map(({ place }) => `${place.page} ${place.line}`)));
	let isSigned = false;
	/** Who signed it and when, after the last clause: no part of that clause. */
	const signature = ({ page, line, cells }: Line): Cut => {
		const isFirst = !isSigned && cells === null && next > 0 && !inTables.has(`${page} ${line}`);
		isSigned ||= isFirst;
		return { from: 0, clause: isFirst ? { path: "文末", title: "", kind: "annex", depth: 0 } : null };
	};
	return lines.flatMap((line) => {
		const { page, line: no, text, cells } = line;
		const start = startOf(line);
		const cuts = start === null ? [signature(line)] : cutsIn(start, start + text.length);
		if (start !== null) isSigned = false;
		const pieces = cuts.map(({ from, clause }, i) => ({
			page,
			line: no,
			text: text.slice(from, cuts[i + 1]?.from).trim(),
			cells,
			clause,
		}));
		return pieces.filter((piece) => piece.text !== "" || piece.clause || cells);
	});
}
