import { fold, mend } from "./fold.ts";
import type { Line } from "./line.ts";
import { unstacked } from "./stacked.ts";
import { withoutUnprinted } from "./unprinted.ts";

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const isHan = (char: string | undefined): boolean => char !== undefined && HAN.test(char);

/** Takes out the spaces and breaks that only the setting of Chinese text put there; between Latin words one space stays. */
export function closeUp(text: string): string {
	const words = text.split(/\s+/);
	const pieces: string[] = [];
	let before: string | undefined;
	for (const [i, word] of words.entries()) {
		const after = word === "" ? undefined : word[0];
		const isNeeded = i > 0 && before !== undefined && after !== undefined && !isHan(before) && !isHan(after);
		pieces.push(isNeeded ? ` ${word}` : word);
		before = word === "" ? before : word.at(-1);
	}
	return pieces.join("");
}

/** What stands between two pieces of a broken line: nothing, a space between Latin words, or less than nothing where a word was hyphenated. */
export function seam(before: string | undefined, after: string | undefined): "" | " " | "hyphen" {
	if (before === undefined || after === undefined || isHan(before) || isHan(after)) return "";
	if (before === "-" && /[a-z]/.test(after)) return "hyphen";
	return /\d/.test(before) && /\d/.test(after) ? "" : " ";
}

const TAGS =
	/<(?:\/?(?:p|br|div|span|b|strong|em|i|u|font|a|[uod]l|li|d[td]|h[1-6]|table|tbody|thead|tfoot|caption|col(?:group)?|img|hr|pre|sup|sub|center|html|head|body|meta|link|title|base|main|nav|header|footer|section|article|aside|figure|label|form|input|button|iframe|noscript|o:p)\b|!doctype\b|\?xml\b)[^<>]{0,1000}>/gi;
const ENTITIES: Record<string, string> = { nbsp: " ", lt: "<", gt: ">", amp: "&", quot: '"', ensp: " ", emsp: " " };

/** Without what is left of HTML and Markdown. */
function plain(text: string): string {
	return text
		.replace(TAGS, " ")
		.replace(/&(nbsp|lt|gt|amp|quot|ensp|emsp);/g, (_, name) => ENTITIES[name] ?? " ")
		.replace(/\*\*|__|`/g, "")
		.replace(/^\s{0,8}([*_])(?=\S)([^*_]{1,300})\1\s{0,8}$/, "$2")
		.replace(/^\s{0,8}(?:#{1,6}|>|[-*+•●■◆▪])\s+/, "")
		.replace(/\\([.()[\]*_#+-])/g, "$1");
}

function cellsOf(text: string): string[] | null {
	const row = text.trim();
	const isMarkdown = row.length > 2 && row.startsWith("|") && row.endsWith("|");
	if (!isMarkdown && !row.includes("\t")) return null;
	const parts = isMarkdown ? row.slice(1, -1).split("|") : text.trimEnd().split("\t");
	return parts.length > 1 ? cleanCells(parts) : null;
}

const cleanCell = (cell: string): string => {
	const lines = mend(cell)
		.replace(/<br\s{0,3}\/?>/gi, "\n")
		.split(/[\r\n]+/);
	return lines
		.map((line) => plain(line).replace(/\s+/g, " ").trim())
		.filter((line) => line !== "")
		.join("\n");
};
/** The cells of a table's row as they are meant. */
export const cleanCells = (cells: string[]): string[] => cells.map(cleanCell);

const isRule = (text: string): boolean => /^[\s|:-]{3,200}$/.test(text) && text.includes("|") && text.includes("--");
const PAGE_NUMBER =
	/^[-\s]{0,6}(?:第\s?)?\d{1,3}(?:\s?页)?[-\s]{0,6}$|^第\s?\d{1,4}\s?页[,/\s]{0,3}共\s?\d{1,4}\s?页$|^page\s?\d{1,4}(?:\s?of\s?\d{1,4})?$|^\d{1,3}\s?\/\s?\d{1,3}$/i;
const isPageNumber = (text: string): boolean => text.length < 40 && PAGE_NUMBER.test(fold(text).trim());

/** So many lines at the top and at the bottom of a page may be the pages' own. */
const EDGE = 3;

/** The first and the last lines of each page. */
function edges(lines: Line[]): Line[] {
	const pages = new Map<number, Line[]>();
	for (const line of lines) {
		if (line.page === null || line.text === "") continue;
		const page = pages.get(line.page);
		if (page) page.push(line);
		else pages.set(line.page, [line]);
	}
	return [...pages.values()].flatMap((page) => (page.length > 2 * EDGE ? [...page.slice(0, EDGE), ...page.slice(-EDGE)] : page));
}

/** What begins alike wherever it stands: an item of a list (（3）开展检查), who is responsible (牵头单位：区财政局). */
const OWN = /^\(?\d{1,2}[).、]\s?[^\d\s]|^[^:]{0,12}(?:单位|部门):/;
/** Lines that stand at the edge of three pages or more, the same but for their figures, are the pages' own. */
function running(edges: Line[]): Set<string> {
	const pages = new Map<string, Set<number>>();
	for (const { text, page } of edges) {
		if (page === null || text.length > 60 || OWN.test(fold(text))) continue;
		const key = mask(text);
		pages.set(key, (pages.get(key) ?? new Set()).add(page));
	}
	return new Set([...pages].filter(([key, on]) => key.length > 0 && on.size >= 3).map(([key]) => key));
}
const mask = (text: string): string => fold(text).replace(/\d+/g, "0").trim();

/** The lines of a document's text. A form feed begins a page; HTML rows and cells become lines and tabs. */
export function linesOf(text: string, page: number | null = null, first = 1): Line[] {
	const marked = withoutUnprinted(mend(text).replace(/\r\n?/g, "\n"))
		.replace(/<\/t[dh]>\s{0,40}<t[dh][^<>]{0,200}>/gi, "\t")
		.replace(/<\/tr>/gi, "\n")
		.replace(/<\/?t[rdh]\b[^<>]{0,200}>/gi, "")
		// A paragraph that ends inside a cell doesn't end the row.
		.replace(/[^\n]+/g, (row) => (row.includes("\t") ? row.replace(/<\/(?:p|div|li)>/gi, " ") : row))
		.replace(/<\/(?:p|div|h[1-6]|li|d[td]|table|section|article|header|nav)>/gi, "\n")
		.replace(/^[^|\n][^\n]*$/gm, (line) => line.replace(/<br\s{0,3}\/?>/gi, "\n"));
	let at = page ?? (marked.includes("\f") ? 1 : null);
	const lines: Line[] = [];
	marked.split("\n").forEach((raw, i) => {
		for (const [k, piece] of raw.split("\f").entries()) {
			if (k > 0 && at !== null) at++;
			const raw = plain(piece).trim();
			if (!isRule(piece)) lines.push({ raw, text: closeUp(raw).trim(), page: at, line: first + i, cells: cellsOf(piece) });
		}
	});
	return unstacked(lines);
}

/** Without empty lines, page numbers and running heads. */
export function withoutFurniture(lines: Line[]): Line[] {
	const outer = edges(lines);
	const heads = running(outer);
	const own = new Set(outer.filter(({ text }) => heads.has(mask(text))));
	return lines.filter((line) => line.cells || (line.text !== "" && !isPageNumber(line.text) && !own.has(line)));
}
