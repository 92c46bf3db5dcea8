/**
 * The measures of official papers after GB/T 9704-2012: A4 with margins of 37, 26, 35 and 28 mm (5.2.1), body in 仿宋 of size 3 on 22 lines of 28
 * characters (5.2.3), title in 小标宋 of size 2 (7.3.1), levels in 黑体 and 楷体 (7.3.3), pages numbered — 1 — outside in 宋体 of size 4 (7.5).
 */
const TWIPS_A_MM = 56.693;
export const mm = (length: number) => Math.round(length * TWIPS_A_MM);
export const WIDTH = 210 - 28 - 26;
const HEIGHT = 297 - 37 - 35;
export const page = { width: mm(210), height: mm(297) };
/** The dash of a page's number stands 7 mm beneath the text: its line ends half a character lower (7.5). */
export const margin = { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), header: mm(15), footer: mm(25.5) };
/** Twips from one line to the next. */
export const LINE = Math.floor(mm(HEIGHT) / 22);
/** Twips that a line of a size takes, in half points: as any other, unless its characters are too large for that. */
export const lineOf = (size: number): number => Math.max(LINE, size * 13);
/** Twips between the top of a line of an exact height and the top of its characters: four fifths of it stand above the base line, as does 0.84 of a character. */
export const roomAbove = (size: number, line: number): number => Math.round(0.8 * line - 0.84 * size * 10);
/** Half points: size 2, 3 and 4 of Chinese type; tables in small 4, and in 5 where they have much to hold. */
export const SIZE = { title: 44, body: 32, small: 28, cell: 24, tight: 21 };
/** Twips that a character of the body takes. */
export const CHARACTER = mm(WIDTH) / 28;
/** Twips: what is taken from each character of size 3, so that 28 fill a line. */
export const TIGHTER = Math.floor(CHARACTER - SIZE.body * 10);
export const RED = "E60012";

/** Whoever issues a paper fills the line in its head, but no more than that: half points. */
export const headSize = (issuer: string): number => Math.min(72, Math.floor((mm(WIDTH) / Math.max(issuer.length, 1) / 20) * 2));

const font = (eastAsia: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia });
export const FONT = {
	title: font("方正小标宋简体"),
	body: font("仿宋"),
	black: font("黑体"),
	script: font("楷体"),
	page: { ...font("宋体"), ascii: "宋体", hAnsi: "宋体" },
};

const HALF_WIDE = /[\x20-\x7e]/g;
/** Between Chinese and a letter or digit, Word and LibreOffice leave a quarter of a character. */
const SPACED = /(?<=\p{Script=Han})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=\p{Script=Han})/gu;
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
/** How wide a text is in characters: letters and digits take half of one. */
export const widthOf = (text: string): number => text.length - countOf(text, HALF_WIDE) / 2 + countOf(text, SPACED) / 4;

/**
 * How many characters stay free at the right of a signature's two lines (7.3.5.1): four beside the date, the issuer's name centred over it; where the
 * name is too long for that, it reaches to the edge, and the date stays under its middle.
 */
export function signatureIndents(issuer: string, date: string): { issuer: number; date: number } {
	const lead = (widthOf(issuer) - widthOf(date)) / 2;
	const free = Math.max(4, lead);
	return { issuer: free - lead, date: free };
}
