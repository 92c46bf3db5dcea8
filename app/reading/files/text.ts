import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { cleanCells, type Line, linesOf } from "../lines.ts";
import { Unreadable } from "./unreadable.ts";

/** Decodes text as Chinese offices write it: UTF-8, UTF-16 with its mark, else GB18030. Throws Unreadable for bytes that are no text. */
function decode(content: Buffer): string {
	const [first, second] = content;
	if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(content);
	if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(content);
	if (content.subarray(0, 8_192).includes(0)) throw new Unreadable("unknownType");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(content);
	} catch {
		const text = new TextDecoder("gb18030").decode(content);
		const odd = Array.from(text.slice(0, 20_000)).filter((char) => char === "\ufffd" || (char < " " && !/\s/.test(char))).length;
		if (odd > 20) throw new Unreadable("unknownType");
		return text;
	}
}

export const textLines = (content: Buffer): Line[] => linesOf(decode(content));

/** The rows of a CSV file as a table's. */
export async function csvLines(content: Buffer): Promise<Line[]> {
	const sheet = await new ExcelJS.Workbook().csv.read(Readable.from([decode(content)]), { map: (value) => String(value ?? "") });
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
