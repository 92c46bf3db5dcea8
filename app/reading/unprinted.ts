/** Where words begin that a page of HTML keeps for the browser. */
const BEGINS = /<(?:(script|style|title)\b|!--)/gi;

/**
 * Without scripts, styles, the browser's title and comments of HTML, which no document prints; their line breaks stay, so that lines keep their
 * numbers. What is begun and never ends is left as it is.
 */
export function withoutUnprinted(text: string): string {
	if (text.search(BEGINS) < 0) return text;
	const lower = text.toLowerCase();
	const endless = new Set<string>();
	let out = "";
	let from = 0;
	BEGINS.lastIndex = 0;
	for (let begin = BEGINS.exec(text); begin; begin = BEGINS.exec(text)) {
		const close = begin[1] ? `</${begin[1].toLowerCase()}` : "-->";
		const at = endless.has(close) ? -1 : lower.indexOf(close, BEGINS.lastIndex);
		if (at < 0) {
			endless.add(close);
			continue;
		}
		const end = begin[1] ? lower.indexOf(">", at) + 1 || lower.length : at + close.length;
		out += text.slice(from, begin.index) + "\n".repeat(text.slice(begin.index, end).split("\n").length - 1);
		from = end;
		BEGINS.lastIndex = end;
	}
	return out + text.slice(from);
}
