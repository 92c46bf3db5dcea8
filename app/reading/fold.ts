/** Radicals that PDF text layers print in place of the characters they stand for and that Unicode's compatibility mapping leaves alone. */
const RADICALS: Record<string, string> = Object.fromEntries(
	Array.from(
		"⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻰龙⻁虎".match(/../gu) ?? [],
	).map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
/** Brackets and dashes that documents mix, each by the one that the grammar reads. */
const FOLDED: Record<string, string> = Object.fromEntries(
	"〈< 〉> ‹< ›> 〔[ 〕] 【[ 】] ﹝[ ﹞] —- –- ―- ─- 〜~ ∼~ ﹑、".split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
/** Every control character but tabs and the ends of lines and pages: no printed text has them, and no database takes them. */
const CONTROLS = /[^\P{Cc}\t\n\v\f\r]/gu;
const isRadical = (code: number) => code >= 0x2e80 && code <= 0x2fdf;

/** A printed text without what the printing did to it: radicals are characters again, invisible marks, and what is no character at all, are gone. */
export function mend(text: string): string {
	return text
		.toWellFormed()
		.replace(CONTROLS, "")
		.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
		.replace(/[\u2e80-\u2fdf]/g, (c) => RADICALS[c] ?? c.normalize("NFKC"))
		.replace(/[\ue000-\uf8ff]/g, "");
}

const MEMORY = new Map<string, string>();
function foldOne(char: string): string {
	const known = FOLDED[char] ?? MEMORY.get(char);
	if (known !== undefined) return known;
	const wide = char.normalize("NFKC");
	const folded = wide.length === 1 && !isRadical(wide.charCodeAt(0)) ? wide : char;
	MEMORY.set(char, folded);
	return folded;
}

/** Everything but plain ASCII and the common characters, which fold to themselves. */
const FOREIGN = /[^ -~\n\t\u4e00-\u9fff]/g;

/**
 * What the grammar reads: full- and half-width forms, brackets and dashes made one (NFKC, and the mixes that documents have).
 * As long as the text itself, so that a place found in the one is the same place in the other.
 */
export const fold = (text: string): string => text.replace(FOREIGN, foldOne);
