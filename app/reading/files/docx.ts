import JSZip from "jszip";
import mammoth from "mammoth";
import type { Line } from "../line.ts";
import { withNumbers } from "./docx-numbers.ts";
import { htmlLines } from "./html.ts";

const DOCUMENT = "word/document.xml";

/** The package with the numbers of its lists written into its text. */
async function numbered(content: Buffer): Promise<Buffer> {
	const zip = await JSZip.loadAsync(content);
	const text = (name: string) => zip.file(name)?.async("string") ?? "";
	const [document, numbering, styles] = await Promise.all([DOCUMENT, "word/numbering.xml", "word/styles.xml"].map(text));
	if (!document || !numbering) return content;
	zip.file(DOCUMENT, withNumbers(document, numbering, styles ?? ""));
	return zip.generateAsync({ type: "nodebuffer" });
}

/** The lines of a Word document; pictures are left out, nothing outside the file is fetched. */
export async function docxLines(content: Buffer): Promise<Line[]> {
	const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
	const buffer = await numbered(content);
	const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false });
	return htmlLines(value.replace(/<img[^<>]*>/g, ""));
}
