import {
	AlignmentType,
	HeightRule,
	LineRuleType,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlignTable,
	WidthType,
} from "docx";
import { AIR, tableLayout } from "../../papers/layout/columns.ts";
import { FONT, LINE, mm, SIZE, WIDTH } from "../../papers/layout/measures.ts";

/** Rows of a table that is kept on one page. */
const FEW = 3;

type Look = { width: number; size: number; isTitle?: boolean; isCentred?: boolean; keepNext: boolean };

const cellOf = (lines: string[], { width, size, isTitle = false, isCentred = isTitle, keepNext }: Look) =>
	new TableCell({
		width: { size: width, type: WidthType.DXA },
		margins: { left: AIR, right: AIR, top: AIR / 2, bottom: AIR / 2 },
		verticalAlign: VerticalAlignTable.CENTER,
		children: [
			new Paragraph({
				alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
				spacing: { line: Math.round(size * 14), lineRule: LineRuleType.EXACT },
				keepNext,
				children: lines.map((text, at) => {
					const font = isTitle ? FONT.black : FONT.body;
					return new TextRun({ text, font, size, ...(at > 0 ? { break: 1 } : {}) });
				}),
			}),
		],
	});

const tableOf = (widths: number[], rows: TableRow[]) =>
	new Table({
		width: { size: mm(WIDTH), type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		rows,
	});

/** A table; its head comes again on every page. `staysWithNext`: its last row does. */
export function table(titles: string[], rows: string[][], staysWithNext: boolean): Table {
	const { size, columns } = tableLayout(titles, rows);
	const isOnePage = rows.length <= FEW;
	const row = (texts: string[], isTitle: boolean, keepNext: boolean) =>
		new TableRow({
			cantSplit: true,
			tableHeader: isTitle,
			children: columns.map(({ width, title, isCentred }, at) => {
				const lines = isTitle ? title : (texts[at] ?? "").split("\n");
				return cellOf(lines, { width, size, isTitle, isCentred: isTitle || isCentred, keepNext });
			}),
		});
	const isKept = (at: number) => (at === rows.length - 1 ? staysWithNext : isOnePage);
	const widths = columns.map(({ width }) => width);
	return tableOf(widths, [row(titles, true, true), ...rows.map((texts, at) => row(texts, false, isKept(at)))]);
}

/** A form to fill in by hand, on one page. */
export function form(labels: string[]): Table {
	const widths = [0.3, 0.7].map((share) => Math.round(mm(WIDTH) * share));
	const rows = labels.map((label, at) => {
		const [left = 0, right = 0] = widths;
		const look = { size: SIZE.body, keepNext: at < labels.length - 1 };
		return new TableRow({
			cantSplit: true,
			height: { value: Math.round(LINE * 1.25), rule: HeightRule.ATLEAST },
			children: [cellOf([label], { ...look, width: left, isTitle: true }), cellOf([], { ...look, width: right })],
		});
	});
	return tableOf(widths, rows);
}
