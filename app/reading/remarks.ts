import type { Clause } from "./clauses.ts";
import { type Calendar, deadlinesIn } from "./deadlines.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import type { ReadTask } from "./tasks.ts";

const REMARK = /(?:备注|附注|说明):\s{0,9}请/;
const SENTENCE_END = /[。;]/;
/** Longer than anything that a remark asks for in one sentence. */
const LONGEST = 110;
const HANDS_IN = /报送|报至|上报|提交|反馈|送达|交/;

/** What an attachment's remark asks for by a day (备注：请各成员单位于7月10日前将名单报送…): a task, though no number begins it and no role names a unit. */
export function remarksOf(flow: Flow, annexes: Clause[], calendar: Calendar): ReadTask[] {
	return annexes.flatMap((annex) => {
		const from = annex.children.at(-1)?.stop ?? annex.start;
		const printed = flow.text.slice(from, annex.stop);
		const folded = fold(printed);
		const begun = REMARK.exec(folded);
		const at = begun === null ? folded.length : begun.index + begun[0].length - 1;
		const [asked = ""] = folded.slice(at, at + LONGEST).split(SENTENCE_END, 1);
		const text = printed.slice(at, at + asked.length);
		const deadlines = !HANDS_IN.test(asked) ? [] : deadlinesIn(text, calendar);
		if (deadlines.length === 0) return [];
		const nobody = { duties: [], words: null, wordsAt: null, shared: false, inferred: false };
		return [{ clause: annex.path, title: text.slice(0, 40), text, ...nobody, deadlines, place: flow.placeAt(from + at) }];
	});
}
