import { expect, test } from "vitest";
import { withNumbers } from "#app/reading/files/docx-numbers.ts";

const level = (n: number, format: string, text: string) =>
	`<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="5">${level(0, "chineseCountingThousand", "%1、")}${level(1, "chineseCounting", "（%2）")}${level(2, "decimal", "%3．")}</w:abstractNum><w:abstractNum w:abstractNumId="6">${level(0, "bullet", "•")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`;
const styles =
	'<w:styles><w:style w:styleId="Head"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Sub"><w:basedOn w:val="Head"/></w:style></w:styles>';
const paragraph = (words: string, level: number, list = 1) =>
	`<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const styled = (words: string, style: string) =>
	`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const textOf = (xml: string) =>
	withNumbers(xml, numbering, styles)
		.replace(/<\/w:p>/g, "\n")
		.replace(/<[^>]+>/g, "")
		.trim()
		.split("\n");

test("numbers that Word sets come before the words, each level counted anew below the one above", () => {
	const xml = [
		paragraph("目标", 0),
		paragraph("任务", 0),
		paragraph("排查", 1),
		paragraph("甲", 2),
		paragraph("乙", 2),
		paragraph("整治", 1),
		paragraph("丙", 2),
	];
	expect(textOf(xml.join(""))).toEqual(["一、目标", "二、任务", "（一）排查", "1．甲", "2．乙", "（二）整治", "1．丙"]);
});

test("lists that a style brings, that start elsewhere, and bullets", () => {
	expect(textOf(styled("总则", "Head") + styled("附则", "Sub"))).toEqual(["一、总则", "二、附则"]);
	expect(textOf(paragraph("丁", 2, 3) + paragraph("点", 0, 2))).toEqual(["7．丁", "点"]);
});

test("a text without lists stays as it is", () => {
	expect(withNumbers("<w:p><w:pPr><w:jc/></w:pPr></w:p>", "", "")).toBe("<w:p><w:pPr><w:jc/></w:pPr></w:p>");
});
