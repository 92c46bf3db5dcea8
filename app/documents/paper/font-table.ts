import { FONT } from "../../papers/layout/measures.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** What is taken where a typeface isn't found by its Chinese name, the nearest first: its other names, and those that look like it on Windows and macOS. */
const others: Record<keyof typeof FONT, string> = {
	title: "FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,STZhongsong,SimSun",
	body: "FangSong,FangSong_GB2312,STFangsong",
	black: "SimHei,STHeiti",
	script: "KaiTi,KaiTi_GB2312,STKaiti",
	page: "SimSun,STSong",
};

const entryOf = (kind: keyof typeof FONT) =>
	`<w:font w:name="${FONT[kind].eastAsia}"><w:altName w:val="${others[kind]}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;

/** The part of a DOCX file that says which typefaces stand in for those that a reader hasn't got (ECMA-376, 17.8.3.1). */
export const fontTable = {
	path: "word/fontTable.xml",
	data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${W}">${(Object.keys(others) as (keyof typeof FONT)[]).map(entryOf).join("")}</w:fonts>`,
};
