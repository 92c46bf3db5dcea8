import { Unreadable } from "./unreadable.ts";

/** So much a document may have: a plan of 500 pages, a sheet that people still fill in by hand. */
export const MAX_ROWS = 20_000;
const MAX_CELLS = 200_000;
const MAX_PARAGRAPHS = 20_000;

/** Looks at a part's bytes as they stream by; throws Unreadable for what must not reach a parser. */
export type Look = (chunk: Buffer) => void;

/** Calls `found` for every place where `mark` stands, with what follows it; bytes come in pieces, which may cut the mark. */
function atEach(mark: string, follows: number, found: (after: string) => void): Look {
	let rest = Buffer.alloc(0);
	return (chunk) => {
		const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		let at = bytes.indexOf(mark);
		while (at >= 0 && at + mark.length + follows <= bytes.length) {
			found(bytes.toString("latin1", at + mark.length, at + mark.length + follows));
			at = bytes.indexOf(mark, at + mark.length);
		}
		rest = Buffer.from(at >= 0 ? bytes.subarray(at) : bytes.subarray(Math.max(0, bytes.length - mark.length + 1)));
	};
}

/** Counts a mark over all parts of one kind. */
const counter = (mark: string, most: number) => {
	let count = 0;
	return () =>
		atEach(mark, 0, () => {
			if (++count > most) throw new Unreadable("tooMany");
		});
};

const place = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
/** How many cells a merged range holds. */
function areaOf(after: string): number {
	const [, left = "", top, right = "", bottom] = /ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/.exec(after) ?? [];
	return top === undefined ? 0 : (place(right) - place(left) + 1) * (Number(bottom) - Number(top) + 1);
}

/** What is looked for in the parts of one package, by their names. No office program writes a DTD (ECMA-376-2, 8.1.4), so no parser is to meet one. */
export function looksOf(): (name: string) => Look[] {
	const [rows, cells, words] = [counter("<row", MAX_ROWS), counter("<c ", MAX_CELLS), counter("<si>", MAX_CELLS)];
	const paragraphs = counter("<w:p>", MAX_PARAGRAPHS);
	const attributed = counter("<w:p ", MAX_PARAGRAPHS);
	const dtd = () =>
		atEach("<!DOCTYPE", 0, () => {
			throw new Unreadable("dtd");
		});
	let merged = 0;
	const merges = () =>
		atEach("<mergeCell ", 40, (after) => {
			merged += areaOf(after);
			if (merged > MAX_CELLS) throw new Unreadable("tooMany");
		});
	const macros = () =>
		atEach("macroEnabled", 0, () => {
			throw new Unreadable("macros");
		});
	return (name) => {
		if (/vbaProject\.bin$|\/macrosheets\//i.test(name)) throw new Unreadable("macros");
		if (!/\.(?:xml|rels|vml)$/i.test(name)) return [];
		if (name === "[Content_Types].xml") return [dtd(), macros()];
		if (name.startsWith("xl/worksheets/")) return [dtd(), rows(), cells(), merges()];
		if (name === "xl/sharedStrings.xml") return [dtd(), words()];
		return name === "word/document.xml" ? [dtd(), paragraphs(), attributed()] : [dtd()];
	};
}
