import mammoth from "mammoth";
import type { Line } from "../lines.ts";
import { htmlLines } from "./html.ts";

/** The lines of a Word document; pictures are left out, nothing outside the file is fetched. */
export async function docxLines(content: Buffer): Promise<Line[]> {
	const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
	const { value } = await mammoth.convertToHtml({ buffer: content }, { convertImage, externalFileAccess: false });
	return htmlLines(value.replace(/<img[^<>]{0,200}>/g, ""));
}
