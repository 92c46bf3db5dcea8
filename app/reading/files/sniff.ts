import { Unreadable } from "./unreadable.ts";

export type FileType = "docx" | "xlsx" | "pdf" | "csv" | "text";
const starts = (content: Buffer, bytes: number[]): boolean => bytes.every((byte, i) => content[i] === byte);

/** What a file is by what it holds, not by its name alone. Throws Unreadable for what can't be read. */
export function sniff(content: Buffer, name: string, entries: Set<string> | null): FileType {
	const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
	if (content.length === 0) throw new Unreadable("empty");
	if (starts(content, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable(oleReason(content, extension));
	const isPdf = content.subarray(0, 1_024).includes("%PDF-");
	if (isPdf && (entries || endsAsZip(content))) throw new Unreadable("twoTypes");
	if (entries) {
		if (entries.has("word/document.xml")) return "docx";
		if (entries.has("xl/workbook.xml")) return "xlsx";
		throw new Unreadable(/^(?:docx|xlsx)$/.test(extension) ? "damaged" : "unknownType");
	}
	if (isPdf) return "pdf";
	if (/^(?:docx|xlsx|pdf)$/.test(extension)) throw new Unreadable("damaged");
	return extension === "csv" ? "csv" : "text";
}

/** An OLE container is an old Office file, or a new one behind a password. */
function oleReason(content: Buffer, extension: string): "oldWord" | "oldExcel" | "encrypted" {
	if (content.includes(Buffer.from("EncryptedPackage", "utf16le"))) return "encrypted";
	return extension === "xls" || content.includes(Buffer.from("Workbook", "utf16le")) ? "oldExcel" : "oldWord";
}

export const isZip = (content: Buffer): boolean =>
	starts(content, [0x50, 0x4b, 0x03, 0x04]) || starts(content, [0x50, 0x4b, 0x05, 0x06]);

/** Whether the end of an archive stands at the end of a file. */
function endsAsZip(content: Buffer): boolean {
	const at = content.lastIndexOf("PK\u0005\u0006");
	return at >= 0 && at + 22 <= content.length && at + 22 + content.readUInt16LE(at + 20) === content.length;
}
