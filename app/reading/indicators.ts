import { type Calendar, deadlinesIn } from "./deadlines.ts";
import { ALL, BARE, COUNT, type Comparator, comparatorOf, ENGLISH, FIGURE, FURTHER, speltShare } from "./figures.ts";
import { fold } from "./fold.ts";

export type Target = { milestone: string | null; comparator: Comparator; value: number | null; unit: string | null };
/** What is measured, of whom, and what it must come to by when. */
export type Indicator = { name: string; scope: string | null; targets: Target[]; clause: string };

const SCOPE =
	/^(.{2,30}?(?:用人单位|企业|单位|项目|机构|行业领域|行业|领域|辖区|全市|全区|全县|我市|我区|我县|地区|人群|范围的用人单位|患者))(?:的)?(?=.{3,}$)/u;
const RATE = /(?:率|比例|比重|占比|覆盖面|数|人数|人次|户次|家数|量|水平|指数|面积|得分|达标|浓度|满意度|知晓度|参与度)$/;

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
	// Behind a label's colon, the label is the name: 参保人数：≥820万人.
	const end = at > 1 && folded.charAt(at - 1) === ":" ? at - 1 : at;
	let from = end;
	while (from > 0 && !isStop(folded, from - 1)) from--;
	const phrase = Array.from(printed.slice(from, end), (char, i) => (folded[from + i] === HIDDEN || char === "\n" ? "" : char))
		.join("")
		.replace(/^\s*(?:[\d０-９]{1,2}[.、．]|[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]是)\s*/, "");
	const cut = fold(phrase);
	const marks = [...cut.matchAll(LIST_MARK)].filter(({ index }) => RATE.test(cut.slice(0, index)));
	const starts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)];
	return starts.map((start, i) => phrase.slice(start, marks[i]?.index)).filter((name) => name.length > 1);
}
const LIST_MARK = /、|以及|和|及|与/g;

/** The line that ends at a place: a page may break it in the midst of a list, and then the next goes on with it. */
const LIST_BROKEN = /[、,][^\n。;:!?]{0,40}$/;
function isStop(folded: string, at: number): boolean {
	if (folded.charAt(at) !== "\n") return /[,;。:!?]/.test(folded.charAt(at));
	return (
		!LIST_BROKEN.test(folded.slice(Math.max(0, at - 60), at)) ||
		/^\s*(?:[(\d①-⑳]|[一二三四五六七八九十]+[是、])/.test(folded.slice(at + 1, at + 6))
	);
}

const NUMERALS = "一二三四五六七八九十";
const figureOf = (text: string): number => (/^\d/.test(text) ? Number(text) : text === "两" ? 2 : NUMERALS.indexOf(text) + 1);

/** What brackets add to a name isn't part of it. */
const HIDDEN = "\u0002";
const withoutBrackets = (folded: string): string => folded.replace(/\([^()]{1,80}\)/g, (whole) => HIDDEN.repeat(whole.length));

type Found = { at: number; name: string; scope: string | null; comparator: Comparator; value: number; unit: string | null };
/** A figure and the words around it that say what it must come to. */
type Figure = { at: number; verb: string; value: number; unit: string | null; after: string | undefined };

/** The figures that stand behind what they measure. */
function figuresIn(folded: string): Figure[] {
	const reached = [...folded.matchAll(FIGURE)].flatMap((match): Figure[] => {
		const { verb = "", value, unit, spelt, zero, after } = match.groups ?? {};
		if (value !== undefined && !unit && !/[≥≤<>]/.test(verb)) return [];
		const n = value !== undefined ? Number(value) : zero ? 0 : speltShare(spelt ?? "");
		return Number.isNaN(n) ? [] : [{ at: match.index, verb, value: n, unit: spelt ? "%" : (unit ?? null), after }];
	});
	const bare = [...folded.matchAll(BARE)].map((match): Figure => {
		const { value, unit, after, measure, bound, many, of, than } = match.groups ?? {};
		return {
			at: match.index,
			verb: many ? "不少于" : "",
			value: Number(value ?? many),
			unit: unit ?? measure ?? of ?? null,
			after: after ?? bound ?? than,
		};
	});
	const further = [...folded.matchAll(FURTHER)].map(
		(match): Figure => ({
			at: match.index,
			verb: "不少于",
			value: Number(match.groups?.value),
			unit: match.groups?.unit ?? null,
			after: undefined,
		}),
	);
	const taken = new Set(reached.map(({ at, verb }) => at + verb.length));
	return [...reached, ...[...bare, ...further].filter(({ at }) => !taken.has(at))];
}

/** 100% without 以上 is all of it. */
function comparatorIn({ verb, value, after }: Figure): Comparator {
	const isAll = value === 100 && !after && (verb === "" || /达|为/.test(verb));
	return isAll || (verb === "" && !after) || (value === 0 && verb === "为") ? "=" : comparatorOf(verb, after);
}

/** What a figure measures; empty where it measures nothing. */
function measuredBy(figure: Figure, printed: string, folded: string): string[] {
	const { at, verb, value, unit } = figure;
	const names = phrasesBefore(printed, folded, at).map((name) =>
		(/^均/.test(verb) ? name.replace(/人$/, "") : name).replace(
			/(?:人均|均|都|分别|要|应|总体|需|年内|年底前?|[一二三四五六七八九十\d]{1,3}项指标|等指标){1,8}$/,
			"",
		),
	);
	const isRate = unit === "%" || unit === "‰" || /百分点/.test(unit ?? "");
	const isOdd = names.some((name) => name.length > 60) || (!isRate && verb === "为" && value > 0);
	const isMeasure = isRate || value === 0 || RATE.test(fold(names.at(-1) ?? "")) || /不少于|至少|不低于/.test(verb);
	return isOdd || !isMeasure ? [] : names;
}

function measuresIn(printed: string, folded: string): Found[] {
	let scope: string | null = null;
	const found = figuresIn(folded).flatMap((figure) =>
		measuredBy(figure, printed, folded).map((phrase): Found => {
			const { name, scope: own } = named(phrase);
			const before = figure.at - phrase.length;
			scope = own ?? (/[。;]/.test(folded.slice(Math.max(0, before - 2), before)) ? null : scope);
			return { at: figure.at, name, scope, comparator: comparatorIn(figure), value: figure.value, unit: figure.unit };
		}),
	);
	return found.filter(({ name }) => name !== "");
}

/** What so many of must be made: 至少建成3所…, 13种尘肺病全部纳入…, 做到100%核查. */
function countsIn(printed: string, folded: string): Found[] {
	const counted = [...folded.matchAll(COUNT)].map((match): Found => {
		const { value = "", unit = "", name = "" } = match.groups ?? {};
		const end = match.index + match[0].length;
		return {
			at: match.index,
			name: printed.slice(end - name.length, end),
			scope: null,
			comparator: "≥",
			value: figureOf(value),
			unit,
		};
	});
	const all = [...folded.matchAll(ALL)].map((match): Found => {
		const { value, unit = "%", name, whole, what = "" } = match.groups ?? {};
		const end = match.index + match[0].length;
		const words = printed.slice(end - (name ?? what).length, end).replace("\n", "");
		return {
			at: match.index,
			name: name ? words : `${words}率`,
			scope: null,
			comparator: "=",
			value: Number(value ?? whole),
			unit,
		};
	});
	return [...counted, ...all];
}

/** What stands around a name in an English sentence and is none of it. */
const SAID_OF = /^(?:(?:and|that|ensure|so that)\s|the\s)+|\s(?:shall|should|must|will|is to|are to|to)$/gi;
const englishMeasures = (printed: string): Found[] =>
	[...printed.matchAll(ENGLISH)].map((match) => {
		const { name = "", verb = "", value = "", unit = "" } = match.groups ?? {};
		return {
			at: match.index,
			name: name.trim().replace(SAID_OF, ""),
			scope: null,
			comparator: comparatorOf(verb, undefined),
			value: Number(value),
			unit,
		};
	});

/** The numeric indicators that a clause's text prints. Milestones are ISO dates, values in the printed unit. */
export function indicatorsIn(printed: string, clause: string, calendar: Calendar): Indicator[] {
	const folded = withoutBrackets(fold(printed));
	const milestones = deadlinesIn(printed, calendar).flatMap((deadline) =>
		deadline.date ? [{ at: printed.indexOf(deadline.words), date: deadline.date }] : [],
	);
	const measures = measuresIn(printed, folded);
	const counts = countsIn(printed, folded).filter(
		(count) => !measures.some(({ value, unit }) => value === count.value && unit === count.unit),
	);
	const english = /\p{Script=Han}/u.test(printed) ? [] : englishMeasures(printed);
	return [...measures, ...counts, ...english].map(({ at, name, scope, comparator, value, unit }) => ({
		name,
		scope,
		targets: [{ milestone: milestones.filter((one) => one.at <= at).at(-1)?.date ?? null, comparator, value, unit }],
		clause,
	}));
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
