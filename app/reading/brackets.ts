const PAIRS: Record<string, string> = { "(": ")", "[": "]", "<": ">", "{": "}" };
const CLOSERS = new Set(Object.values(PAIRS));

/** A bracketed piece of a folded text: `open` and `close` are where its brackets stand; `close` is the text's end if none closes it. */
export type Bracket = { open: number; close: number; isClosed: boolean };

/** The outermost round and square brackets of a folded text. A bracket that doesn't close within `most` characters is taken for a misprint. */
export function bracketsOf(folded: string, most = 600): Bracket[] {
	const found: Bracket[] = [];
	for (let at = 0; at < folded.length; at++) {
		if (folded[at] !== "(" && folded[at] !== "[") continue;
		const close = closeOf(folded, at, most);
		if (close !== null) {
			found.push({ open: at, close, isClosed: true });
			at = close;
		} else found.push({ open: at, close: Math.min(folded.length, at + most), isClosed: false });
	}
	return found;
}

function closeOf(folded: string, open: number, most: number): number | null {
	const waiting: string[] = [];
	for (let at = open; at < folded.length && at <= open + most; at++) {
		const char = folded.charAt(at);
		const closer = PAIRS[char];
		if (closer) waiting.push(closer);
		else if (CLOSERS.has(char) && waiting.includes(char)) {
			while (waiting.pop() !== char);
			if (waiting.length === 0) return at;
		}
	}
	return null;
}

/** Cuts a text where a separator of its folded form stands outside all brackets. Gives the pieces with their offsets. */
export function splitOutside(folded: string, isSeparator: (char: string, at: number) => boolean): { from: number; to: number }[] {
	const pieces: { from: number; to: number }[] = [];
	const waiting: string[] = [];
	let from = 0;
	for (let at = 0; at < folded.length; at++) {
		const char = folded.charAt(at);
		const closer = PAIRS[char];
		if (closer) waiting.push(closer);
		else if (waiting.at(-1) === char) waiting.pop();
		else if (waiting.length === 0 && isSeparator(char, at)) {
			pieces.push({ from, to: at });
			from = at + 1;
		}
	}
	pieces.push({ from, to: folded.length });
	return pieces;
}
