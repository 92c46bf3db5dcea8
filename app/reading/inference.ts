import { englishSubjects } from "./english-subjects.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import { printedLines } from "./responsibility.ts";
import { VERBS, WITH } from "./role-words.ts";
import type { Duty } from "./roles.ts";
import { sentencesOf } from "./sentences.ts";
import { areUnits, endsAsUnit, unitNames } from "./unit-names.ts";

const areNamed = (names: string[]): boolean => areUnits(names) && names.every((name) => endsAsUnit(fold(name)));
/** How often, between who and what: 县水利局每半年牵头开展…, 区安委办定期通报…. */
const HOW_OFTEN = /(?:每(?:个?月|两?周|季度?|半年|年度?|学期)|定期|适时)$/;
/** The last words before a role word that name whom it is said of: after a colon, without 按要求. */
const subjectOf = (words: string): string =>
	(words.split(/[:：]/).at(-1) ?? "")
		.replace(/(?:按|依|根据|按照|结合)[\p{Script=Han}]{1,8}(?:要求|规定|方案|部署)?$/u, "")
		.replace(HOW_OFTEN, "");

/** 市财政局会同市民政局…, …，市公安局配合: who helps, further on in a sentence that says who is in charge. */
const HELPED = /^(?:会同|联合(?!会|社|体|国|工会)|商(?=[市区县省各]))/;
const HELPS = /(?:配合|协助|参与|协同|支持)(?:做好|落实|开展)?$/;
const helpersIn = (rest: string): Duty[] =>
	rest.split(/[,，]/).flatMap((part): Duty[] => {
		const folded = fold(part);
		const joined = HELPED.exec(folded)?.[0] ?? "";
		const end = joined === "" ? folded.search(HELPS) : folded.search(DOES);
		const names = end > 0 ? unitNames(part.slice(joined.length, end)) : [];
		return areNamed(names) ? names.map((unit) => ({ unit, role: "cooperate", verb: joined || folded.slice(end) })) : [];
	});

/** 各县人民政府对本地区…负总责, 各乡镇人民政府是…的责任主体: whoever answers for something. */
const ANSWERS =
	/^(?<who>[^,。;:]{2,40}?)(?:对[^,。;]{2,30}负(?:总|主要|全面|主体)?责|是[^,。;]{2,30}的?(?:责任主体|第一责任人|牵头部门))/;
function answering(sentence: string): Duty[] {
	const who = ANSWERS.exec(fold(sentence))?.groups?.who ?? "";
	const names = unitNames(sentence.slice(0, who.length));
	return areNamed(names) ? names.map((unit) => ({ unit, role: "lead", verb: "负责" })) : [];
}

/** 县级卫生健康行政部门负责…: whoever is said to be in charge, however they are called. */
function inCharge(sentence: string): Duty[] {
	const folded = fold(sentence);
	VERBS.lastIndex = 0;
	const found = VERBS.exec(folded);
	if (!found || !/负责|牵头/.test(found[0])) return [];
	const names = unitNames(subjectOf(sentence.slice(0, found.index)));
	const after = folded.slice(found.index + found[0].length);
	if (after.length < 4 || !areNamed(names)) return [];
	return [
		...names.map((unit): Duty => ({ unit, role: "lead", verb: found[0] })),
		...helpersIn(sentence.slice(found.index + found[0].length)),
	];
}

/** A unit that the plan's own place has: 县财政局, 各乡镇; not 用人单位, 各级部门, 卫生健康行政部门. */
const OWN = /^(?:各?(?:省|市|州|盟|区|县|旗|镇|乡|街道)(?!级|、)|各(?:乡镇|村|社区)|团[省市区县]委)/;
const MUST =
	/(?<![需主重只简纪摘概])(?:要|应当|应|须|必须|至少)(?=[\p{Script=Han}])|(?:每(?:个?月|两?周|季度?|半年|年度?|学期)|定期|适时)(?=[\p{Script=Han}])|于(?=每?\d|每)/u;
const DOES = /制定|组织|开展|研究|建立|做好|推进|出台|编制|印发|完成|加强|共同|联合|定期|适时|对|每|于|按|[,，]/;

/** 县财政局要及时拨付…, 县卫生健康局会同县总工会制定…: a unit of the place that has to do something. */
function mustDo(sentence: string): Duty[] {
	const folded = fold(sentence);
	const [found, joined] = [MUST.exec(folded), WITH.exec(folded)];
	// 县工信局要会同县财政局…, and 县工信局会同县财政局….
	const isAsked = found !== null && joined?.index === found.index + found[0].length;
	const isJoined = joined !== null && joined.index > 0 && (found === null || joined.index < found.index || isAsked);
	const end = isJoined && !isAsked ? joined.index : (found?.index ?? 0);
	const names = unitNames(subjectOf(sentence.slice(0, end)));
	if (!areNamed(names) || !names.every((name) => OWN.test(fold(name)))) return [];
	const lead = names.map((unit): Duty => ({ unit, role: "lead", verb: found?.[0] ?? "" }));
	if (!isJoined) return lead;
	const rest = sentence.slice(joined.index + joined[0].length);
	const others = unitNames(rest.slice(0, Math.max(0, fold(rest).search(DOES))));
	return areNamed(others) ? [...lead, ...others.map((unit): Duty => ({ unit, role: "cooperate", verb: "会同" }))] : [];
}

/** As many parts of a sentence may have a subject of their own. */
const MOST_PARTS = 12;
/** What a sentence asks of whom: of its subject, and of those of the parts behind a comma. */
function askedIn(sentence: string): Duty[] {
	const readers = [inCharge, answering, mustDo];
	const own = readers.map((read) => read(sentence)).find((duties) => duties.length > 0) ?? [];
	const commas = [...sentence.matchAll(/[,，]/g)].slice(0, MOST_PARTS);
	const further = commas.flatMap(({ index }) => mustDo(sentence.slice(index + 1)));
	return [...own, ...further];
}

/** A stretch of the flow with its headings on lines of their own: lines that end early and hold no stop; others are only broken there. */
function withHeadings(flow: Flow, from: number, to: number): string {
	let [text, last] = ["", ""];
	for (const line of printedLines(flow, from, to).split("\n")) {
		const isApart = /[。；;：:]\s?$/.test(last) || !/[。；;，,]/.test(last);
		text += (isApart ? "\n" : "") + line;
		last = isApart ? line : last + line;
	}
	return text;
}

/** Units that a stretch of the flow names as the subject of what it asks: proposals where nothing is printed, never assignments. */
export const inferredIn = (flow: Flow, from: number, to: number): Duty[] => {
	const all = sentencesOf(withHeadings(flow, from, to)).flatMap(({ words }) => askedIn(words));
	all.push(...englishSubjects(flow.text.slice(from, to)));
	return all.filter(({ unit }, i) => all.findIndex((other) => other.unit === unit) === i);
};

/** Whether a paragraph begins with a unit and what it is asked. */
export const beginsWithUnit = (paragraph: string): boolean => {
	const [first] = sentencesOf(paragraph);
	const duties = first ? [...inCharge(first.words), ...answering(first.words), ...mustDo(first.words)] : [];
	return duties.some(({ unit }) => paragraph.trimStart().startsWith(unit));
};
