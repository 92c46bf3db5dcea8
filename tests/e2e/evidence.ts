import { deflateSync } from "node:zlib";
import ExcelJS from "exceljs";

/** A file to hand in. */
export type Evidence = { name: string; mimeType: string; buffer: Buffer };

/** A workbook with one line in it. */
export async function workbook(name: string, text: string): Promise<Evidence> {
	const book = new ExcelJS.Workbook();
	book.addWorksheet("佐证").addRow([text]);
	const buffer = Buffer.from(await book.xlsx.writeBuffer());
	return { name, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer };
}

/** A page of PDF that says something in Latin letters. */
export function pdf(name: string, text: string): Evidence {
	const drawn = `BT /F1 18 Tf 40 100 Td (${text}) Tj ET`;
	const objects = [
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		`<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	];
	let body = "%PDF-1.4\n";
	const offsets = objects.map((object, i) => {
		const at = body.length;
		body += `${i + 1} 0 obj\n${object}\nendobj\n`;
		return String(at).padStart(10, "0");
	});
	const table = ["0000000000 65535 f ", ...offsets.map((at) => `${at} 00000 n `)].join("\n");
	const tail = `xref\n0 6\n${table}\ntrailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
	return { name, mimeType: "application/pdf", buffer: Buffer.from(body + tail, "latin1") };
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c;
});

function chunk(type: string, data: Buffer): Buffer {
	const head = Buffer.concat([Buffer.from(type, "latin1"), data]);
	let crc = 0xffffffff;
	for (const byte of head) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	const out = Buffer.alloc(head.length + 8);
	out.writeUInt32BE(data.length, 0);
	head.copy(out, 4);
	out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, head.length + 4);
	return out;
}

/** A picture of one grey, eight points square. */
export function png(name: string, grey = 128): Evidence {
	const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
	const pixels = deflateSync(Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array(8).fill(grey)]))));
	const parts = [chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
	const buffer = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
	return { name, mimeType: "image/png", buffer };
}
