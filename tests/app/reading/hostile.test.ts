import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf } from "#app/reading/lines.ts";
import { readFile } from "#app/reading/read-file.ts";
import { readPlan } from "#app/reading/read-plan.ts";

const reasonOf = (content: Buffer, name: string): Promise<string> =>
	readFile(content, name).then(
		() => "read",
		(error: { reason?: string; message: string }) => error.reason ?? error.message,
	);

/** A zip with one entry that inflates to `size` zeros; its directory says `declared`. */
function zipOf(name: string, size: number, declared = size): Buffer {
	const data = deflateRawSync(Buffer.alloc(size));
	const file = Buffer.from(name);
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50, 0);
	head.writeUInt16LE(8, 8);
	head.writeUInt32LE(data.length, 18);
	head.writeUInt32LE(declared, 22);
	head.writeUInt16LE(file.length, 26);
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(0x02014b50, 0);
	entry.writeUInt16LE(8, 10);
	entry.writeUInt32LE(data.length, 20);
	entry.writeUInt32LE(declared, 24);
	entry.writeUInt16LE(file.length, 28);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(entry.length + file.length, 12);
	end.writeUInt32LE(head.length + file.length + data.length, 16);
	return Buffer.concat([head, file, data, entry, file, end]);
}

const MB = 1024 * 1024;
const ole = (name: string) =>
	Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(name, "utf16le")]);
const emptyPdf = Buffer.from(
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

describe("a file that can't be read", () => {
	test.each([
		["nothing at all", Buffer.alloc(0), "计划.docx", "empty"],
		["spaces", Buffer.from("  \n\n "), "计划.txt", "empty"],
		["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "计划.png", "unknownType"],
		["an old Word document", ole("WordDocument"), "计划.doc", "oldWord"],
		["an old workbook", ole("Workbook"), "计划.xls", "oldExcel"],
		["a document behind a password", ole("EncryptedPackage"), "计划.docx", "encrypted"],
		["half a document", Buffer.from("PK\u0003\u0004half"), "计划.docx", "damaged"],
		["text that calls itself a PDF", Buffer.from("一、任务"), "计划.pdf", "damaged"],
		["a PDF without text", emptyPdf, "计划.pdf", "scanned"],
		["a zip of something else", zipOf("a.txt", 10), "计划.zip", "unknownType"],
		["a bomb that says so", zipOf("word/document.xml", 80 * MB), "计划.docx", "bomb"],
		["a bomb that lies", zipOf("word/document.xml", 80 * MB, 1_000), "计划.docx", "damaged"],
		["a name that climbs out", zipOf("../word/document.xml", 10), "计划.docx", "damaged"],
		["more than 25 MB", Buffer.alloc(26 * MB, "a"), "计划.txt", "tooBig"],
	])("%s is refused with what to do", async (_what, content, name, reason) => {
		expect(await reasonOf(content, name)).toBe(reason);
	});

	test("a sheet of a hundred thousand rows", async () => {
		const book = new ExcelJS.Workbook();
		const sheet = book.addWorksheet("表");
		for (let n = 0; n < 100_000; n++) sheet.addRow([n]);
		expect(["tooBig", "bomb", "tooLong"]).toContain(await reasonOf(Buffer.from(await book.xlsx.writeBuffer()), "表.xlsx"));
	});
});

const pieces = [
	"一、",
	"（一）",
	"1.",
	"（1）",
	"①",
	"区财政局",
	"负责",
	"牵头，",
	"配合",
	"责任单位：",
	"以上由",
	"到2020年6月底前",
	"达到95%以上",
	"附件1",
	"专栏1",
	"，",
	"。",
	"、",
	"\n",
	"\t",
	"（",
	"）",
	"<",
	"|",
	" ",
	"啊",
];

test("ten thousand documents put together at random are read without a complaint", () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 120 }), (parts) => {
			const { tasks } = readPlan(linesOf(parts.join("")));
			for (const task of tasks) expect(task.clause).not.toBe("");
		}),
		{ seed: 11, numRuns: 10_000 },
	);
}, 120_000);

test("any characters at all are read without a complaint", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
			readPlan(linesOf(text));
		}),
		{ seed: 12, numRuns: 2_000 },
	);
}, 120_000);
