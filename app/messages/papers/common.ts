/** What official papers say is issued in Chinese, whatever language their reader's screens are in. */

/** The words of one kind of paper as they come with the portal. Whoever issues papers may say each of them in another way; places are named: {单位}. */
export type PaperWords<K extends string = string> = {
	/** What the paper is called, and its title. */
	name: string;
	/** Who stands in the red head; empty for a paper that has none. */
	head: string;
	/** How its number is printed (GB/T 9704-2012, 7.2.5): word of the issuer, year in full in six-cornered brackets, number without leading zeros. */
	number: string;
	phrases: Record<K, string>;
};

/** What the places in phrases are called. */
export const places = {
	year: "年份",
	no: "序号",
	issuer: "发文单位",
	unit: "单位",
	plan: "方案",
	clause: "条款",
	task: "事项",
	since: "起始日期",
	date: "日期",
	days: "天数",
	more: "天数二",
	words: "原文",
	text: "内容",
	severity: "程度",
	time: "时刻",
	place: "地点",
	chair: "主持人",
	others: "配合单位",
	role: "角色",
	part: "环节",
} as const;
export type Place = keyof typeof places;

/** 2020年8月5日: as dates are printed in official papers (GB/T 9704-2012, 7.3.5.4). */
export const printedDate = (date: string): string => {
	const [year, month, day] = date.split("-").map(Number);
	return `${year}年${month}月${day}日`;
};

const DIGITS = "零一二三四五六七八九";

/** A number from 1 to 99 as headings print it: 一, 十, 十二, 二十. */
function chineseNumber(n: number): string {
	const tens = Math.floor(n / 10);
	return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${n % 10 > 0 ? DIGITS[n % 10] : ""}`;
}

/** The numbers of headings, level by level (GB/T 9704-2012, 7.3.3). */
export const headingNumbers: Record<1 | 2 | 3 | 4, (n: number) => string> = {
	1: (n) => `${chineseNumber(n)}、`,
	2: (n) => `（${chineseNumber(n)}）`,
	3: (n) => `${n}.`,
	4: (n) => `（${n}）`,
};

/** 版记 at the foot of a paper's last page (7.4). */
export const imprintWords = {
	copies: "分送：",
	names: (listed: string) => `${listed}。`,
	issued: (date: string) => `${date}印发`,
};
/** What stands before the names of what is attached, and on the page where that begins (7.3.4, 7.3.7). */
export const attachmentWords = { label: "附件：", mark: "附件" };

/** 签收回执: what whoever receives a paper fills in by hand. */
export const receipt = { title: "签收回执", labels: ["签收单位", "签收人", "签收时间", "备注"] };
