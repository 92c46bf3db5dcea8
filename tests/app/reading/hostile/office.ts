import { type Part, zipOf } from "./zip.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const typesOf = (main: string, kind: string) =>
	`${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${main}" ContentType="${kind}"/></Types>`;
const relsOf = (rels: string) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rels}</Relationships>`;
const relOf = (type: string, target: string) => `<Relationship Id="r${type}" Type="${OFFICE}/${type}" Target="${target}"/>`;

export const TEXT = "一、重点任务（一）开展排查。2020年6月底前完成。（区卫生健康委负责）";
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

type Document = { prolog?: string; body?: string; kind?: string; extra?: Part[] };

/** A Word document with one paragraph, unless other words are given; whatever else the package is to hold besides. */
export function docxOf({ prolog = "", body = paragraph(TEXT), kind, extra = [] }: Document = {}): Buffer {
	const type = kind ?? "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
	return zipOf([
		{ name: "[Content_Types].xml", data: typesOf("/word/document.xml", type) },
		{ name: "_rels/.rels", data: relsOf(relOf("officeDocument", "word/document.xml")) },
		{ name: "word/document.xml", data: `${XML}${prolog}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>` },
		...extra,
	]);
}

const column = (at: number): string => (at < 26 ? "" : column(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** The rows of a sheet. */
export function rowsOf(rows: string[][], from = 1): string {
	const cells = (row: string[], r: number) =>
		row.map((words, c) => `<c r="${column(c)}${r}" t="inlineStr"><is><t>${words}</t></is></c>`).join("");
	return rows.map((row, i) => `<row r="${from + i}">${cells(row, from + i)}</row>`).join("");
}
const ROWS = rowsOf([
	["任务", "责任单位"],
	["开展排查", "区卫生健康委"],
]);

type Workbook = { prolog?: string; rows?: string; after?: string; kind?: string; extra?: Part[] };

/** A workbook of one sheet; `after` stands behind its rows. */
export function xlsxOf({ prolog = "", rows = ROWS, after = "", kind, extra = [] }: Workbook = {}): Buffer {
	const type = kind ?? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
	const book = `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="任务" sheetId="1" r:id="rworksheet"/></sheets></workbook>`;
	const sheet = `<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
	return zipOf([
		{ name: "[Content_Types].xml", data: typesOf("/xl/workbook.xml", type) },
		{ name: "_rels/.rels", data: relsOf(relOf("officeDocument", "xl/workbook.xml")) },
		{ name: "xl/workbook.xml", data: XML + book },
		{ name: "xl/_rels/workbook.xml.rels", data: relsOf(relOf("worksheet", "worksheets/sheet1.xml")) },
		{ name: "xl/worksheets/sheet1.xml", data: XML + prolog + sheet },
		...extra,
	]);
}
