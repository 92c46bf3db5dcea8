import { constants, inflateSync } from "node:zlib";
import { Unreadable } from "./unreadable.ts";

/** What the streams of a PDF may unpack to, one and all: a whole Chinese font takes some 20 MB, the pictures are never unpacked. */
const MAX_STREAM = 32 * 1024 * 1024;
const MAX_STREAMS = 128 * 1024 * 1024;
const MAX_OBJECTS = 200_000;
/** How often a stream may be packed one time more; nobody does it twice. */
const MAX_TIMES = 3;
/** How far before a stream its dictionary begins at most. */
const DICTIONARY = 1_024;

/** Whether bytes begin as zlib's do (RFC 1950, 2.2). */
const isPacked = (bytes: Buffer): boolean =>
	bytes.length > 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;

/** How much a stream unpacks to, and what is packed in it once more. Bytes that only look packed are none of ours. */
function unpackedSize(bytes: Buffer, times = 0): number {
	if (!isPacked(bytes)) return 0;
	let out: Buffer;
	try {
		out = inflateSync(bytes, { maxOutputLength: MAX_STREAM, finishFlush: constants.Z_SYNC_FLUSH });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new Unreadable("bomb");
		return 0;
	}
	if (times === MAX_TIMES && isPacked(out)) throw new Unreadable("bomb");
	return out.length + unpackedSize(out, times + 1);
}

function countObjects(content: Buffer): void {
	let count = 0;
	for (let at = content.indexOf("endobj"); at >= 0; at = content.indexOf("endobj", at + 6))
		if (++count > MAX_OBJECTS) throw new Unreadable("tooMany");
}

/** Looks through a PDF before it is handed to a parser: how many objects it has, and what its streams unpack to. Throws Unreadable. */
export function inspectPdf(content: Buffer): void {
	countObjects(content);
	let total = 0;
	let from = 0;
	for (let at = content.indexOf("stream"); at >= 0; at = content.indexOf("stream", from)) {
		const begin = content[at + 6] === 0x0d ? at + 8 : at + 7;
		const found = content.indexOf("endstream", begin);
		const end = found < 0 ? content.length : found;
		const dictionary = content.toString("latin1", Math.max(from, at - DICTIONARY), at);
		from = end + 9;
		if (/\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf(" obj")))) continue;
		total += unpackedSize(content.subarray(begin, end));
		if (total > MAX_STREAMS) throw new Unreadable("bomb");
	}
}
