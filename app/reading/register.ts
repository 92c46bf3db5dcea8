import { fold } from "./fold.ts";
import type { Line } from "./line.ts";

/** What the register of a record or of a web page says of the document below it; "" for what it leaves out. */
export type Register = { title: string; number: string; issuer: string; date: string };

/** In the order in which they count: the day of a paper before the day on which a page was put up. */
const LABELS: [keyof Register, RegExp][] = [
	["title", /^(?:标题|名称|文件名称|文件标题|title)$/i],
	["number", /^(?:发文字号|文号|发文文号|文件编号|(?:document|reference|file|circular) (?:no|number)\.?|ref(?:erence)?\.?)$/i],
	["issuer", /^(?:发文机关|发文单位|发布机构|发布单位|制发机关|issued by|issuing (?:authority|body|agency|office)|issuer)$/i],
	["date", /^(?:成文日期|成文时间|印发日期|签发日期|发文日期|date of issue|date issued|issue date|issued(?: on)?|date)$/i],
	["date", /^(?:发布日期|发布时间|publication date|date of publication|published(?: on)?)$/i],
];
/** So many lines are looked at; a register stands above its document. */
const MOST = 60;

const spaceless = (label: string): string =>
	/\p{Script=Han}/u.test(label) ? fold(label).replace(/[\s:]/g, "") : label.replace(/[\s:]{1,9}$/, "").trim();

/** The labels of a line with what stands behind them: 发文字号：…, Issued by: …, a row of labels and values. */
function pairsIn({ raw, cells }: Line): [label: string, value: string][] {
	const parts = cells ?? (raw.includes("|") ? raw.split("|") : null);
	if (parts) return parts.slice(0, -1).map((label, i) => [spaceless(label), (parts[i + 1] ?? "").trim()]);
	const at = fold(raw).indexOf(":");
	return at > 0 && at < 24 ? [[spaceless(raw.slice(0, at)), raw.slice(at + 1).trim()]] : [];
}

/** Reads the register above a document, if there is one. */
export function registerOf(lines: Line[]): Register {
	const pairs = lines.slice(0, MOST).flatMap(pairsIn);
	const said = (field: keyof Register): string => {
		const labels = LABELS.filter(([of]) => of === field);
		for (const [, label] of labels) {
			const found = pairs.find(([name, value]) => label.test(name) && value !== "" && value !== "无");
			if (found) return found[1];
		}
		return "";
	};
	return { title: said("title"), number: said("number"), issuer: said("issuer"), date: said("date") };
}
