/**
 * Word numbers its paragraphs itself: what is printed as 一、 or （二） stands nowhere in a document's text. This writes the numbers into the text, from
 * the lists that numbering.xml defines (ECMA-376 part 1, 17.9) and styles.xml refers to.
 */

type Level = { start: number; format: string; text: string };
type List = { levels: Map<number, Level>; of: string; starts: Map<number, number> };
type Numbering = { list: string; level: number };

const HAN = "零一二三四五六七八九";
const ROMAN: [number, string][] = [
	[10, "X"],
	[9, "IX"],
	[5, "V"],
	[4, "IV"],
	[1, "I"],
];
const MAX_LEVELS = 9;

function han(n: number): string {
	if (n >= 100 || n < 1) return String(n);
	const [tens, ones] = [Math.floor(n / 10), n % 10];
	return `${tens > 1 ? HAN[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? HAN[ones] : ""}`;
}

function roman(n: number): string {
	let [rest, out] = [n < 40 ? n : 0, ""];
	for (const [value, letters] of ROMAN)
		while (rest >= value) {
			out += letters;
			rest -= value;
		}
	return out || String(n);
}

const letter = (n: number): string => (n <= 26 ? String.fromCharCode(64 + n) : String(n));

/** A number as a format prints it. */
function figure(n: number, format: string): string {
	if (/^(?:chinese|japanese|taiwanese|ideographDigital|ideographLegal)/.test(format)) return han(n);
	if (/EnclosedCircle/.test(format)) return n <= 20 ? String.fromCharCode(0x2460 + n - 1) : String(n);
	if (/Roman$/.test(format)) return format.startsWith("lower") ? roman(n).toLowerCase() : roman(n);
	if (/Letter$/.test(format)) return format.startsWith("lower") ? letter(n).toLowerCase() : letter(n);
	return format === "decimalZero" && n < 10 ? `0${n}` : String(n);
}

/** The value of an attribute in the first such tag of a piece of XML. */
function valueIn(xml: string, tag: string, name = "w:val"): string | null {
	const at = xml.indexOf(`<${tag} `);
	const end = at < 0 ? -1 : xml.indexOf(">", at);
	const from = at < 0 ? -1 : xml.indexOf(`${name}="`, at);
	if (from < 0 || from > end) return null;
	return xml.slice(from + name.length + 2, xml.indexOf('"', from + name.length + 2));
}

const BEGINS = {
	"w:lvl": /(?=<w:lvl[ >])/,
	"w:lvlOverride": /(?=<w:lvlOverride[ >])/,
	"w:abstractNum": /(?=<w:abstractNum[ >])/,
	"w:num": /(?=<w:num[ >])/,
	"w:style": /(?=<w:style[ >])/,
};

/** The pieces of a piece of XML that begin with a tag. */
const piecesOf = (xml: string, tag: keyof typeof BEGINS): string[] =>
	xml.split(BEGINS[tag]).slice(xml.startsWith(`<${tag}`) ? 0 : 1);

const entities = (text: string): string => text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");

function levelsOf(xml: string): Map<number, Level> {
	const levels = new Map<number, Level>();
	for (const piece of piecesOf(xml, "w:lvl")) {
		const level = Number(valueIn(piece, "w:lvl", "w:ilvl") ?? Number.NaN);
		if (level >= 0 && level < MAX_LEVELS)
			levels.set(level, {
				start: Number(valueIn(piece, "w:start") ?? 1),
				format: valueIn(piece, "w:numFmt") ?? "decimal",
				text: entities(valueIn(piece, "w:lvlText") ?? ""),
			});
	}
	return levels;
}

/** The lists that a document defines, by their number. */
function listsOf(numbering: string): Map<string, List> {
	const abstract = new Map(
		piecesOf(numbering, "w:abstractNum").map((xml) => [valueIn(xml, "w:abstractNum", "w:abstractNumId") ?? "", levelsOf(xml)]),
	);
	const lists = new Map<string, List>();
	for (const xml of piecesOf(numbering, "w:num")) {
		const [id, of] = [valueIn(xml, "w:num", "w:numId"), valueIn(xml, "w:abstractNumId")];
		if (id === null || of === null) continue;
		const starts = new Map<number, number>();
		for (const piece of piecesOf(xml, "w:lvlOverride")) {
			const [level, start] = [valueIn(piece, "w:lvlOverride", "w:ilvl"), valueIn(piece, "w:startOverride")];
			if (level !== null && start !== null) starts.set(Number(level), Number(start));
		}
		const levels = new Map([...(abstract.get(of) ?? []), ...levelsOf(xml)]);
		lists.set(id, { levels, of, starts });
	}
	return lists;
}

function numberingIn(xml: string): { list: string | null; level: number | null } {
	const at = xml.indexOf("<w:numPr>");
	const own = at < 0 ? "" : xml.slice(at, xml.indexOf("</w:numPr>", at));
	const level = valueIn(own, "w:ilvl");
	return { list: valueIn(own, "w:numId"), level: level === null ? null : Number(level) };
}

/** The numbering that each paragraph style brings, its own or that of the style it is based on. */
function stylesOf(styles: string): Map<string, Numbering> {
	const all = new Map(
		piecesOf(styles, "w:style").map((xml) => [
			valueIn(xml, "w:style", "w:styleId") ?? "",
			{ ...numberingIn(xml), base: valueIn(xml, "w:basedOn") },
		]),
	);
	const found = new Map<string, Numbering>();
	for (const [id, { list, level, base }] of all) {
		let [of, at, up] = [list, level, base];
		for (let steps = 0; of === null && up !== null && steps < MAX_LEVELS; steps++) {
			const above = all.get(up);
			[of, at, up] = [above?.list ?? null, at ?? above?.level ?? null, above?.base ?? null];
		}
		if (of !== null) found.set(id, { list: of, level: at ?? 0 });
	}
	return found;
}

/** Counts a document's lists as its paragraphs come. */
class Counter {
	private readonly lists: Map<string, List>;
	private readonly counts = new Map<string, (number | undefined)[]>();
	private readonly met = new Set<string>();

	constructor(lists: Map<string, List>) {
		this.lists = lists;
	}

	/** The number of the next paragraph of a list; null for one that has none (a bullet). */
	next({ list: id, level }: Numbering): string | null {
		const list = this.lists.get(id);
		const own = list?.levels.get(level);
		if (!list || !own) return null;
		const counts = this.counts.get(list.of) ?? [];
		this.counts.set(list.of, counts);
		if (!this.met.has(id)) for (const [at, start] of list.starts) counts[at] = start - 1;
		this.met.add(id);
		counts[level] = (counts[level] ?? own.start - 1) + 1;
		counts.length = level + 1;
		if (own.format === "bullet" || own.format === "none") return null;
		return own.text.replace(/%([1-9])/g, (_, digit) => {
			const at = Number(digit) - 1;
			const from = list.levels.get(at);
			return figure(counts[at] ?? from?.start ?? 1, from?.format ?? "decimal");
		});
	}
}

/** Without what a tag holds: how a paragraph was set before a tracked change is no numbering. */
function without(xml: string, tag: string): string {
	const out: string[] = [];
	let from = 0;
	for (let at = xml.indexOf(`<${tag} `); at >= 0; at = xml.indexOf(`<${tag} `, from)) {
		const end = xml.indexOf(`</${tag}>`, at);
		if (end < 0) break;
		out.push(xml.slice(from, at));
		from = end + tag.length + 3;
	}
	out.push(xml.slice(from));
	return out.join("");
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A document's XML with the numbers of its lists written before the words of each paragraph. */
export function withNumbers(printed: string, numbering: string, styles: string): string {
	const document = without(printed, "w:pPrChange");
	const counter = new Counter(listsOf(numbering));
	const byStyle = stylesOf(styles);
	const out: string[] = [];
	let from = 0;
	for (let at = document.indexOf("<w:pPr>"); at >= 0; at = document.indexOf("<w:pPr>", at + 1)) {
		const end = document.indexOf("</w:pPr>", at);
		if (end < 0) break;
		const properties = document.slice(at, end);
		const { list, level } = numberingIn(properties);
		const style = byStyle.get(valueIn(properties, "w:pStyle") ?? "");
		const of = list ?? style?.list ?? null;
		const label = of === null || of === "0" ? null : counter.next({ list: of, level: level ?? style?.level ?? 0 });
		if (!label) continue;
		const stop = end + "</w:pPr>".length;
		const gap = /[\d\p{L}]$/u.test(label) ? " " : "";
		out.push(document.slice(from, stop), `<w:r><w:t xml:space="preserve">${escaped(label)}${gap}</w:t></w:r>`);
		from = stop;
	}
	out.push(document.slice(from));
	return out.join("");
}
