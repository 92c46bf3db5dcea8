import { type Calendar, deadlinesIn } from "./deadlines.ts";
import { fold } from "./fold.ts";

type Comparator = "≥" | ">" | "=" | "≤" | "<" | "trend" | "qualitative";
export type Target = { milestone: string | null; comparator: Comparator; value: number | null; unit: string | null };
/** What is measured, of whom, and what it must come to by when. */
export type Indicator = { name: string; scope: string | null; targets: Target[]; clause: string };

const REACH =
	"(?:要|均|都|分别|应|需|须|力争|总体|保持|稳定|控制)*(?:达到|达|提高到|提升到|提升至|提高至|增长到|上升到|增加到|不低于|不少于|不高于|不超过|不大于|不小于|高于|低于|大于|小于|超过|控制在|下降到|降到|降至|降低到|保持在|稳定在|为|大于等于|小于等于|[≥≤＞＜>=<]=?)到?";
const MEASURE = "(?:%|百分点|个百分点|家|个|所|名|人次|人|件|项|次|处|例|起|种|条|台|辆|支|套|天|‰|/10万|万人|万)";
const FIGURE = new RegExp(
	`(?<verb>${REACH})(?:[\\p{Script=Han}]{2,12}的)?(?<value>\\d+(?:\\.\\d+)?)(?<unit>${MEASURE})?(?<after>(?:及)?以上|(?:及)?以下|以内|左右)?`,
	"gu",
);
const COUNT = new RegExp(
	`(?<verb>至少|不少于|不低于)(?:有|确定|完成|建成|建立|培育|创建|争创|命名|明确|打造|组织|开展)?(?<value>\\d+|[一二两三四五六七八九十])(?<unit>${MEASURE})(?<name>[\\p{Script=Han}“”()X]{3,30})`,
	"gu",
);
/** A figure right behind what it counts: 配建数15000个以上. */
const BARE = new RegExp(
	`(?<=(?:率|数|人次|户次|面积|总量))(?<value>\\d+(?:\\.\\d+)?)(?<unit>${MEASURE})?(?<after>(?:及)?以上|(?:及)?以下|以内)`,
	"g",
);
const ENGLISH =
	/(?<name>[A-Za-z][A-Za-z ,'-]{6,90}?)\s+(?:rate\s+)?(?<verb>(?:to |of |reach(?:es)? |is |be )?(?:at least|no less than|not less than|above|over|below|no more than|≥|>=|reach(?:es)?))\s+(?<value>\d+(?:\.\d+)?)\s?(?<unit>%|per cent)/gi;

function comparatorOf(verb: string, after: string | undefined): Comparator {
	if (after && /上/.test(after)) return "≥";
	if (after && /[下内]/.test(after)) return "≤";
	if (/不低于|不少于|不小于|大于等于|≥|>=|at least|less than|reach/.test(verb)) return "≥";
	if (/不高于|不超过|不大于|控制在|小于等于|≤|<=|more than/.test(verb)) return "≤";
	if (/高于|大于|超过|>|above|over/.test(verb)) return ">";
	if (/低于|小于|<|below/.test(verb)) return "<";
	return "≥";
}

const SCOPE =
	/^(.{2,30}?(?:用人单位|企业|单位|项目|机构|行业领域|行业|领域|辖区|全市|全区|全县|我市|我区|我县|地区|人群|范围的用人单位|患者))(?:的)?(?=.{3,}$)/u;
const RATE = /(?:率|比例|比重|覆盖面|数|人数|人次|户次|家数|量|水平|指数|面积|得分|达标)$/;

function named(phrase: string): { name: string; scope: string | null } {
	const text = phrase
		.replace(/^(?:到|至|在)?(?:20\d{2}年)?(?:\d{1,2}月)?(?:底|末)?前?[,，]?/, "")
		.replace(/^(?:确保|力争|实现|使|将|推动|其中|并|且|及时、如实申报[^,，]{0,12}[,，])+/, "");
	const scope = SCOPE.exec(text)?.[1];
	return scope && RATE.test(text.slice(scope.length))
		? { name: text.slice(scope.length).replace(/^的/, ""), scope }
		: { name: text, scope: null };
}

/** The phrase that a figure is about: back to the last stop; a list of rates (甲率、乙率均达到) is several. */
function phrasesBefore(printed: string, folded: string, at: number): string[] {
	let from = at;
	while (from > 0 && !/[,;。:!?\n]/.test(folded.charAt(from - 1))) from--;
	const phrase = Array.from(printed.slice(from, at), (char, i) => (folded[from + i] === HIDDEN ? "" : char))
		.join("")
		.replace(/^\s*(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]是)\s*/, "");
	const cut = fold(phrase);
	const ends = [...cut].flatMap((char, i) => (isListMark(char) && RATE.test(cut.slice(0, i)) ? [i] : []));
	const names = [...ends, cut.length]
		.map((end, i, all) => phrase.slice(i === 0 ? 0 : (all[i - 1] ?? 0) + 1, end))
		.filter((name) => name.length > 1);
	return names;
}
const isListMark = (char: string): boolean => char === "、" || char === "和" || char === "及" || char === "与";

const NUMERALS = "一二三四五六七八九十";
const figureOf = (text: string): number => (/^\d/.test(text) ? Number(text) : text === "两" ? 2 : NUMERALS.indexOf(text) + 1);

/** What brackets add to a name isn't part of it. */
const HIDDEN = "\u0002";
const withoutBrackets = (folded: string): string => folded.replace(/\([^()]{1,80}\)/g, (whole) => HIDDEN.repeat(whole.length));

/** The numeric indicators that a clause's text prints. Milestones are ISO dates, values in the printed unit. */
export function indicatorsIn(printed: string, clause: string, calendar: Calendar): Indicator[] {
	const folded = withoutBrackets(fold(printed));
	const found: Indicator[] = [];
	const milestones = deadlinesIn(printed, calendar).flatMap((deadline) =>
		deadline.date ? [{ at: printed.indexOf(deadline.words), date: deadline.date }] : [],
	);
	const milestoneAt = (at: number) => milestones.filter((m) => m.at <= at).at(-1)?.date ?? null;
	let scope: string | null = null;
	for (const match of [...folded.matchAll(FIGURE), ...folded.matchAll(BARE)]) {
		const { verb = "", value = "", unit, after } = match.groups ?? {};
		if (!unit && verb !== "" && !/[≥≤<>]/.test(verb)) continue;
		const names = phrasesBefore(printed, folded, match.index).map((name) =>
			name.replace(/(?:人均|均|都|分别|要|应|总体|需|[一二三四五六七八九十\d]+项指标|等指标)+$/, ""),
		);
		const isRate = unit === "%" || unit === "‰" || /百分点/.test(unit ?? "");
		if (names.length === 0 || names.some((name) => name.length > 60) || (!isRate && verb === "为")) continue;
		if (!isRate && !RATE.test(fold(names.at(-1) ?? "")) && !/不少于|至少|不低于/.test(verb)) continue;
		for (const phrase of names) {
			const { name, scope: own } = named(phrase);
			scope =
				own ??
				(/[。;]/.test(folded.slice(Math.max(0, match.index - phrase.length - 2), match.index - phrase.length)) ? null : scope);
			const comparator: Comparator = Number(value) === 100 && !after && /达|为/.test(verb) ? "=" : comparatorOf(verb, after);
			found.push({
				name,
				scope: own ?? scope,
				targets: [{ milestone: milestoneAt(match.index), comparator, value: Number(value), unit: unit ?? null }],
				clause,
			});
		}
	}
	for (const match of folded.matchAll(COUNT)) {
		const { value = "", unit = "", name = "" } = match.groups ?? {};
		if (found.some(({ targets }) => targets[0]?.value === figureOf(value) && targets[0]?.unit === unit)) continue;
		found.push({
			name: printed.slice(match.index + match[0].length - name.length, match.index + match[0].length),
			scope: null,
			targets: [{ milestone: milestoneAt(match.index), comparator: "≥", value: figureOf(value), unit }],
			clause,
		});
	}
	for (const match of /\p{Script=Han}/u.test(printed) ? [] : printed.matchAll(ENGLISH)) {
		const { name = "", verb = "", value = "", unit = "" } = match.groups ?? {};
		found.push({
			name: name.trim(),
			scope: null,
			targets: [{ milestone: milestoneAt(match.index), comparator: comparatorOf(verb, undefined), value: Number(value), unit }],
			clause,
		});
	}
	return found;
}

const GOAL =
	/^(?:[≥≤><＞＜]=?|不低于|不少于|达到|不高于|不超过)?\s?(\d+(?:\.\d+)?)\s?([%‰]|[\p{Script=Han}/]{1,5}?)?(以上|以下|以内)?$/u;

/** What a cell of a table of indicators says: ≥90%, 100%, 稳步提升. */
export function targetOf(cell: string, milestone: string | null): Target {
	const folded = fold(cell).replace(/\s/g, "");
	const [whole, value, unit, after] = GOAL.exec(folded) ?? [];
	if (!whole || !value)
		return { milestone, comparator: /提|增|升|降|减|下/.test(cell) ? "trend" : "qualitative", value: null, unit: null };
	const verb = /^[^\d]+/.exec(folded)?.[0] ?? "";
	return { milestone, comparator: verb || after ? comparatorOf(verb, after) : "=", value: Number(value), unit: unit ?? null };
}
