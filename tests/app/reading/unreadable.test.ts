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
		["more than 25 MB", Buffer.alloc(26 * MB, "a"), "计划.txt", "tooBig"],
	])("%s is refused with what to do", async (_what, content, name, reason) => {
		expect(await reasonOf(content, name)).toBe(reason);
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
});

test("any characters at all are read without a complaint", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
			readPlan(linesOf(text));
		}),
		{ seed: 12, numRuns: 2_000 },
	);
});
