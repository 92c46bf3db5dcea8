const PAIRS: Record<string, string> = { "(": ")", "[": "]", "<": ">", "{": "}" };

const CLOSERS = new Set(Object.values(PAIRS));

/** A bracketed piece of a folded text: `open` and `close` are where its brackets stand; `close` is the text's end if none closes it. */
export type Bracket = { open: number; close: number; isClosed: boolean };

/**
 * Where each bracket closes: one pass over a folded text. A closer takes the nearest opener of its own kind and whatever stands open inside it;
 * where there is none, documents that mix their brackets（甲〉mean the last one opened.
 */
function closersOf(folded: string): Map<number, number> {
	const closes = new Map<number, number>();
	const open: { closer: string; at: number }[] = [];
	const waiting = new Map<string, number>();
	for (let at = 0; at < folded.length; at++) {
		const char = folded.charAt(at);
		const closer = PAIRS[char];
		if (closer) {
			open.push({ closer, at });
			waiting.set(closer, (waiting.get(closer) ?? 0) + 1);
		} else if (CLOSERS.has(char)) {
			const isOwn = (waiting.get(char) ?? 0) > 0;
			for (let last = open.pop(); last; last = open.pop()) {
				waiting.set(last.closer, (waiting.get(last.closer) ?? 1) - 1);
				if (isOwn && last.closer !== char) continue;
				closes.set(last.at, at);
				break;
			}
		}
	}
	return closes;
}

/** The outermost brackets of a folded text. A bracket that doesn't close within `most` characters is taken for a misprint. */
export function bracketsOf(folded: string, most = 600): Bracket[] {
	const closes = closersOf(folded);
	const found: Bracket[] = [];
	for (let at = 0; at < folded.length; at++) {
		if (!PAIRS[folded.charAt(at)]) continue;
		const close = closes.get(at);
		if (close !== undefined && close - at <= most) {
			found.push({ open: at, close, isClosed: true });
			at = close;
		} else found.push({ open: at, close: Math.min(folded.length, at + most), isClosed: false });
	}
	return found;
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
