import type { Line } from "../line.ts";
import { linesOf } from "../lines.ts";
import { Unreadable } from "./unreadable.ts";

/** So many characters may have signs among them that no document has. */
const LOOKED_AT = 20_000;
const MOST_ODD = 20;
/** A plan of a thousand pages. */
const MAX_CHARACTERS = 1_000_000;

/** What printed text is made of. UTF-16 read in the wrong order, or bytes that are no text, are full of everything else. */
const PRINTED =
	/[\t\n\r\f -~\u00a0-\u00ff\u2010-\u203b\u2160-\u217b\u2460-\u24ff\u25a0-\u25ff\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
const oddIn = (text: string): number => Array.from(text.slice(0, LOOKED_AT)).filter((char) => !PRINTED.test(char)).length;

function decoded(content: Buffer, encoding: string, isStrict: boolean): string | null {
	try {
		return new TextDecoder(encoding, { fatal: isStrict }).decode(content);
	} catch {
		return null;
	}
}

/** UTF-16 without its mark, in the order in which it reads as text; null if it does in neither. */
function unmarked(content: Buffer): string | null {
	const texts = ["utf-16le", "utf-16be"].flatMap((encoding) => decoded(content, encoding, true) ?? []);
	return texts.find((text) => oddIn(text) * 100 <= Math.min(text.length, LOOKED_AT)) ?? null;
}

/** Bytes that were filled up with zeros hold what stands before them. */
function unpadded(content: Buffer): Buffer {
	let end = content.length;
	while (end > 0 && content[end - 1] === 0) end--;
	return content.subarray(0, end);
}

/** Decodes text as Chinese offices write it: UTF-8, UTF-16 with its mark or without, else GB18030. Throws Unreadable for bytes that are no text. */
export function decode(content: Buffer): string {
	const [first, second] = content;
	if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(content);
	if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(content);
	const bytes = unpadded(content);
	if (!bytes.includes(0)) {
		const text = decoded(bytes, "utf-8", true) ?? decoded(bytes, "gb18030", false) ?? "";
		if (
			Array.from(text.slice(0, LOOKED_AT)).filter((char) => char === "\ufffd" || (char < " " && !/\s/.test(char))).length <=
			MOST_ODD
		)
			return text;
	}
	const text = unmarked(content);
	if (text === null) throw new Unreadable("unknownType");
	return text;
}

/** The lines of a text. Throws Unreadable for bytes that are no text, and for more of it than any plan has. */
export async function textLines(content: Buffer): Promise<Line[]> {
	const text = decode(content);
	if (text.length > MAX_CHARACTERS) throw new Unreadable("tooMany");
	return linesOf(text);
}
