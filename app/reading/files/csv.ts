import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import type { Line } from "../line.ts";
import { rowLine } from "./row-line.ts";
import { decode } from "./text.ts";
import { Unreadable } from "./unreadable.ts";
import { MAX_ROWS } from "./zip-parts.ts";

const MAX_COLUMNS = 1_000;

/** Refuses a table of more rows or columns than people fill in, before a parser makes a cell of each. */
function refuseWide(text: string): void {
	let [rows, columns] = [0, 0];
	for (let at = 0; at < text.length; at++) {
		const char = text.charCodeAt(at);
		if (char === 0x0a) [rows, columns] = [rows + 1, 0];
		else if (char === 0x2c) columns++;
		if (rows > MAX_ROWS || columns > MAX_COLUMNS) throw new Unreadable("tooMany");
	}
}

/** The rows of a CSV file as a table's. */
export async function csvLines(content: Buffer): Promise<Line[]> {
	const text = decode(content);
	refuseWide(text);
	const sheet = await new ExcelJS.Workbook().csv.read(Readable.from([text]), { map: (value) => String(value ?? "") });
	const lines: Line[] = [];
	sheet.eachRow((row, no) => {
		const values = Array.isArray(row.values) ? row.values.slice(1) : [];
		lines.push(
			rowLine(
				values.map((value) => String(value ?? "")),
				no,
				lines.at(-1),
			),
		);
	});
	return lines;
}
