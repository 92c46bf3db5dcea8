import {
	AlignmentType,
	BorderStyle,
	Document,
	DocumentGridType,
	Footer,
	type IParagraphOptions,
	LineRuleType,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
} from "docx";

/**
 * The layout of official papers after GB/T 9704-2012: A4 with margins of 37, 26, 35 and 28 mm (5.2.1), body in 仿宋 of size 3 on 22 lines of 28
 * characters (5.2.3), title in 小标宋 of size 2 (7.3.1), levels in 黑体 and 楷体 (7.3.3), pages numbered — 1 — outside (7.5), a red head and rule (7.2).
 */
const TWIPS_A_MM = 56.693;
const mm = (length: number) => Math.round(length * TWIPS_A_MM);
const page = { width: mm(210), height: mm(297) };
const margin = { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), footer: mm(28) };
const LINE = Math.round((mm(297) - margin.top - margin.bottom) / 22);
/** Half points: size 2, 3 and 4 of Chinese type. */
const SIZE = { title: 44, body: 32, page: 28 };
/** Twips: what is taken from each character of size 3, so that 28 fill a line. */
const TIGHTER = Math.floor((mm(210) - margin.left - margin.right) / 28 - SIZE.body * 10);
const RED = "C00000";
const font = (eastAsia: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia });
const FONT = { title: font("方正小标宋简体"), body: font("仿宋"), level: font("黑体"), page: font("宋体") };

const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
const line = (text: string, options: Omit<IParagraphOptions, "text" | "children"> = {}) =>
	new Paragraph({
		spacing,
		...options,
		children: [new TextRun({ text, font: FONT.body, size: SIZE.body, characterSpacing: TIGHTER })],
	});
const centred = (text: string, options: { font: typeof FONT.body; size: number; color?: string }) =>
	new Paragraph({
		alignment: AlignmentType.CENTER,
		spacing: { ...spacing, line: Math.max(LINE, options.size * 13) },
		children: [new TextRun({ text, ...options })],
	});

const TWO_CHARACTERS = { firstLineChars: 200, firstLine: SIZE.body * 20 };

/** An empty line. */
export const gap = (): Paragraph => line("");
/** Who issues it, in red, its number, and the red rule. */
export const head = (issuer: string, number: string): Paragraph[] => [
	centred(issuer, { font: FONT.title, size: SIZE.title, color: RED }),
	gap(),
	line(number, {
		alignment: AlignmentType.CENTER,
		border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 6 } },
	}),
	gap(),
];
export const title = (text: string): Paragraph => centred(text, { font: FONT.title, size: SIZE.title });
/** Whom it goes to: from the left edge. */
export const addressee = (text: string): Paragraph => line(text);
export const paragraph = (text: string): Paragraph => line(text, { indent: TWO_CHARACTERS });
/** A heading of the first level: 一、 */
export const level = (text: string): Paragraph =>
	new Paragraph({
		spacing,
		indent: TWO_CHARACTERS,
		keepNext: true,
		children: [new TextRun({ text, font: FONT.level, size: SIZE.body })],
	});
/** Issuer and date, at the right. */
export const signature = (issuer: string, date: string): Paragraph[] =>
	[issuer, date].map((text) => line(text, { alignment: AlignmentType.RIGHT, indent: { right: SIZE.body * 20 } }));

/** A form to fill in by hand: a label and an empty cell a row. */
export const form = (labels: readonly string[]): Table =>
	new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: labels.map(
			(label) =>
				new TableRow({
					cantSplit: true,
					children: [line(label, { alignment: AlignmentType.CENTER }), line("")].map(
						(cell, i) => new TableCell({ width: { size: i === 0 ? 30 : 70, type: WidthType.PERCENTAGE }, children: [cell] }),
					),
				}),
		),
	});

const pageNumber = (alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]) =>
	new Footer({
		children: [
			new Paragraph({
				alignment,
				indent: { left: SIZE.page * 10, right: SIZE.page * 10 },
				children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: FONT.page, size: SIZE.page })],
			}),
		],
	});

/** A paper as a DOCX file. */
export async function officialPaper(name: string, children: (Paragraph | Table)[]): Promise<Buffer> {
	const grid = { type: DocumentGridType.LINES, linePitch: LINE };
	const paper = new Document({
		title: name,
		evenAndOddHeaderAndFooters: true,
		styles: { default: { document: { run: { font: FONT.body, size: SIZE.body, language: { eastAsia: "zh-CN" } } } } },
		sections: [
			{
				properties: { page: { size: page, margin }, grid },
				footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
				children,
			},
		],
	});
	return Packer.toBuffer(paper);
}
