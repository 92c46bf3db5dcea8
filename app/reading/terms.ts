import type { Frequency } from "#workflows/calendar/deadline.ts";
import type { Term } from "#workflows/calendar/term.ts";
import { fold } from "./fold.ts";
import { numberOf } from "./numerals.ts";

const COUNT = "(?<count>\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const TERM = new RegExp(`${COUNT}(?<unit>个?工作日|个?自然日|个月|个?星期|日|天|周|年)(?:之内|以内|内)?(?:完成|办结|整改到位)?$`);
const UNITS: [suffix: RegExp, unit: Term["unit"]][] = [
	[/工作日$/, "workingDay"],
	[/月$/, "month"],
	[/年$/, "year"],
	[/周|星期/, "week"],
	[/日|天/, "day"],
];

const ENGLISH_TERM =
	/(?<count>[a-z]{3,7}|\d{1,3})\s(?:\(\d{1,3}\)\s)?(?<kind>working |business |calendar )?(?<unit>day|week|month|year)s?\b/i;
const ENGLISH_COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const ENGLISH_TENS: Record<string, number> = { fifteen: 15, twenty: 20, thirty: 30, sixty: 60, ninety: 90 };

/** The same in English: within ten working days of receipt. */
function englishTerm(words: string): Term | null {
	const groups = ENGLISH_TERM.exec(words)?.groups;
	if (!groups) return null;
	const { count = "", kind = "", unit = "" } = groups;
	const spelt = count.toLowerCase();
	const n = Number(count) || ENGLISH_TENS[spelt] || ENGLISH_COUNTS.indexOf(spelt);
	const isWorking = /working|business/i.test(kind);
	const from = /receipt|receiving|notified/i.test(words) ? "receipt" : "issue";
	return n > 0 ? { count: n, unit: isWorking ? "workingDay" : (unit.toLowerCase() as Term["unit"]), from } : null;
}

/** How long words such as 印发之日起30日内 give, and from what act on; null if they don't say. */
export function termIn(words: string): Term | null {
	const folded = fold(words.trim());
	const groups = TERM.exec(folded)?.groups;
	const count = numberOf(groups?.count ?? "");
	const unit = UNITS.find(([suffix]) => suffix.test(groups?.unit ?? ""))?.[1];
	if (count && unit) return { count, unit, from: /收到|接到|签收/.test(folded) ? "receipt" : "issue" };
	return englishTerm(folded);
}

const FREQUENCIES: [printed: RegExp, every: Frequency][] = [
	[/半年|half|semi|six months|twice a year/i, "halfYear"],
	[/季|quarter|three months/i, "quarter"],
	[/[每按逐当次]年|年度|annual|year/i, "year"],
	[/月|month/i, "month"],
];

/** How often words such as 每季度 bring something back; `regular` if without a figure (定期, 适时). */
export const frequencyIn = (words: string): Frequency => FREQUENCIES.find(([printed]) => printed.test(words))?.[1] ?? "regular";

/** So much of something in every period: 每年争创省级健康企业不少于1家. */
export type Quota = { every: Frequency; what: string; atLeast: number; of: string };

const QUOTA =
	/^(?<what>\p{Script=Han}{0,30}?)(?:不少于|不得少于|不低于|至少\p{Script=Han}{0,4}?)?(?<!第)(?<count>\d{1,6}|[一二两三四五六七八九十]{1,3})(?<of>[家次个人场期项篇份])(?!月)/u;
const PERIOD = /每(?:个?月|季度?|半年|年度?)/;

/** The quotas that a sentence sets for every period, in its order. */
export function quotasIn(text: string): Quota[] {
	const folded = fold(text);
	const period = PERIOD.exec(folded);
	if (!period) return [];
	const every = frequencyIn(period[0]);
	const [sentence = ""] = folded.slice(period.index + period[0].length).split(/[。;]/);
	return sentence.split(/[,、]/).flatMap((part): Quota[] => {
		const groups = QUOTA.exec(part)?.groups;
		const count = groups?.count ?? "";
		const atLeast = /^\d+$/.test(count) ? Number(count) : numberOf(count);
		const what = (groups?.what ?? "").replace(/^(?:争创|创建|组织|开展|完成|举办)/, "");
		return atLeast ? [{ every, what, atLeast, of: groups?.of ?? "" }] : [];
	});
}
