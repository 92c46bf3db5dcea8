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
	type Table,
	TextRun,
} from "docx";
import { readable } from "../../lib/xml-text.ts";
import type { Block, Level, Paper } from "../../papers/blocks.ts";
import {
	CHARACTER,
	FONT,
	headSize,
	LINE,
	lineOf,
	margin,
	mm,
	page,
	RED,
	roomAbove,
	SIZE,
	signatureIndents,
	TIGHTER,
} from "../../papers/layout/measures.ts";
import { titleLines } from "../../papers/layout/title-lines.ts";
import { fontTable } from "./font-table.ts";
import { imprint } from "./imprint.ts";
import { form, table } from "./table.ts";

type Drawn = Paragraph | Table;
type Options = Omit<IParagraphOptions, "text" | "children">;
const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
const run = (text: string, options: IRunOptions = {}) =>
	new TextRun({ text, font: FONT.body, size: SIZE.body, characterSpacing: TIGHTER, ...options });
const line = (text: string | TextRun[], options: Options = {}) =>
	new Paragraph({ spacing, ...options, children: typeof text === "string" ? [run(text)] : text });
const centred = (lines: string[], options: IRunOptions & { size: number }, before = 0) =>
	new Paragraph({
		keepNext: true,
		alignment: AlignmentType.CENTER,
		spacing: { line: lineOf(options.size), lineRule: LineRuleType.EXACT, before },
		children: lines.map((text, at) => new TextRun({ text, font: FONT.title, ...options, ...(at > 0 ? { break: 1 } : {}) })),
	});

const TWO_CHARACTERS = { firstLineChars: 200, firstLine: Math.round(2 * CHARACTER) };
const gap = () => line("");
const levelFonts: Record<Level, typeof FONT.body> = { 1: FONT.black, 2: FONT.script, 3: FONT.body, 4: FONT.body };

/** The name in the head stands 35 mm beneath the upper edge of the text (7.2.4, 10.3). */
function redName(text: string): Paragraph {
	const size = headSize(text);
	return centred([text], { size, color: RED }, mm(35) - roomAbove(size, lineOf(size)));
}

const head = (issuer: string, printed: string): Paragraph[] => [
	redName(issuer),
	gap(),
	gap(),
	line(printed, {
		alignment: AlignmentType.CENTER,
		border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 7 } },
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

/** The label stands two characters in, and what follows goes on beneath its own first character. */
const hanging = (label: string) => ({
	left: Math.round((label.length + 2) * CHARACTER),
	hanging: Math.round(label.length * CHARACTER),
});
const attachment = (mark: string, title: string): Paragraph[] => [
	new Paragraph({ pageBreakBefore: true, spacing, children: [run(mark, { font: FONT.black })] }),
	gap(),
	centred(titleLines(title), { size: SIZE.title }),
	gap(),
];

/** Blocks of no weight of their own: what comes before them is kept with what comes after. */
const LIGHT = new Set<Block["type"]>(["gap", "attachments"]);

/**
 * Whether a block is kept on the page of what comes next: a signature never stands alone (7.3.5), nor what is said before a table or form without it.
 */
function keepsNext(blocks: Block[], at: number): boolean {
	const rest = blocks.slice(at + 1).map(({ type }) => type);
	const [next] = rest;
	if (rest.find((type) => !LIGHT.has(type)) === "signature") return true;
	return (next === "table" || next === "form") && blocks[at]?.type !== "table";
}

/** How each kind of block looks. The printed number of the paper stands in its head. */
function draw(block: Block, printed: string, keepNext: boolean): Drawn[] {
	switch (block.type) {
		case "head":
			return head(block.issuer, printed);
		case "minutesHead":
			return [redName(block.text), centred([printed], { size: SIZE.body, font: FONT.body }), gap()];
		case "title":
			return [centred(titleLines(block.text), { size: SIZE.title })];
		case "number":
			return [line(printed, { alignment: AlignmentType.RIGHT }), gap()];
		case "addressee":
			return [line(block.text, { keepNext })];
		case "paragraph":
			// Whoever typed it parted it so.
			return block.text.split("\n").map((text) => line(text, { indent: TWO_CHARACTERS, keepNext }));
		case "heading":
			return [line([run(block.text, { font: levelFonts[block.level] })], { indent: TWO_CHARACTERS, keepNext: true })];
		case "attendance":
			return [line([run(block.label, { font: FONT.black }), run(block.names)], { indent: hanging(block.label), keepNext })];
		case "table":
			return [table(block.titles, block.rows, keepNext)];
		case "form":
			return [form(block.labels)];
		case "signature":
			return signature(block.issuer, block.date);
		case "gap":
			return [line("", { keepNext })];
		case "attachments":
			return [line(block.label + block.names, { indent: hanging(block.label), keepNext })];
		case "attachment":
			return attachment(block.mark, block.title);
		case "imprint":
			return imprint(block);
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

/** The same blocks without what XML can't hold. */
const readableIn = (blocks: Block[]): Block[] =>
	JSON.parse(JSON.stringify(blocks), (_, value) => (typeof value === "string" ? readable(value) : value));

/** A paper as a DOCX file, in the layout of GB/T 9704-2012. */
export async function paperDocx({ name, printed, blocks: frozen }: Paper): Promise<Buffer> {
	const blocks = readableIn(frozen);
	// Every line has its own exact height: a grid to snap to would only pull the lines of tables apart.
	const grid = { type: DocumentGridType.DEFAULT, linePitch: LINE };
	const paper = new Document({
		title: readable(`${name} ${printed}`),
		evenAndOddHeaderAndFooters: true,
		styles: { default: { document: { run: { font: FONT.body, size: SIZE.body, language: { eastAsia: "zh-CN" } } } } },
		sections: [
			{
				properties: { page: { size: page, margin }, grid },
				footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
				children: blocks.flatMap((block, at) => draw(block, printed, keepsNext(blocks, at))),
			},
		],
	});
	return Packer.toBuffer(paper, undefined, [fontTable]);
}
