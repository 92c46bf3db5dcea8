/** The height of a line in points, and the tallest row that a spreadsheet takes. */
const LINE = 17;
const TALLEST = 409;
/** How much wider than a digit a character of another script is printed. */
const WIDE = 2.2;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? WIDE : 1), 0);

/** In how many lines a text stands in a column that is so many digits wide. */
const linesOf = (text: string, width: number): number =>
	text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);

/**
 * How high a row has to be in points so that nothing in it is cut off. It is said in the file, since only Excel works it out by itself for a row that
 * says nothing; LibreOffice and WPS print one line. Pure.
 */
export const rowHeight = (cells: string[], widths: number[]): number =>
	Math.min(TALLEST, LINE * Math.max(1, ...cells.map((text, i) => linesOf(text, (widths[i] ?? 1) - 1))));
