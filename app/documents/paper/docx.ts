import {
	AlignmentType,
	BorderStyle,
	Document,
	DocumentGridType,
	Footer,
	type IParagraphOptions,
	type IRunOptions,
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
import type { Block, Level, Paper } from "../../papers/blocks.ts";
import { CHARACTER, FONT, headSize, LINE, margin, mm, page, RED, SIZE, signatureIndents, TIGHTER } from "./layout.ts";

type Drawn = Paragraph | Table;
type Options = Omit<IParagraphOptions, "text" | "children">;
const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
const run = (text: string, options: IRunOptions = {}) =>
	new TextRun({ text, font: FONT.body, size: SIZE.body, characterSpacing: TIGHTER, ...options });
const line = (text: string | TextRun[], options: Options = {}) =>
	new Paragraph({ spacing, ...options, children: typeof text === "string" ? [run(text)] : text });
const centred = (text: string, options: IRunOptions & { size: number }, before = 0) =>
	new Paragraph({
		alignment: AlignmentType.CENTER,
		spacing: { line: Math.max(LINE, options.size * 13), lineRule: LineRuleType.EXACT, before },
		children: [new TextRun({ text, font: FONT.title, ...options })],
	});

const TWO_CHARACTERS = { firstLineChars: 200, firstLine: Math.round(2 * CHARACTER) };
const gap = () => line("");
const levelFonts: Record<Level, typeof FONT.body> = { 1: FONT.black, 2: FONT.script, 3: FONT.body, 4: FONT.body };

/** The name in the head stands 35 mm beneath the upper edge of the text (7.2.4, 10.3); its line has some room of its own above it. */
const redName = (text: string) => centred(text, { size: headSize(text), color: RED }, mm(30));

const head = (issuer: string, printed: string): Paragraph[] => [
	redName(issuer),
	gap(),
	gap(),
	line(printed, {
		alignment: AlignmentType.CENTER,
		border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 8 } },
	}),
	gap(),
	gap(),
];

function signature(issuer: string, date: string): Paragraph[] {
	const free = signatureIndents(issuer, date);
	const at = (text: string, characters: number, keepNext: boolean) =>
		line(text, { alignment: AlignmentType.RIGHT, indent: { right: Math.round(characters * CHARACTER) }, keepNext });
	return [at(issuer, free.issuer, true), at(date, free.date, false)];
}

const cellOf = (text: string, percent: number, options: { isTitle?: boolean; size?: number } = {}) =>
	new TableCell({
		width: { size: percent, type: WidthType.PERCENTAGE },
		margins: { left: 80, right: 80 },
		children: [
			new Paragraph({
				...(options.isTitle ? { alignment: AlignmentType.CENTER } : {}),
				children: [new TextRun({ text, font: options.isTitle ? FONT.black : FONT.body, size: options.size ?? SIZE.small })],
			}),
		],
	});

const rowOf = (texts: string[], isTitle: boolean) =>
	new TableRow({
		cantSplit: true,
		tableHeader: isTitle,
		children: texts.map((text) => cellOf(text, 100 / texts.length, { isTitle })),
	});

const tableOf = (rows: TableRow[]) => new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });

const form = (labels: string[]) =>
	tableOf(
		labels.map(
			(label) =>
				new TableRow({
					cantSplit: true,
					children: [cellOf(label, 30, { isTitle: true, size: SIZE.body }), cellOf("", 70, { size: SIZE.body })],
				}),
		),
	);

/** How each kind of block looks. The printed number of the paper stands in its head. */
function draw(block: Block, printed: string): Drawn[] {
	switch (block.type) {
		case "head":
			return head(block.issuer, printed);
		case "minutesHead":
			return [redName(block.text), centred(printed, { size: SIZE.body }), gap()];
		case "title":
			return [centred(block.text, { size: SIZE.title })];
		case "addressee":
			return [line(block.text)];
		case "paragraph":
			return [line(block.text, { indent: TWO_CHARACTERS })];
		case "heading":
			return [line([run(block.text, { font: levelFonts[block.level] })], { indent: TWO_CHARACTERS, keepNext: true })];
		case "attendance":
			return [
				line([run(block.label, { font: FONT.black }), run(block.names)], {
					indent: { left: Math.round((block.label.length + 2) * CHARACTER), hanging: Math.round(block.label.length * CHARACTER) },
				}),
			];
		case "table":
			return [tableOf([rowOf(block.titles, true), ...block.rows.map((row) => rowOf(row, false))])];
		case "form":
			return [form(block.labels)];
		case "signature":
			return signature(block.issuer, block.date);
		case "gap":
			return [gap()];
		case "pageBreak":
			return [new Paragraph({ pageBreakBefore: true, spacing })];
	}
}

/** A page's number, between dashes, one character from the outer edge (7.5). */
const pageNumber = (alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]) =>
	new Footer({
		children: [
			new Paragraph({
				alignment,
				spacing: { line: SIZE.small * 10, lineRule: LineRuleType.EXACT },
				indent: { left: SIZE.small * 10, right: SIZE.small * 10 },
				children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: FONT.page, size: SIZE.small })],
			}),
		],
	});

/** A paper as a DOCX file, in the layout of GB/T 9704-2012. */
export async function paperDocx({ name, printed, blocks }: Paper): Promise<Buffer> {
	const grid = { type: DocumentGridType.LINES, linePitch: LINE };
	const paper = new Document({
		title: `${name} ${printed}`,
		evenAndOddHeaderAndFooters: true,
		styles: { default: { document: { run: { font: FONT.body, size: SIZE.body, language: { eastAsia: "zh-CN" } } } } },
		sections: [
			{
				properties: { page: { size: page, margin }, grid },
				footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
				children: blocks.flatMap((block) => draw(block, printed)),
			},
		],
	});
	return Packer.toBuffer(paper);
}
