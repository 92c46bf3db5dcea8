import { areHeads, meaningOf } from "./heads.ts";
import type { Line } from "./line.ts";

/** A cell by itself on its line, as web pages leave tables when they are copied: 牵头单位 | */
const CELL = /^\|?([^|]*)\|$/;
const FEWEST = 6;
const MOST_COLUMNS = 12;

/** How many cells a row of the run has: as many as read as heads before the first that doesn't. */
function widthOf(cells: string[]): number {
	const heads = cells
		.slice(0, MOST_COLUMNS)
		.findIndex((cell) => cell.length > 16 || /^\d+$/.test(cell) || meaningOf(cell) === "other");
	return heads >= 2 && areHeads(cells.slice(0, heads)) ? heads : 0;
}

/** The rows of a run of single cells: as wide as its head; where the first column counts, each number begins one. */
function rowsIn(run: { line: Line; cell: string }[]): Line[] | null {
	const width = widthOf(run.map(({ cell }) => cell));
	if (width === 0) return null;
	const isCounted = meaningOf(run[0]?.cell ?? "") === "no";
	const rows: (typeof run)[] = [];
	let next: number | null = null;
	for (const one of run) {
		const row = rows.at(-1);
		const n = /^\d{1,4}$/.test(one.cell) ? Number(one.cell) : null;
		const isNext = isCounted && n !== null && (next === null || n === next);
		if (isNext) next = n + 1;
		if (!row || isNext || (row.length >= width && !(isCounted && rows.length > 1))) rows.push([one]);
		else row.push(one);
	}
	return rows.flatMap((row): Line[] => {
		const [first] = row;
		const cells = Array.from({ length: width }, (_, k) => row[k]?.cell ?? "");
		return first ? [{ ...first.line, text: cells.filter(Boolean).join(" "), cells }] : [];
	});
}

/** Lines in which tables whose cells stand one below the other are rows again. */
export function unstacked(lines: Line[]): Line[] {
	const out: Line[] = [];
	let run: { line: Line; cell: string }[] = [];
	let held: Line[] = [];
	const flush = () => {
		const rows = run.length >= FEWEST ? rowsIn(run) : null;
		out.push(...(rows ?? held));
		[run, held] = [[], []];
	};
	for (const line of lines) {
		const cell = line.cells === null ? CELL.exec(line.raw)?.[1]?.trim() : undefined;
		if (cell === undefined && line.text !== "") flush();
		if (cell !== undefined) run.push({ line, cell });
		held.push(line);
		if (run.length === 0) flush();
	}
	flush();
	return out;
}
