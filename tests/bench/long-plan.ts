import { chromium } from "@playwright/test";
import { Document, Packer, Paragraph } from "docx";
import { getDocumentProxy } from "unpdf";
import { findBrowser, thisMachine } from "#app/cli/find-browser.ts";

const PAGE_CHARACTERS = 900;

/** A plan of `pages` pages, some 900 characters each, as it would be pasted. */
export function planOf(pages: number): string {
	const item = (n: number) =>
		`${n}.开展第${n}项治理。按照属地管理原则，组织开展专项调查，全面掌握基本信息及其地区、行业、岗位分布情况，建立基础数据库，2021年6月底前完成调查工作，纳入治理范围的用人单位申报率达到95%以上。（区卫生健康委牵头，区财政局、区人力资源和社会保障局配合，各镇人民政府、街道办事处落实）`;
	const action = (n: number) => [`（${"一二三四五六七八九"[n % 9]}）第${n}项行动`, ...[1, 2, 3, 4, 5, 6].map(item)].join("\n");
	const chapters = Array.from({ length: Math.ceil(pages / 9) }, (_, c) =>
		[`${"一二三四五六七八九十"[c % 10]}、重点任务`, ...Array.from({ length: 9 }, (_, n) => action(n))].join("\n"),
	);
	return `某区攻坚行动实施方案\n${chapters.join("\n")}`.slice(0, pages * PAGE_CHARACTERS);
}

/** A text as a Word document, a paragraph a line. */
export const docxOf = (text: string): Promise<Buffer> =>
	Packer.toBuffer(new Document({ sections: [{ children: text.split("\n").map((line) => new Paragraph(line)) }] }));

/** A text as the PDF that a browser prints of it, with a text layer, and how many pages that has. */
export async function pdfOf(text: string): Promise<{ content: Buffer; pages: number }> {
	const executablePath = findBrowser(thisMachine(chromium.executablePath())) ?? undefined;
	const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
	try {
		const page = await browser.newPage();
		const paragraphs = text.split("\n").map((line) => `<p>${line}</p>`);
		await page.setContent(`<body style="font: 16pt/28pt serif">${paragraphs.join("")}</body>`);
		const content = await page.pdf({ format: "A4", margin: { top: "3.7cm", bottom: "3.5cm", left: "2.8cm", right: "2.6cm" } });
		return { content, pages: (await getDocumentProxy(new Uint8Array(content))).numPages };
	} finally {
		await browser.close();
	}
}
