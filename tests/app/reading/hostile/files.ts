import type { Reason } from "#app/reading/files/unreadable.ts";
import { docxOf, rowsOf, TEXT, xlsxOf } from "./office.ts";
import { onePage, PRINTED, pdfOf, streamOf, WORDS } from "./pdf.ts";
import { overlapping, type Part, zipOf } from "./zip.ts";

/** A file that somebody could upload, and what becomes of it: why it is refused, or words that are read from it. */
export type Hostile = { what: string; name: string; make: () => Buffer } & ({ ends: Reason } | { reads: string });

const MB = 1024 * 1024;
const zeros = (size: number, name = "word/media/image1.bin"): Part => ({ name, data: Buffer.alloc(size) });
const refused = (what: string, name: string, ends: Reason, make: () => Buffer): Hostile => ({ what, name, ends, make });
const read = (what: string, name: string, reads: string, make: () => Buffer): Hostile => ({ what, name, reads, make });
const figures = (rows: number, columns: number) =>
	Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => String((i * 7919 + j * 104_729) % 99_991)));

/** Ten entities, each ten times the one before. */
const LAUGHS = `<!DOCTYPE x [<!ENTITY e0 "哈哈">${Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("")}]>`;
const FROM_DISK = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const entity = (name: string) => `<w:p><w:r><w:t>&${name};</w:t></w:r></w:p>`;
const VBA: Part = { name: "word/vbaProject.bin", data: Buffer.from("Attribute VB_Name") };

const archives: Hostile[] = [
	refused("zeros that unpack to a thousand times as much", "方案.docx", "bomb", () => docxOf({ extra: [zeros(80 * MB)] })),
	refused("many entries of zeros", "方案.docx", "bomb", () =>
		docxOf({ extra: Array.from({ length: 80 }, (_, i) => zeros(MB - 1, `word/media/${i}.bin`)) }),
	),
	refused("entries that lie one in the other", "方案.docx", "bomb", () =>
		overlapping(["word/document.xml", ...Array.from({ length: 40 }, (_, i) => `word/${i}.xml`)], MB),
	),
	refused("a size in the directory that is too small", "方案.docx", "damaged", () =>
		docxOf({ extra: [{ ...zeros(100 * MB), says: 1_000 }] }),
	),
	refused("a size in the directory that is too large", "方案.docx", "damaged", () =>
		docxOf({ extra: [{ name: "word/a.bin", data: "abc", says: 4_000 }] }),
	),
	refused("three thousand entries", "方案.docx", "bomb", () =>
		docxOf({ extra: Array.from({ length: 3_000 }, (_, i) => ({ name: `word/${i}.bin`, data: "a" })) }),
	),
	refused("an archive in an archive", "方案.zip", "unknownType", () => zipOf([{ name: "方案.docx", data: docxOf() }])),
	read("a bomb packed in a document, which nobody unpacks", "方案.docx", TEXT, () =>
		docxOf({ extra: [{ name: "word/embeddings/a.zip", data: zipOf([zeros(80 * MB)]), isStored: true }] }),
	),
	refused("a package behind a password", "方案.docx", "encrypted", () =>
		docxOf({ extra: [{ name: "word/a.bin", data: "abc", isLocked: true }] }),
	),
	...["../../etc/cron.d/a", "/etc/passwd", "C:\\Windows\\a.dll", "word\\..\\..\\a", "word/a\0.xml", "word/../a.xml"].map((name) =>
		refused(`a name that leads elsewhere: ${JSON.stringify(name)}`, "方案.docx", "damaged", () =>
			docxOf({ extra: [{ name, data: "a" }] }),
		),
	),
];

const office: Hostile[] = [
	refused("a sheet of a hundred thousand rows", "台账.xlsx", "tooMany", () => xlsxOf({ rows: rowsOf(figures(100_000, 1)) })),
	refused("a sheet of a million cells", "台账.xlsx", "tooMany", () => xlsxOf({ rows: rowsOf(figures(10_000, 30)) })),
	read("a sheet of two thousand rows", "台账.xlsx", "区卫生健康委", () =>
		xlsxOf({ rows: rowsOf([["任务", "责任单位"], ...figures(2_000, 1).map(([no = ""]) => [`工作${no}`, "区卫生健康委"])]) }),
	),
	read("a cell in the very last row and column", "台账.xlsx", "区卫生健康委", () =>
		xlsxOf({
			rows: `${rowsOf([
				["任务", "责任单位"],
				["排查", "区卫生健康委"],
			])}<row r="1048576"><c r="XFD1048576"/></row>`,
		}),
	),
	refused("a merged cell as large as the sheet", "台账.xlsx", "tooMany", () =>
		xlsxOf({ after: '<mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>' }),
	),
	read("a list to choose from, down to the last row", "台账.xlsx", "区卫生健康委", () =>
		xlsxOf({
			after:
				'<dataValidations count="1"><dataValidation type="list" sqref="C2:C1048576"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>',
		}),
	),
	refused("a document of a hundred thousand paragraphs", "方案.docx", "tooMany", () =>
		docxOf({
			body: figures(100_000, 1)
				.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`)
				.join(""),
		}),
	),
	refused("paragraphs nested two hundred thousand deep", "方案.docx", "bomb", () =>
		docxOf({ body: "<w:p>".repeat(200_000) + "</w:p>".repeat(200_000) }),
	),
	refused("a billion laughs in a document", "方案.docx", "dtd", () => docxOf({ prolog: LAUGHS, body: entity("e10") })),
	refused("a billion laughs in a sheet", "台账.xlsx", "dtd", () => xlsxOf({ prolog: LAUGHS, rows: rowsOf([["&e10;"]]) })),
	refused("an entity from the disk in a document", "方案.docx", "dtd", () => docxOf({ prolog: FROM_DISK, body: entity("x") })),
	refused("an entity from the disk in a sheet", "台账.xlsx", "dtd", () => xlsxOf({ prolog: FROM_DISK, rows: rowsOf([["&x;"]]) })),
	refused("an entity in the list of parts", "方案.docx", "dtd", () =>
		docxOf({ extra: [{ name: "docProps/core.xml", data: `${FROM_DISK}<a>&x;</a>` }] }),
	),
	refused("macros in a document that says it has none", "方案.docx", "macros", () => docxOf({ extra: [VBA] })),
	refused("a document of the kind with macros", "方案.docx", "macros", () =>
		docxOf({ kind: "application/vnd.ms-word.document.macroEnabled.main+xml" }),
	),
	refused("a workbook of the kind with macros", "台账.xlsx", "macros", () =>
		xlsxOf({ kind: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }),
	),
	refused("a sheet of macros as Excel 4 had them", "台账.xlsx", "macros", () =>
		xlsxOf({ extra: [{ name: "xl/macrosheets/sheet2.xml", data: "<a/>" }] }),
	),
	refused("a web page that calls itself a document", "方案.docx", "damaged", () =>
		Buffer.from(`<html><body>${TEXT}<script>alert(1)</script></body></html>`),
	),
	refused("a picture with a package behind it", "方案.docx", "damaged", () => Buffer.concat([Buffer.from("GIF89a"), docxOf()])),
];

const PAGES = (kids: string, count: number) => `<</Type/Pages/Kids[${kids}]/Count ${count}>>`;
const ACTIONS =
	"/OpenAction<</S/JavaScript/JS(while\\(1\\){})>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>/Names<</EmbeddedFiles<</Names[(a.exe) 5 0 R]>>>>";
const form = (content: string, next: number) =>
	streamOf(content, { dictionary: `/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X ${next} 0 R>>>>` });
const USES_FORM = "/Resources<</XObject<</X 5 0 R>>>>";
const text = (content: Buffer) => content.toString("latin1");

const pdfs: Hostile[] = [
	read("actions, scripts and a program within a PDF, none of which is run", "方案.pdf", WORDS, () =>
		onePage({ catalogue: ACTIONS, extra: ["<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>", streamOf("MZ")] }),
	),
	refused("a page that unpacks to 100 MB", "方案.pdf", "bomb", () =>
		onePage({ content: streamOf(Buffer.alloc(100 * MB, " "), { times: 1 }) }),
	),
	refused("a page that is packed twice", "方案.pdf", "bomb", () =>
		onePage({ content: streamOf(Buffer.alloc(100 * MB, " "), { times: 2 }) }),
	),
	read("a picture that unpacks to 100 MB, which nobody unpacks", "方案.pdf", WORDS, () =>
		onePage({
			extra: [streamOf(Buffer.alloc(100 * MB), { times: 1, dictionary: "/Type/XObject/Subtype/Image/Width 20000/Height 20000" })],
		}),
	),
	refused("a tree of pages that goes in circles", "方案.pdf", "damaged", () => onePage({ pages: PAGES("2 0 R 3 0 R", 2) })),
	read("a number of pages that isn't true", "方案.pdf", WORDS, () => onePage({ pages: PAGES("3 0 R", 1_000_000) })),
	refused("a million pages", "方案.pdf", "tooMany", () => onePage({ pages: PAGES("3 0 R ".repeat(1_000_000), 1_000_000) })),
	refused("half a million objects", "方案.pdf", "tooMany", () => pdfOf(Array.from({ length: 500_000 }, () => "<<>>"))),
	read("a list of objects that leads back to itself", "方案.pdf", WORDS, () => {
		const whole = text(onePage());
		return Buffer.from(whole.replace("/Root 1 0 R", `/Root 1 0 R/Prev ${whole.lastIndexOf("xref\n0")}`), "latin1");
	}),
	read("a list of objects that isn't where it should be", "方案.pdf", WORDS, () =>
		Buffer.from(text(onePage()).replace(/startxref\n\d+/, "startxref\n999999"), "latin1"),
	),
	refused("a form that draws itself", "方案.pdf", "scanned", () =>
		onePage({ content: streamOf("/X Do"), page: USES_FORM, extra: [form("/X Do /X Do", 5)] }),
	),
	refused("five million brackets", "方案.pdf", "scanned", () => onePage({ content: streamOf("[".repeat(5_000_000)) })),
	refused("a PDF that is a document as well", "方案.pdf", "twoTypes", () => Buffer.concat([onePage(), docxOf()])),
	refused("a document that is a PDF as well", "方案.docx", "twoTypes", () =>
		zipOf([{ name: "a", data: onePage(), isStored: true }]),
	),
];

const SAID = "一、重点任务\n（一）开展排查，2020年6月底前完成，达到95%。（区卫生健康委负责）\nLead: Health Bureau\n";
/** 一、任务。 in GB18030. */
const GB18030 = Buffer.from("d2bba1a2c8cecef1a1a3", "hex");

const texts: Hostile[] = [
	read("GB18030", "方案.txt", "一、任务。", () => GB18030),
	read("UTF-16 with its mark", "方案.txt", "区卫生健康委", () => Buffer.from(`\ufeff${SAID}`, "utf16le")),
	read("UTF-16 the other way round with its mark", "方案.txt", "区卫生健康委", () =>
		Buffer.from(`\ufeff${SAID}`, "utf16le").swap16(),
	),
	read("UTF-16 without its mark", "方案.txt", "区卫生健康委", () => Buffer.from(SAID, "utf16le")),
	read("UTF-16 the other way round without its mark", "方案.txt", "区卫生健康委", () => Buffer.from(SAID, "utf16le").swap16()),
	read("UTF-16 without its mark, of Chinese alone", "方案.txt", "区卫生健康委", () =>
		Buffer.from("一、重点任务。开展排查。（区卫生健康委负责）", "utf16le"),
	),
	read("text filled up with zeros", "方案.txt", "区卫生健康委", () => Buffer.concat([Buffer.from(SAID), Buffer.alloc(4_096)])),
	refused("a zero in the middle of a text", "方案.txt", "unknownType", () => Buffer.from(`${SAID.repeat(900)}\0${SAID}`)),
	refused("a text of 20 MB", "方案.txt", "tooMany", () => Buffer.from("一、做事。\n".repeat(1_300_000))),
	refused("a million columns", "台账.csv", "tooMany", () => Buffer.from("a,".repeat(1_000_000))),
	refused("a million rows", "台账.csv", "tooMany", () => Buffer.from("a,b\n".repeat(1_000_000))),
];

/** The whole corpus: each file is composed when it is asked for. */
export const hostileFiles: Hostile[] = [...archives, ...office, ...pdfs, ...texts];

/** Forms each of which draws the next ten times, thirty deep: no parser comes to an end of it. */
export const endless = (): Buffer =>
	onePage({
		content: streamOf("/X Do"),
		page: USES_FORM,
		extra: Array.from({ length: 30 }, (_, i) => form("/X Do ".repeat(10), i + 6)),
	});

/** A page of so many words, within all that a page may unpack to, that holding them takes more memory than there is. */
export const hoarding = (): Buffer => onePage({ content: streamOf(`${PRINTED}\n`.repeat(350_000), { times: 1 }) });
