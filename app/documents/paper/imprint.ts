import {
	AlignmentType,
	BorderStyle,
	type IParagraphOptions,
	LineRuleType,
	Paragraph,
	RelativeVerticalPosition,
	Table,
	TableAnchorType,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from "docx";
import type { Block } from "../../papers/blocks.ts";
import { FONT, LINE, mm, SIZE, WIDTH } from "../../papers/layout/measures.ts";

/** Twips of a character of size 4, in which it is set, one of which is free at either side. */
const CHARACTER = SIZE.small * 10;
/** Of its last line, what is left to whoever issued the paper. */
const ISSUER = 0.6;
const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

/** Rules as wide as the text: 0.35 mm for the first and the last, 0.25 mm between them; in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
const THIN = { ...THICK, size: 6 };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const borders = { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE };

/** At the foot of the page, whatever stands above it. LibreOffice before 7.6 leaves a table of this width where the text ends. */
const float = {
	horizontalAnchor: TableAnchorType.MARGIN,
	absoluteHorizontalPosition: 0,
	verticalAnchor: TableAnchorType.MARGIN,
	relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
	topFromText: LINE,
};

const cellOf = (text: string, width: number, options: Omit<IParagraphOptions, "text" | "children">, columnSpan = 1) =>
	new TableCell({
		columnSpan,
		width: { size: width, type: WidthType.DXA },
		margins: { left: 0, right: 0 },
		children: [
			new Paragraph({
				spacing: exactly(LINE),
				...options,
				children: [new TextRun({ text, font: FONT.body, size: SIZE.small })],
			}),
		],
	});

/**
 * 版记 (GB/T 9704-2012, 7.4): a table without sides whose last rule is the lower edge of the text of the last page. With the empty paragraph that it is
 * anchored to.
 */
export function imprint({ copies, issuer, date }: Extract<Block, { type: "imprint" }>): [Table, Paragraph] {
	const left = Math.round(mm(WIDTH) * ISSUER);
	const columnWidths = [left, mm(WIDTH) - left];
	const issued = [
		cellOf(issuer, left, { indent: { left: CHARACTER } }),
		cellOf(date, mm(WIDTH) - left, { alignment: AlignmentType.RIGHT, indent: { right: CHARACTER } }),
	];
	const row = (children: TableCell[]) => new TableRow({ cantSplit: true, children });
	const rows = [row(issued)];
	if (copies) {
		const hanging = CHARACTER * copies.label.length;
		const indent = { left: CHARACTER + hanging, hanging, right: CHARACTER };
		rows.unshift(row([cellOf(copies.label + copies.names, mm(WIDTH), { indent, keepNext: true }, 2)]));
	}
	const width = { size: mm(WIDTH), type: WidthType.DXA };
	return [
		new Table({ width, columnWidths, layout: TableLayoutType.FIXED, borders, float, rows }),
		new Paragraph({ spacing: exactly(20) }),
	];
}
