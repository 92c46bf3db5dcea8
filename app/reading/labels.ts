import type { Role } from "./roles.ts";

/** What a label says of what follows it: a role, 责任单位 whose role its neighbours decide, or null for what is nobody's part. */
export type LabelPart = Role | "responsible" | null;
/** A label with its words: `at` where it stands, `from` and `to` around what it labels. */
export type Labelled = { part: LabelPart; label: string; at: number; from: number; to: number };

const NOUN = "(?:单位|部门|科室|机构|主体|处室|司局|部委|方)";
/** What ends a label's noun: 及责任人, a bracket, 名称. */
const AFTER = "(?:及责任人|名称|\\([^()]{1,12}\\))?$";
/** The ends of Chinese labels, in the order in which they are tried. */
const ENDS: [LabelPart, RegExp][] = [
	[
		null,
		/(?:领导|责任人|负责人|负责同志|联系人|联络员|电话|督[导办]单位|监督单位|验收单位|时限|期限|时间|节点|进度|日期|目标|备注|措施|依据|成果|成效|状态|来源)$/,
	],
	[
		"cooperate",
		new RegExp(
			`(?:配合|协办|协助|协同|协作|参与|参加|参办|支持|会办|联办|协管|辅助|(?:其他|其它)责任)(?:[、和及](?:落实|实施|参与|配合|协助))?(?:责任)?${NOUN}?${AFTER}`,
		),
	],
	[
		"lead",
		new RegExp(
			`(?:总|共同|联合)?(?:牵头|主办|主责|主管|归口(?:管理)?|(?:主要|首要|第一)(?:责任|负责))(?:[、和及]?(?:责任|负责|落实|实施|承办))?${NOUN}?${AFTER}`,
		),
	],
	["implement", new RegExp(`(?:具体|组织|属地)?(?:落实|实施|承办|执行|承担|属地)(?:责任)?${NOUN}${AFTER}|^(?:落实|属地)$`)],
	["responsible", new RegExp(`(?:责任|负责|分工)(?:${NOUN}|分工)${AFTER}|(?:^|部门|任务|职责|责任|工作)分工$|^责任$`)],
];
const ENGLISH: [LabelPart, RegExp][] = [
	[
		null,
		/\b(?:timeline|time ?frame|deadline|due(?: date)?|target|indicators?|milestones?|contact|by when|completion(?: date)?)$/i,
	],
	[
		"lead",
		/\b(?:(?:lead(?:ing)?|responsible|competent|primary)(?: (?:agenc(?:y|ies)|departments?|units?|bod(?:y|ies)|organi[sz]ations?|bureaus?|offices?|part(?:y|ies)|authorit(?:y|ies)))?|responsibility|owner|led by)$/i,
	],
	[
		"cooperate",
		/\b(?:(?:in )?(?:support(?:ing|ed by)?|cooperati(?:ng|on)|co-?operati(?:ng|on)|collaborati(?:ng|on)|partners?|assisting|participating|contributing)(?: with)?(?: (?:agency|agencies|departments?|units?|party|parties|bodies|partners|organi[sz]ations))?)$/i,
	],
	[
		"implement",
		/\b(?:implement(?:ing|ation|ed by)|executing|delivery)(?: (?:agency|agencies|departments?|units?|party|parties|bodies|level))?$/i,
	],
];

/** The longest a label is. */
const MOST = 28;
/** What stands before a label. */
const STOP = /[。;,!?\n\s)\]>|]/;

/** The label that ends at a colon, if one does: what it says, and where it begins. */
function labelBefore(folded: string, colon: number): { part: LabelPart; at: number } | null {
	let from = colon;
	while (from > 0 && colon - from < MOST && /[\p{Script=Han}、/()]/u.test(folded.charAt(from - 1))) from--;
	const words = folded.slice(from, colon);
	// All of a short word at a label's place is the label: 整改责任单位, not 责任单位.
	const isShort = words.length >= 2 && words.length <= 8 && !/[、()]/.test(words);
	const isApart = isShort && (from === 0 || STOP.test(folded.charAt(from - 1)));
	for (const [part, end] of words.length > 1 ? ENDS : []) {
		const found = end.exec(words);
		if (found) return { part, at: isApart ? from : from + found.index };
	}
	const line = folded.slice(Math.max(0, colon - MOST), colon);
	for (const [part, end] of /[A-Za-z]$/.test(line) ? ENGLISH : []) {
		const found = end.exec(line);
		if (found) return { part, at: colon - line.length + found.index };
	}
	// A word that nobody foresaw is a label where one would stand: 资金来源：
	return isApart ? { part: null, at: from } : null;
}

/** 牵头单位为县水利局, 配合单位是…: a label that is part of a sentence. */
const SAID =
	/(?:(?<lead>牵头|主办|主责|第一责任)|(?<cooperate>配合|协办|协助|参与)|(?<implement>落实|实施|承办)|(?<responsible>责任|负责))(?:责任)?(?:单位|部门|科室|机构)[为是](?![^,。;]{0,3}(?:主|辅|准))/g;
const PARTS = ["lead", "cooperate", "implement", "responsible"] as const;

/** The labels of a folded text, in order: 牵头单位：, 配合单位：, 完成时限：, Lead agency: */
export function labelsOf(folded: string): Labelled[] {
	const found: Omit<Labelled, "to">[] = [];
	for (let colon = folded.indexOf(":"); colon >= 0; colon = folded.indexOf(":", colon + 1)) {
		const label = labelBefore(folded, colon);
		if (label) found.push({ ...label, label: folded.slice(label.at, colon), from: colon + 1 });
	}
	for (const match of folded.matchAll(SAID)) {
		const part = PARTS.find((one) => match.groups?.[one] !== undefined) ?? null;
		found.push({ part, label: match[0].slice(0, -1), at: match.index, from: match.index + match[0].length });
	}
	found.sort((a, b) => a.at - b.at);
	return found.map((one, i) => ({ ...one, to: found[i + 1]?.at ?? folded.length }));
}
