import type { Role } from "./roles.ts";

/** What may stand before a label's noun: 牵头单位, 主责部门, 配合落实单位. */
type Label = { role: Role; pattern: RegExp };
const NOUN = "(?:单位|部门|科室|机构|主体|处室|方)?(?:及责任人)?";
const LABELS: Label[] = [
	{
		role: "cooperate",
		pattern: new RegExp(
			`(?:配合|协办|协助|协同|参与|参加|支持|会办|协作)(?:、(?:落实|实施|参与|配合))?(?:责任)?${NOUN}(?=[:：]|[为是](?![^,。;]{0,3}(?:主|辅|准)))`,
			"g",
		),
	},
	{
		role: "implement",
		pattern: new RegExp(`(?:落实|实施|承办|执行|承担|具体实施)(?:责任)?${NOUN}(?=[:：]|[为是](?![^,。;]{0,3}(?:主|辅|准)))`, "g"),
	},
	{
		role: "lead",
		pattern: new RegExp(`(?:牵头|主办|主责|第一责任|总牵头)(?:责任)?${NOUN}(?=[:：]|[为是](?![^,。;]{0,3}(?:主|辅|准)))`, "g"),
	},
	{
		role: "lead",
		pattern: /(?:责任|负责|分工)(?:单位|部门|科室|机构|主体|处室|分工)(?=[:：]|[为是](?![^,。;]{0,3}(?:主|辅|准)))/g,
	},
	{
		role: "lead",
		pattern:
			/\b(?:lead(?:ing)?(?: (?:agenc(?:y|ies)|departments?|units?|bod(?:y|ies)|organi[sz]ations?|bureaus?|offices?))?|responsib(?:le|ility)(?: (?:party|parties|agency|agencies|unit|units|department|departments|body))?|owner|led by)(?=:)/gi,
	},
	{
		role: "cooperate",
		pattern:
			/\b(?:support(?:ing|ed by)?|cooperat(?:ing|ion)|co-?operating|collaborating|partner|assisting|participating|contributing)(?: (?:agency|agencies|departments?|units?|party|parties|bodies|partners|organi[sz]ations))?(?=:)/gi,
	},
	{
		role: "implement",
		pattern:
			/\b(?:implement(?:ing|ation|ed by)|executing|delivery)(?: (?:agency|agencies|departments?|units?|party|parties|bodies|level))?(?=:)/gi,
	},
];
/** Labels of other things, at which a list of units ends. */
const OTHER_LABEL =
	/(?:完成时限|完成时间|完成期限|时限要求|时间要求|时间节点|时限|期限|进度要求|进度|责任人|责任领导|分管领导|联系人|工作目标|备注|措施|timeline|time ?frame|deadline|due(?: date)?|target|indicators?|milestones?)(?=:)/gi;

/** A label with its words: `at` where it stands, `from` and `to` around what it labels. The role is null for a label of something else. */
export type Labelled = { role: Role | null; label: string; at: number; from: number; to: number };

/** The labels of a folded text, in order: 牵头单位：, 配合单位：, 完成时限：, Lead agency: */
export function labelsOf(folded: string): Labelled[] {
	const all = [...LABELS, { role: null, pattern: OTHER_LABEL }].flatMap(({ role, pattern }) =>
		[...folded.matchAll(pattern)].map((m) => ({ role, label: m[0], at: m.index, from: m.index + m[0].length + 1 })),
	);
	let end = 0;
	const found = all
		.sort((a, b) => a.at - b.at || b.from - a.from)
		.filter(({ at, from }) => {
			const isFree = at >= end;
			if (isFree) end = from;
			return isFree;
		});
	return found.map((one, i) => ({ ...one, to: found[i + 1]?.at ?? folded.length }));
}
