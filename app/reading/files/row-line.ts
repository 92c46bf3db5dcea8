import type { Line } from "../line.ts";
import { cleanCells, linesOf } from "../lines.ts";

/** A table's row as a line: one value across the whole row, before any real row, is a line of text. */
export function rowLine(values: string[], line: number, before: Line | undefined): Line {
	const cells = cleanCells(values);
	const distinct = [...new Set(cells.filter(Boolean))];
	const isText = distinct.length <= 1 && !before?.cells;
	const [made] = linesOf(
		(isText ? distinct.join("").replaceAll("\n", " ") : cells.map((cell) => cell.replace(/[\t\n]/g, " ")).join("\t")) || " ",
		null,
		line,
	);
	return {
		raw: made?.raw ?? "",
		text: distinct.length === 0 ? "" : (made?.text ?? ""),
		page: null,
		line,
		cells: isText || distinct.length === 0 ? null : cells,
	};
}
