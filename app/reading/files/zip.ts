import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { Unreadable } from "./unreadable.ts";

/** Limits of an Office document's package; a plan of 300 pages stays a hundred times below. */
const MAX_ENTRIES = 2_000;
const MAX_INFLATED = 64 * 1024 * 1024;
const MAX_RATIO = 200;
const RATIO_FROM = 1024 * 1024;
const NESTED = /\.(?:zip|rar|7z|gz|tar|docx|xlsx|jar)$/i;

const open = (content: Buffer): Promise<ZipFile> =>
	new Promise((resolve, reject) =>
		fromBuffer(content, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
			error ? reject(error) : resolve(zip),
		),
	);

function drain(zip: ZipFile, entry: Entry, most: number): Promise<number> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, stream) => {
			if (error) return reject(error);
			let size = 0;
			stream.on("data", (chunk: Buffer) => {
				size += chunk.length;
				if (size > most) stream.destroy(new Unreadable("bomb"));
			});
			stream.on("end", () => resolve(size)).on("error", reject);
		});
	});
}

function refuse(entry: Entry, seen: number): void {
	if (entry.isEncrypted()) throw new Unreadable("encrypted");
	const isPadded = entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO;
	if (seen > MAX_ENTRIES || entry.uncompressedSize > MAX_INFLATED || isPadded) throw new Unreadable("bomb");
}

/**
 * Looks through a package before any of it is handed to a parser: names, count, declared sizes from its directory, then what each entry really
 * inflates to, piece by piece and thrown away. Gives the entries' names. Throws Unreadable for an archive that is damaged, locked or a bomb.
 */
export async function inspectZip(content: Buffer): Promise<Set<string>> {
	try {
		const zip = await open(content);
		const names = new Set<string>();
		const entries: Entry[] = [];
		let declared = 0;
		await new Promise<void>((resolve, reject) => {
			zip.on("entry", (entry: Entry) => {
				try {
					refuse(entry, entries.length);
					declared += entry.uncompressedSize;
					if (declared > MAX_INFLATED) throw new Unreadable("bomb");
				} catch (error) {
					return reject(error);
				}
				names.add(entry.fileName);
				entries.push(entry);
				zip.readEntry();
			});
			zip.on("end", resolve).on("error", reject);
			zip.readEntry();
		});
		let inflated = 0;
		for (const entry of entries)
			if (!entry.fileName.endsWith("/") && !NESTED.test(entry.fileName))
				inflated += await drain(zip, entry, MAX_INFLATED - inflated);
		return names;
	} catch (error) {
		throw error instanceof Unreadable ? error : new Unreadable("damaged", { cause: error });
	}
}
