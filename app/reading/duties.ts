import { fold } from "./fold.ts";
import { responsibleIs } from "./heads.ts";
import { type Labelled, labelsOf } from "./labels.ts";
import { numberOf } from "./numerals.ts";
import { LEADS, OWN_PARTS, roleOf, TAIL, VERBS, WITH } from "./role-words.ts";
import type { Duties, Duty, Role } from "./roles.ts";
import { areUnits, markOf, mayBeUnits, unitNames } from "./unit-names.ts";
import { isGroup } from "./units.ts";

const FIRST_LEADS =
	/(?:列|排)(?:名)?(?:在)?(?:第一位|首位|第一|最前|前列)(?:的)?(?:[^,。;]{0,6})(?:为|是)?(?:牵头|主办|主要责任|第一责任|总牵头)(?:责任)?(?:单位|部门)?|第一(?:个)?(?:责任)?(?:单位|部门)(?:为|是)牵头(?:单位|部门)?/;
/** What says that the first of a list leads, with its comma, is no part of the list. */
const withoutOrder = (words: string): string => {
	const found = FIRST_LEADS.exec(fold(words));
	const before = found ? words.slice(0, found.index).replace(/[,，。;；、\s]{1,30}(?:其中|各项任务)?$/, "") : "";
	return before.length > 2 ? before : words;
};

/** From where in a folded text the first unit of a list leads: from its beginning, or from where it says so and 下同; Infinity if nowhere. */
export function firstLeadsFrom(folded: string): number {
	const found = FIRST_LEADS.exec(folded);
	if (!found) return Number.POSITIVE_INFINITY;
	const isFromHere = /^[^。]{0,8}下同/.test(folded.slice(found.index + found[0].length, found.index + found[0].length + 12));
	return isFromHere ? folded.lastIndexOf("(", found.index) : 0;
}

const ITEM = "[\\d一二三四五六七八九十]{1,3}";
/** 以上由, 以上各项任务均由, 以上第3、4项由: with the first of the items, if it is named. */
const ABOVE = new RegExp(
	`^(?:以上|上述|前述|上列)(?:第?[(]?(?<first>${ITEM})[)]?(?:(?:[、至~和及,]|-)第?[(]?${ITEM}[)]?){0,6}[项条款点])?(?:各项|所有|[一二三四五六七八九\\d]{1,2}项)?(?:工作|任务|措施|事项|内容|条款|项目)?(?:均|都|分别|全部)?`,
);
const BY = /^(?:此项工作|该项工作|本项工作|该项任务|具体)?(?:均|分别)?由/;

/** How something is carried out, where a list would say by whom: 县水利局负责，持续推进. */
const HOW =
	/^(?:持续|长期|全面|扎实|稳步|有序|加快|抓紧|立即|同步|逐年|分步|按期|如期|限期|年内|常态化?|深入|统筹|切实|认真)(?:长期|抓好)?$/;

type Segment = { units: string[]; with: string[]; verb: string; role: Role };

/** Cuts folded responsibility words into who does what: units, then a role word. Null when the words are no such list. */
function segmentsOf(words: string): Segment[] | null {
	// 省数据局（牵头）: what stands in brackets behind a name is no role word of the sentence.
	const folded = fold(words).replace(/\([^()]{1,40}\)/g, (whole) => `(${"\u0002".repeat(whole.length - 2)})`);
	const segments: Segment[] = [];
	let from = 0;
	VERBS.lastIndex = 0;
	for (let found = VERBS.exec(folded); found; found = VERBS.exec(folded)) {
		const lead = folded.slice(from, found.index).match(/^[\s,;。、:.]*(?:并|且|同时|其中|具体)?(?:由)?/)?.[0].length ?? 0;
		const list = words.slice(from + lead, found.index);
		const end = found.index + found[0].length;
		const tail = TAIL.exec(folded.slice(end))?.[0].length ?? 0;
		const [verb, stop] = [words.slice(found.index, end), end + tail];
		if (segments.length > 0 && HOW.test(list.trim())) {
			from = stop;
			VERBS.lastIndex = stop;
			continue;
		}
		if (list.trim() === "") {
			const before = segments.at(-1);
			if (!before) return null;
			before.verb += words.slice(from, end).replace(/^[,，、]/, "");
			before.role = LEADS.test(before.verb) ? "lead" : before.role;
		} else {
			const [own = "", ...others] = list.split(WITH);
			const units = unitNames(own);
			const others_ = others.flatMap(unitNames);
			// 由甲牵头，会同乙负责: whoever is named with 会同 alone helps the one before it.
			if (!mayBeUnits([...units, ...others_]) || (units.length === 0 && segments.length === 0)) return null;
			segments.push({ units, with: others_, verb, role: roleOf(verb) });
		}
		from = stop;
		VERBS.lastIndex = stop;
	}
	const rest = folded.slice(from).replace(/[\s,;。、:.)\]]+/g, "");
	return segments.length > 0 && rest.length <= 12 ? segments : null;
}

function readVerbs(words: string, isFirstLead = false): Omit<Duties, "above" | "aboveFrom"> | null {
	const segments = segmentsOf(words);
	if (!segments) return null;
	const duties: Duty[] = [];
	let hasLeader = false;
	// Where nobody else leads, whoever is in charge of carrying it out does: 各县人民政府负责落实.
	const isLed = segments.some(({ role }) => role === "lead");
	for (const { units, with: others, verb, role: said } of segments) {
		const role = !isLed && /负责|组织实施/.test(verb) && said === "implement" ? "lead" : said;
		// Behind one that leads (牵头), those who are in charge of their own parts cooperate.
		const isBehind = hasLeader && role === "lead" && !LEADS.test(verb);
		const isOrdered = isFirstLead && role === "lead" && !OWN_PARTS.test(verb);
		for (const [i, unit] of units.entries())
			duties.push({ unit, role: isBehind || (isOrdered && i > 0) ? "cooperate" : role, verb });
		for (const unit of others) duties.push({ unit, role: "cooperate", verb: "会同" });
		hasLeader ||= LEADS.test(verb);
	}
	const leads = duties.filter(({ role }) => role === "lead");
	// A group that is in charge by parts is several already: 各有关部门按职责分工负责.
	const isSplit = leads.some(({ unit, verb }) => isGroup(unit) && !LEADS.test(verb) && OWN_PARTS.test(verb));
	return { duties: unique(duties), shared: leads.length > 1 || isSplit };
}

function unique(duties: Duty[]): Duty[] {
	const seen = new Set<string>();
	return duties.filter(({ unit }) => !seen.has(unit) && seen.add(unit));
}

/** What one label's words say: who does what, or a list of units with the label's part. */
function labelledDuties(words: string, part: Role | "responsible", label: string, isFirstLead: boolean): Duty[] {
	const inner = part === "lead" || part === "responsible" ? readVerbs(words, isFirstLead) : null;
	if (inner) return inner.duties;
	const names = unitNames(words);
	const role = part === "responsible" ? "lead" : part;
	return mayBeUnits(names) ? listDuties(names, role, label, isFirstLead && !LEADS.test(label)) : [];
}

const INNER = /处室|科室|司局/;

/** Who 责任单位 is by the labels beside it: as in tables, and behind an office of one's own (责任处室) whoever carries it out. */
function partsOf(labels: Labelled[]): (Role | null)[] {
	const parts = new Set(labels.map(({ part }) => part));
	const isOuter = labels.some(({ part, label }) => part === "responsible" && INNER.test(label));
	return labels.map(({ part, label }) => {
		if (part !== "responsible") return part;
		return isOuter && !INNER.test(label) ? "implement" : responsibleIs(parts);
	});
}

/** What belongs to a label: its line, or its sentence, and the lines below that go on with the list. */
function listBehind(words: string): string {
	const [sentence = ""] = words.split("。");
	const [first = "", ...below] = sentence.split("\n");
	const end = below.findIndex((line) => !areUnits(unitNames(line)));
	return [first, ...below.slice(0, end < 0 ? below.length : end)].join("\n");
}

function readLabels(words: string, isFirstLead: boolean): Omit<Duties, "above" | "aboveFrom"> | null {
	const labels = labelsOf(fold(words)).filter(({ part }) => part !== null);
	if (labels.length === 0) return null;
	const roles = partsOf(labels);
	const duties = labels.flatMap(({ part, label, from, to }, i): Duty[] => {
		const role = roles[i];
		if (!role || part === null) return [];
		const sentence = listBehind(words.slice(from, to).replace(/[[(（【]\s*$/, ""));
		return labelledDuties(sentence, part === "responsible" && role !== "lead" ? role : part, label, isFirstLead);
	});
	return duties.length > 0 ? { duties: unique(duties), shared: duties.filter(({ role }) => role === "lead").length > 1 } : null;
}

/**
 * Reads printed words of responsibility: 甲牵头，乙、丙配合; 甲、乙按职责分工负责，丙落实; 责任单位：甲、乙; units alone where `isList`.
 * `isFirstLead` when the document says that the first of a list leads. Null for words that are none.
 */
export function readDuties(printed: string, { isFirstLead = false, isList = false } = {}): Duties | null {
	const folded = fold(printed);
	const over = ABOVE.exec(folded);
	const above = over?.[0].length ?? 0;
	const by = BY.exec(folded.slice(above))?.[0].length ?? 0;
	const words = withoutOrder(printed.slice(above + by).replace(/^[,，:：\s]+/, ""));
	const read =
		readLabels(words, isFirstLead) ??
		readVerbs(words, isFirstLead) ??
		(isList || (isFirstLead && areUnits(unitNames(words))) ? readList(words, isFirstLead) : null);
	const first = over?.groups?.first;
	return read && { ...read, above: above > 0, aboveFrom: first ? numberOf(first) : null };
}

/** The duties of a bare list of units: by what it says behind each name, else the first leads or all do. */
export function listDuties(names: string[], role: Role, verb: string, isFirstLead: boolean): Duty[] {
	const marks = names.map(markOf);
	const hasLeader = marks.some((marked) => marked !== null && roleOf(marked.mark) === "lead");
	return names.map((name, i): Duty => {
		const marked = marks[i];
		if (marked) return { unit: marked.name, role: roleOf(marked.mark), verb: marked.mark };
		const isBehind = role === "lead" && (hasLeader || (isFirstLead && i > 0));
		return { unit: name, role: isBehind ? "cooperate" : role, verb };
	});
}

/** How brackets begin that explain a word instead of naming who does it. */
const ASIDE = /^(?:含|或|如|即|包括|包含|不含|简称|以下|详见|见|附|下同|例如|除|原|试行)/;

function readList(words: string, isFirstLead: boolean): Omit<Duties, "above" | "aboveFrom"> | null {
	const names = unitNames(words);
	if (!areUnits(names) || ASIDE.test(words)) return null;
	const duties = listDuties(names, "lead", "", isFirstLead);
	return { duties, shared: duties.filter(({ role }) => role === "lead").length > 1 };
}
