import fc from "fast-check";
import JSZip from "jszip";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PaperSheet } from "#app/components/paper-sheet.tsx";
import { paperDocx } from "#app/documents/paper/docx.ts";
import { readable } from "#app/lib/xml-text.ts";
import type { Block, Paper } from "#app/papers/blocks.ts";
import { titleLines } from "#app/papers/layout/title-lines.ts";

const blocks: Block[] = [
	{ type: "head", issuer: "青浦区联席会议办公室" },
	{ type: "title", text: "督办通知单" },
	{ type: "addressee", text: "重固镇人民政府：" },
	{ type: "heading", level: 1, text: "一、督办事由" },
	{ type: "heading", level: 2, text: "（一）期限" },
	{ type: "heading", level: 3, text: "1.依据" },
	{ type: "paragraph", text: "正文<&>" },
	{ type: "table", titles: ["单位", "期限"], rows: [["重固镇人民政府", "2020-08-31"]] },
	{ type: "attendance", label: "出席：", names: "甲、乙" },
	{ type: "signature", issuer: "青浦区联席会议办公室", date: "2020年9月10日" },
	{ type: "attachment", mark: "附件", title: "签收回执" },
	{ type: "form", labels: ["签收单位"] },
];
const paper: Paper = { number: 3, printed: "督〔2020〕3号", kind: "order", name: "督办通知单", issuedOn: "2020-09-10", blocks };

async function unzipped(given: Paper): Promise<Record<string, string>> {
	const zip = await JSZip.loadAsync(await paperDocx(given));
	const parts = await Promise.all(
		Object.values(zip.files)
			.filter(({ dir, name }) => !dir && name.endsWith(".xml"))
			.map(async (file) => [file.name, await file.async("string")] as const),
	);
	return Object.fromEntries(parts);
}
const document = async (given = paper) => (await unzipped(given))["word/document.xml"] ?? "";

/** The paragraph that holds a text. */
const paragraphOf = (xml: string, text: string): string =>
	xml.match(/<w:p>.*?<\/w:p>/gs)?.find((paragraph) => paragraph.includes(`>${text}<`)) ?? "";
const attribute = (xml: string, element: string, name: string): number =>
	Number(xml.split(`<w:${element} `)[1]?.split(">")[0]?.split(`w:${name}="`)[1]?.split('"')[0]);
/** Twips to millimetres. */
const inMm = (twips: number) => (twips / 1440) * 25.4;

describe("a paper as DOCX, after GB/T 9704-2012", () => {
	test("is A4 with margins of 37, 26, 35 and 28 mm, in 22 lines of 28 characters", async () => {
		const xml = await document();
		const measured = (element: string, name: string) => inMm(attribute(xml, element, name));
		expect(measured("pgSz", "w")).toBeCloseTo(210, 1);
		expect(measured("pgSz", "h")).toBeCloseTo(297, 1);
		for (const [side, length] of Object.entries({ top: 37, right: 26, bottom: 35, left: 28 }))
			expect(Math.abs(measured("pgMar", side) - length), side).toBeLessThan(0.1);
		const pitch = attribute(xml, "docGrid", "linePitch");
		expect(Math.floor(inMm(pitch * 22))).toBe(224);
		const body = paragraphOf(xml, "正文&lt;&amp;&gt;");
		expect(attribute(body, "spacing", "line")).toBe(pitch);
		const perLine = (156 / 25.4) * 1440;
		const character = 16 * 20 + Number(/<w:rPr>.*?<w:spacing w:val="(-?\d+)"/s.exec(body)?.[1]);
		expect(Math.floor(perLine / character)).toBe(28);
	});

	const looks: [string, string, number][] = [
		["青浦区联席会议办公室", "方正小标宋简体", 72],
		["督办通知单", "方正小标宋简体", 44],
		["重固镇人民政府：", "仿宋", 32],
		["一、督办事由", "黑体", 32],
		["（一）期限", "楷体", 32],
		["1.依据", "仿宋", 32],
		["正文&lt;&amp;&gt;", "仿宋", 32],
		["出席：", "黑体", 32],
	];
	test.each(looks)("sets %s in %s, %i half points", async (text, typeface, size) => {
		const paragraph = paragraphOf(await document(), text);
		expect(paragraph).toContain(`w:eastAsia="${typeface}"`);
		expect(attribute(paragraph, "sz", "val")).toBe(size);
	});

	test.each(["青浦区联席会议办公室", "青浦区尘肺病防治攻坚行动联席会议办公室"])(
		"has the name in its head 35 mm beneath the edge of the text: %s",
		async (issuer) => {
			const head = paragraphOf(await document({ ...paper, blocks: [{ type: "head", issuer }] }), issuer);
			const baseLine = attribute(head, "spacing", "before") + 0.8 * attribute(head, "spacing", "line");
			expect(Math.abs(inMm(baseLine - 0.84 * attribute(head, "sz", "val") * 10) - 35)).toBeLessThan(0.1);
		},
	);

	test("has the head and its rule in red, and nothing else", async () => {
		const xml = await document();
		const red = xml.match(/<w:p>.*?<\/w:p>/gs)?.filter((paragraph) => paragraph.includes("E60012")) ?? [];
		expect(red).toHaveLength(2);
		expect(red[0]).toContain("青浦区联席会议办公室");
		expect(red[1]).toContain("督〔2020〕3号");
		expect(await document({ ...paper, blocks: blocks.slice(1) })).not.toContain("E60012");
	});

	test("begins paragraphs two characters in, and the addressee at the edge", async () => {
		const xml = await document();
		expect(attribute(paragraphOf(xml, "正文&lt;&amp;&gt;"), "ind", "firstLineChars")).toBe(200);
		expect(paragraphOf(xml, "重固镇人民政府：")).not.toContain("<w:ind ");
	});

	test("has the date four characters from the right edge, and the issuer centred over it", async () => {
		const xml = await document();
		const character = ((156 / 25.4) * 1440) / 28;
		const right = (text: string) => attribute(paragraphOf(xml, text), "ind", "right") / character;
		const signed = xml.slice(xml.indexOf("2020年9月10日") - 2500);
		expect(right("2020年9月10日")).toBeCloseTo(4, 1);
		expect(attribute(paragraphOf(signed, "青浦区联席会议办公室"), "ind", "right") / character).toBeCloseTo(
			4 + (7.75 - 10) / 2,
			1,
		);
	});

	test("numbers its pages — 1 — at the outer edge, in 宋体 of size 4", async () => {
		const parts = await unzipped(paper);
		const footers = Object.entries(parts).filter(([name]) => name.startsWith("word/footer"));
		expect(footers).toHaveLength(2);
		for (const [, xml] of footers) {
			expect(xml).toMatch(/>— <.*PAGE.*> —</s);
			expect(xml).toContain('w:eastAsia="宋体"');
			expect(attribute(xml, "sz", "val")).toBe(28);
		}
		expect(footers.map(([, xml]) => (xml.includes('<w:jc w:val="right"/>') ? "right" : "left")).sort()).toEqual([
			"left",
			"right",
		]);
		expect(parts["word/settings.xml"]).toContain("evenAndOddHeaders");
	});

	test("leaves no signature alone on its page, nor a form or table without what is said before it", async () => {
		const end: Block[] = [
			{ type: "paragraph", text: "不随后文" },
			{ type: "paragraph", text: "末段" },
			{ type: "gap" },
			{ type: "signature", issuer: "甲", date: "2020年9月10日" },
			{ type: "addressee", text: "签收回执" },
			{ type: "form", labels: ["签收人"] },
		];
		const xml = await document({ ...paper, blocks: end });
		for (const [text, isKept] of Object.entries({ 不随后文: false, 末段: true, 甲: true, 签收回执: true, 签收人: false }))
			expect(paragraphOf(xml, text).includes("<w:keepNext/>"), text).toBe(isKept);
		const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
		const gap = paragraphs[paragraphs.findIndex((paragraph) => paragraph.includes("末段")) + 1];
		expect(gap).toContain("<w:keepNext/>");
	});

	test("keeps the lines of what was typed, every character there is, and nothing that would break the file", async () => {
		const typed = "甲\u0001乙\ufffe\n𠮷野家\u{1f600}\ud800丙\u000b";
		const parts = await unzipped({
			...paper,
			name: typed,
			blocks: [
				{ type: "paragraph", text: typed },
				{ type: "table", titles: ["单位"], rows: [[typed]] },
			],
		});
		const xml = parts["word/document.xml"] ?? "";
		expect(paragraphOf(xml, "甲乙")).toContain("w:firstLine");
		expect(paragraphOf(xml, "𠮷野家\u{1f600}丙")).toContain("w:firstLine");
		expect(xml.match(/<w:tc>.*<\/w:tc>/s)?.[0]).toMatch(/甲乙<.*<w:br\/>.*𠮷野家/s);
		for (const [name, part] of Object.entries(parts)) expect([name, readable(part)]).toEqual([name, part]);
	});

	test("prints the number of a paper without a head above its title", async () => {
		const xml = await document({ ...paper, blocks: [{ type: "number" }, { type: "title", text: "目标责任书" }] });
		expect(xml.indexOf("督〔2020〕3号")).toBeLessThan(xml.indexOf("目标责任书"));
		expect(paragraphOf(xml, "督〔2020〕3号")).toContain('<w:jc w:val="right"/>');
	});

	test("gives columns what they need: short cells a line, all together the width of the text, titles broken before a bracket", async () => {
		const rows = [["重固镇人民政府", "高风险用人单位重点监督（条款三（三）3）", "2020年12月31日", "12"]];
		const wide = { type: "table" as const, titles: ["单位", "事项", "期限", "逾期（工作日）"], rows };
		const xml = await document({ ...paper, blocks: [wide] });
		const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
		expect(inMm(widths.reduce((a, b) => a + b, 0))).toBeCloseTo(156, 0);
		const [unit = 0, subject = 0, due = 0, days = 0] = widths;
		expect(unit).toBeGreaterThan(7 * 240);
		expect(due).toBeGreaterThan(8.25 * 240);
		expect(subject).toBeGreaterThan(due);
		expect(days).toBeLessThan(unit);
		expect(xml).toMatch(/>逾期<.*?<w:br\/>.*?>（工作日）</s);
		const many = {
			type: "table" as const,
			titles: Array.from("一二三四五六七八九十甲", (n) => `逾期办结${n}`),
			rows: [Array(11).fill("0")],
		};
		expect(await document({ ...paper, blocks: [many] })).toContain('<w:sz w:val="21"/>');
	});
});

describe("the parts of a paper beside its text", () => {
	const copies = { label: "分送：", names: "区卫生健康委、区应急管理局。" };
	const imprint: Block = { type: "imprint", copies, issuer: "区公共卫生联席会议办公室", date: "2020年9月10日印发" };

	test("its imprint stands on the lower edge of the last page's text, as wide as that, between two thick rules and about a thin one", async () => {
		const xml = await document({ ...paper, blocks: [{ type: "paragraph", text: "正文" }, imprint] });
		const table = xml.match(/<w:tbl>.*<\/w:tbl>/s)?.[0] ?? "";
		for (const place of ['w:vertAnchor="margin"', 'w:tblpYSpec="bottom"', 'w:horzAnchor="margin"'])
			expect(table).toContain(place);
		expect(inMm(attribute(table, "tblW", "w"))).toBeCloseTo(156, 0);
		const rule = (side: string) => (attribute(table.split("</w:tblBorders>")[0] ?? "", side, "sz") / 8 / 72) * 25.4;
		for (const side of ["top", "bottom"]) expect(Math.abs(rule(side) - 0.35), side).toBeLessThan(0.02);
		expect(Math.abs(rule("insideH") - 0.25)).toBeLessThan(0.02);
		const [sent, issuer, date] = [copies.label + copies.names, imprint.issuer, imprint.date].map((text) =>
			paragraphOf(table, text),
		);
		for (const line of [sent, issuer, date]) expect(attribute(line ?? "", "sz", "val")).toBe(28);
		// One character of size 4 at either side; what comes after the label stands beneath what came before.
		const character = 14 * 20;
		expect([attribute(sent ?? "", "ind", "left"), attribute(sent ?? "", "ind", "hanging")]).toEqual([
			4 * character,
			3 * character,
		]);
		expect(attribute(issuer ?? "", "ind", "left")).toBe(character);
		expect([attribute(date ?? "", "ind", "right"), date?.includes('<w:jc w:val="right"/>')]).toEqual([character, true]);
		const alone = await document({ ...paper, blocks: [{ ...imprint, copies: null }] });
		expect(alone.match(/<w:tr>/g)).toHaveLength(1);
	});

	test("what is attached is named beneath the text and begins a page of its own under its title", async () => {
		const attached: Block[] = [
			{ type: "paragraph", text: "末段" },
			{ type: "gap" },
			{ type: "attachments", label: "附件：", names: "签收回执" },
			{ type: "gap" },
			{ type: "signature", issuer: "甲", date: "2020年9月10日" },
			{ type: "attachment", mark: "附件", title: "签收回执" },
			{ type: "form", labels: ["签收人"] },
		];
		const xml = await document({ ...paper, blocks: attached });
		const named = paragraphOf(xml, "附件：签收回执");
		const character = ((156 / 25.4) * 1440) / 28;
		expect(attribute(named, "ind", "left") / character).toBeCloseTo(5, 1);
		expect(attribute(named, "ind", "hanging") / character).toBeCloseTo(3, 1);
		for (const text of ["末段", "附件：签收回执"]) expect(paragraphOf(xml, text)).toContain("<w:keepNext/>");
		const mark = paragraphOf(xml, "附件");
		expect(mark).toContain("<w:pageBreakBefore/>");
		expect(mark).toContain('w:eastAsia="黑体"');
		expect(attribute(paragraphOf(xml, "签收回执"), "sz", "val")).toBe(44);
	});

	test("every typeface that it is set in has others named that stand in for it", async () => {
		const { "word/fontTable.xml": fonts = "", "word/document.xml": xml = "" } = await unzipped(paper);
		const used = new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, name]) => name));
		used.delete("zh-CN");
		expect(used.size).toBeGreaterThan(3);
		for (const name of used) expect(fonts).toMatch(new RegExp(`w:name="${name}"><w:altName w:val="[^"]+"`));
	});
});

test("the browser draws a table with the columns of the file, and breaks titles where it does", async () => {
	const rows = [["重固镇人民政府", "高风险用人单位重点监督（条款三（三）3）", "2020年12月31日", "12"]];
	const title = "关于《青浦区尘肺病防治攻坚行动实施方案》推进情况的通报";
	const drawn: Block[] = [
		{ type: "title", text: title },
		{ type: "table", titles: ["单位", "事项", "期限", "逾期（工作日）"], rows },
	];
	const html = renderToStaticMarkup(createElement(PaperSheet, { paper: { printed: "", blocks: drawn } }));
	const shares = [...html.matchAll(/<col width="([\d.]+)%"/g)].map(([, share]) => Number(share));
	const xml = await document({ ...paper, blocks: drawn });
	const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
	const total = widths.reduce((a, b) => a + b, 0);
	expect(shares).toHaveLength(4);
	for (const [at, width] of widths.entries()) expect(shares[at]).toBeCloseTo((width / total) * 100, 1);
	expect(html).toContain("逾期\n（工作日）");
	expect(html).toContain(titleLines(title).join("\n"));
});

describe("a title", () => {
	const cases: [string, string[]][] = [
		["督办通知单", ["督办通知单"]],
		["关于《青浦区尘肺病防治攻坚行动实施方案》推进情况的通报", ["关于《青浦区尘肺病防治攻坚行动实施方案》", "推进情况的通报"]],
		["《青浦区尘肺病防治攻坚行动实施方案》工作总结", ["《青浦区尘肺病防治攻坚行动实施方案》", "工作总结"]],
	];
	test.each(cases)("%s is broken where its meaning allows", (text, lines) => {
		expect(titleLines(text)).toEqual(lines);
	});

	test("of any length loses nothing, fits its lines, and begins none with what closes", () => {
		const piece = fc.constantFrom(
			"《",
			"》",
			"（",
			"）",
			"、",
			"的",
			"青浦区",
			"尘肺病防治",
			"攻坚行动",
			"2021—2025年",
			"A",
			"实施方案",
		);
		fc.assert(
			fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
				const lines = titleLines(pieces.join(""));
				expect(lines.join("")).toBe(pieces.join(""));
				for (const line of lines.slice(1)) expect(line).not.toMatch(/^[》）、]/);
			}),
		);
	});
});
