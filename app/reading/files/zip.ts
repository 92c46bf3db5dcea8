import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { Unreadable } from "./unreadable.ts";
import { type Look, looksOf } from "./zip-parts.ts";

/** Limits of an Office document's package; a plan of 300 pages stays a hundred times below. */
const MAX_ENTRIES = 2_000;
const MAX_INFLATED = 64 * 1024 * 1024;
const MAX_RATIO = 200;
const RATIO_FROM = 1024 * 1024;
const LOCAL_HEADER = 30;
/** Names that no office program writes: with characters that don't print, or climbing out under another spelling. */
const ODD_NAME = /\p{Cc}|(?:^|\/)\.\.(?:\/|$)|^[\\/]|^[a-z]:/iu;

const open = (content: Buffer): Promise<ZipFile> =>
	new Promise((resolve, reject) =>
		fromBuffer(content, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
			error ? reject(error) : resolve(zip),
		),
	);

/** What an entry really inflates to, looked at piece by piece and thrown away. */
function drain(zip: ZipFile, entry: Entry, looks: Look[], most: number): Promise<number> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, stream) => {
			if (error) return reject(error);
			let size = 0;
			stream.on("data", (chunk: Buffer) => {
				size += chunk.length;
				try {
					if (size > most) throw new Unreadable("bomb");
					for (const look of looks) look(chunk);
				} catch (refusal) {
					stream.destroy(refusal as Error);
				}
			});
			stream.on("end", () => resolve(size)).on("error", reject);
		});
	});
}

function refuse(entry: Entry, seen: number): void {
	if (entry.isEncrypted()) throw new Unreadable("encrypted");
	if (ODD_NAME.test(entry.fileName)) throw new Unreadable("damaged");
	const isPadded = entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO;
	if (seen > MAX_ENTRIES || entry.uncompressedSize > MAX_INFLATED || isPadded) throw new Unreadable("bomb");
}

/** Entries that lie one in the other inflate the same bytes many times over (D. Fifield, "A better zip bomb", 2019). */
function refuseOverlap(entries: Entry[]): void {
	const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
	for (const [i, entry] of inOrder.entries()) {
		const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
		const next = inOrder[i + 1];
		if (next && next.relativeOffsetOfLocalHeader < end) throw new Unreadable("bomb");
	}
}

/** The entries that a package's directory lists, in order as far as that says. */
function entriesOf(zip: ZipFile): Promise<Entry[]> {
	const entries: Entry[] = [];
	let declared = 0;
	return new Promise((resolve, reject) => {
		zip.on("entry", (entry: Entry) => {
			try {
				refuse(entry, entries.length);
				declared += entry.uncompressedSize;
				if (declared > MAX_INFLATED) throw new Unreadable("bomb");
			} catch (error) {
				return reject(error);
			}
			entries.push(entry);
			zip.readEntry();
		});
		zip.on("end", () => resolve(entries)).on("error", reject);
		zip.readEntry();
	});
}

/**
 * Looks through a package before any of it is handed to a parser: names, count and sizes from its directory, then what each entry really inflates
 * to, piece by piece and thrown away: no more than a document needs, no more rows than a person fills in, no DTD, no macros. What is packed in a
 * package once more is never unpacked. Gives the entries' names. Throws Unreadable.
 */
export async function inspectZip(content: Buffer): Promise<Set<string>> {
	try {
		const zip = await open(content);
		const entries = await entriesOf(zip);
		refuseOverlap(entries);
		const looks = looksOf();
		let inflated = 0;
		for (const entry of entries)
			if (!entry.fileName.endsWith("/")) inflated += await drain(zip, entry, looks(entry.fileName), MAX_INFLATED - inflated);
		return new Set(entries.map(({ fileName }) => fileName));
	} catch (error) {
		throw error instanceof Unreadable ? error : new Unreadable("damaged", { cause: error });
	}
}
