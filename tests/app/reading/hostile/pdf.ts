import { deflateSync } from "node:zlib";

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
export function pdfOf(objects: (string | Buffer)[], trailer = ""): Buffer {
	const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
	const offsets: number[] = [];
	let at = parts[0]?.length ?? 0;
	for (const [i, object] of objects.entries()) {
		const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
		offsets.push(at);
		parts.push(part);
		at += part.length;
	}
	const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
	parts.push(
		Buffer.from(
			`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
		),
	);
	return Buffer.concat(parts);
}

/** A stream, packed so many times over. */
export function streamOf(data: Buffer | string, { times = 0, dictionary = "" } = {}): Buffer {
	let packed = Buffer.from(data);
	for (let i = 0; i < times; i++) packed = deflateSync(packed, { level: 9 });
	const filter = times === 0 ? "" : `/Filter[${"/FlateDecode".repeat(times)}]`;
	const head = `<<${dictionary}/Length ${packed.length}${filter}>>stream\n`;
	return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]);
}

export const WORDS = "Lead agency: Health Bureau. Carry out the survey by June 2020.";
const FONT = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";
export const PRINTED = `BT /F1 12 Tf 20 150 Td (${WORDS}) Tj ET`;

type Page = { content?: Buffer; catalogue?: string; pages?: string; extra?: (string | Buffer)[]; page?: string };

/** A PDF of one page that prints a sentence. */
export function onePage({ content = streamOf(PRINTED), catalogue = "", pages, extra = [], page = "" }: Page = {}): Buffer {
	return pdfOf([
		`<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
		pages ?? "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Resources ${FONT}/Contents 4 0 R${page}>>`,
		content,
		...extra,
	]);
}
