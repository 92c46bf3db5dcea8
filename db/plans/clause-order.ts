const DIGITS = "零一二三四五六七八九";

/** A Chinese numeral below one hundred as a number; 0 for anything else. */
function numeral(text: string): number {
	const [tens, ones] = text.includes("十") ? text.split("十") : ["0", text];
	const digit = (t: string | undefined, blank: number) => (t === "" || t === undefined ? blank : Math.max(0, DIGITS.indexOf(t)));
	return text.includes("十") ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
}

const PATH = /^(?:附[^一二三四五六七八九十]*)?([一二三四五六七八九十]*)(?:（([一二三四五六七八九十]+)）)?(\d*)([a-z]?)$/;

/** Where a clause stands in its document: the head first, then the chapters, boxes and annexes, the foot last. */
function keyOf(path: string): number[] {
	if (path === "文首") return [0];
	if (path === "文末") return [4];
	const box = /^专栏(\d+)$/.exec(path);
	if (box) return [2, Number(box[1])];
	const [, chapter = "", section = "", item = "", letter = ""] = PATH.exec(path) ?? [];
	return [path.startsWith("附") ? 3 : 1, numeral(chapter), numeral(section), Number(item), letter ? letter.charCodeAt(0) : 0];
}

/** Orders clauses as the document does; boxes come after the items they stand among. */
export function compareClauses(a: string, b: string): number {
	const [x, y] = [keyOf(a), keyOf(b)];
	for (let i = 0; i < Math.max(x.length, y.length); i++) {
		const difference = (x[i] ?? 0) - (y[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
