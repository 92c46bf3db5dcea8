import { englishSubjects } from "./english-subjects.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
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

/** 县级卫生健康行政部门负责…: whoever is said to be in charge, however they are called. */
function inCharge(sentence: string): Duty[] {
	const folded = fold(sentence);
	VERBS.lastIndex = 0;
	const found = VERBS.exec(folded);
	if (!found || !/负责|牵头/.test(found[0])) return [];
	const names = unitNames(subjectOf(sentence.slice(0, found.index)));
	const after = folded.slice(found.index + found[0].length);
	return after.length < 4 || !areNamed(names) ? [] : names.map((unit) => ({ unit, role: "lead", verb: found[0] }));
}

/** A unit that the plan's own place has: 县财政局, 各乡镇; not 用人单位, 各级部门, 卫生健康行政部门. */
const OWN = /^(?:各?(?:省|市|州|盟|区|县|旗|镇|乡|街道)(?!级|、)|各(?:乡镇|村|社区)|团[省市区县]委)/;
const MUST =
	/(?<![需主重只简纪摘概])(?:要|应当|应|须|必须)(?=[\p{Script=Han}])|(?:每(?:个?月|两?周|季度?|半年|年度?|学期)|定期|适时)(?=[\p{Script=Han}])|于(?=每?\d|每)/u;
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

/** Units that a stretch of the flow names as the subject of what it asks: proposals where nothing is printed, never assignments. */
export const inferredIn = (flow: Flow, from: number, to: number): Duty[] => {
	const all = sentencesOf(flow.text.slice(from, to)).flatMap(({ words }) => {
		const led = inCharge(words);
		return led.length > 0 ? led : mustDo(words);
	});
	all.push(...englishSubjects(flow.text.slice(from, to)));
	return all.filter(({ unit }, i) => all.findIndex((other) => other.unit === unit) === i);
};
