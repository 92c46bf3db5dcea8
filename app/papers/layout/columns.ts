import { mm, SIZE, WIDTH, widthOf } from "./measures.ts";

/** Characters that a cell may have and still be taken for one that isn't read but looked up: a date, a name, a number. */
const NARROW = 9;
/** Characters beneath which a column is uncomfortable, and too narrow, for text. */
const COMFORT = 8;
const LEAST = 4;

/** Twips at either side of what stands in a cell, and those that its rules take besides. */
export const AIR = 60;
const RULES = 40;

/** How large a character is, in twips, and how much room a cell leaves at its sides. */
type Type = { character: number; air: number };

const widest = (texts: string[]): number => Math.max(1, ...texts.map(widthOf));
/** A title may be broken before a bracket. */
const BRACKET = /(?=\uff08)/;
const piecesOf = (title: string): string[] => title.split(BRACKET);
/** The lines of a title in a column that is so many characters wide: broken before its bracket if it doesn't fit. Pure. */
const columnTitle = (title: string, characters: number): string[] => (widthOf(title) > characters ? piecesOf(title) : [title]);

/** Whether all that stands in a column is short. */
const isNarrow = (rows: string[][], column: number): boolean => widest(rows.map((row) => row[column] ?? "")) <= NARROW;

type Measured = { room: number; wishes: number[]; isLong: boolean[]; shortSum: number };

/** What each column would need to have all its cells on one line, and how much there is. */
function measure(titles: string[], rows: string[][], total: number, { character, air }: Type): Measured {
	const wishes = titles.map((title, at) => widest([...piecesOf(title), ...rows.map((row) => row[at] ?? "")]) * character);
	const isLong = wishes.map((wish) => wish > NARROW * character);
	return { room: total - titles.length * air, wishes, isLong, shortSum: sum(wishes.filter((_, at) => !isLong[at])) };
}

/** Whether what is long has less room than so many characters a column. */
const isShort = ({ room, wishes, isLong, shortSum }: Measured, characters: number): boolean =>
	(sum(wishes) > room && room - shortSum < isLong.filter(Boolean).length * characters) || shortSum > room;

/** Whether a table is better set in a smaller size. Pure. */
const isCramped = (titles: string[], rows: string[][], total: number, type: Type): boolean =>
	isShort(measure(titles, rows, total, type), COMFORT * type.character);

/**
 * How wide each column of a table is, of so many twips together: what is short gets a line; what is long shares what is left, the longer the more. Where that
 * isn't enough, all share by the root of what they would need. Pure.
 */
function columnWidths(titles: string[], rows: string[][], total: number, type: Type): number[] {
	const measured = measure(titles, rows, total, type);
	const { room, wishes, isLong, shortSum } = measured;
	if (sum(wishes) <= room) return whole(share(wishes, room), type.air, total);
	if (isShort(measured, LEAST * type.character)) return whole(share(wishes.map(Math.sqrt), room), type.air, total);
	const rest = share(
		wishes.map((wish, at) => (isLong[at] ? Math.sqrt(wish) : 0)),
		room - shortSum,
	);
	return whole(
		wishes.map((wish, at) => (isLong[at] ? (rest[at] ?? 0) : wish)),
		type.air,
		total,
	);
}

const sum = (of: number[]): number => of.reduce((a, b) => a + b, 0);
const share = (weights: number[], of: number): number[] => weights.map((weight) => (weight / sum(weights)) * of);

/** Whole twips that add up to the total. */
function whole(widths: number[], air: number, total: number): number[] {
	const floored = widths.map((width) => Math.floor(width + air));
	return floored.with(-1, (floored.at(-1) ?? 0) + total - sum(floored));
}

/** How a table is set: the size of its characters in half points; of each column its width in twips, the lines of its title, and whether what stands in it is centred. */
export type TableLayout = { size: number; columns: { width: number; title: string[]; isCentred: boolean }[] };

/** A table as wide as the text, its columns as wide as what stands in them asks for; the one layout for the file and for the browser. Pure. */
export function tableLayout(titles: string[], rows: string[][]): TableLayout {
	const typeOf = (size: number) => ({ character: size * 10, air: 2 * AIR + RULES });
	const size = isCramped(titles, rows, mm(WIDTH), typeOf(SIZE.cell)) ? SIZE.tight : SIZE.cell;
	const columns = columnWidths(titles, rows, mm(WIDTH), typeOf(size)).map((width, at) => ({
		width,
		title: columnTitle(titles[at] ?? "", (width - 2 * AIR) / (size * 10)),
		isCentred: isNarrow(rows, at),
	}));
	return { size, columns };
}
