import { stepNo } from "#workflows/docket.ts";
import { processLabels } from "#workflows/labels.ts";
import type { OrderContext } from "#workflows/order/machine.ts";
import type { RectificationContext } from "#workflows/rectification/context.ts";
import { attachmentWords, printedDate, receipt } from "../messages/papers/common.ts";
import type { orderWords } from "../messages/papers/order.ts";
import type { Block } from "./blocks.ts";
import { type Compose, type Issue, unitName } from "./issue.ts";
import type { Say } from "./template.ts";

type Words = keyof typeof orderWords.phrases;

/** What was due: a unit's part of a task that the document prints, or of one that it doesn't; else a step beside it (a finding to put right, a visit to make). */
function causeOf({ step, docket, facts }: Issue, say: Say<Words>): Block[] {
	const { plan, clause, title, isPrinted } = facts;
	const late = stepNo(docket, step.parentNo ?? 1);
	const about = { plan, clause, task: title };
	if (late.machine === "implementation") return [{ type: "paragraph", text: say(isPrinted ? "cause" : "matter", about) }];
	return [{ type: "paragraph", text: say("part", { ...about, part: processLabels[late.machine].zh.name }) }];
}

/** What has to be put right, where that is what is late. */
function findingOf({ step, docket }: Issue, say: Say<Words>): Block[] {
	const { finding } = stepNo(docket, step.parentNo ?? 1).context as Partial<RectificationContext>;
	return finding ? [{ type: "paragraph", text: say("finding", { text: finding }) }] : [];
}

/** 督办通知单: to a unit whose part of a task has climbed to 督办. All it says was fixed when the order was issued. */
export const composeOrder: Compose<Words> = (issue, say) => {
	const { step, issuedOn, facts } = issue;
	const { facts: late, replyBy, ladder } = step.context as OrderContext;
	const { deadlines } = facts;
	const [, , , bulletin = 0, meeting = 0] = ladder;
	const printed = deadlines.find(({ on }) => on === late.dueOn);
	const words = printed ? say("lateWords", { words: printed.words }) : "";
	const blocks: Block[] = [
		{ type: "addressee", text: say("to", { unit: unitName(facts, step.unitId) }) },
		...causeOf(issue, say),
		{ type: "heading", level: 1, text: say("facts") },
		...findingOf(issue, say),
		{ type: "paragraph", text: say("late", { date: printedDate(late.dueOn), words, days: late.daysLate }) },
		{ type: "heading", level: 1, text: say("asked") },
		{ type: "paragraph", text: say("reply", { date: printedDate(replyBy) }) },
		{ type: "paragraph", text: say("next", { days: bulletin, more: meeting }) },
		{ type: "heading", level: 1, text: say("objection") },
		{ type: "paragraph", text: say("object") },
		{ type: "gap" },
		{ type: "attachments", label: attachmentWords.label, names: receipt.title },
		{ type: "gap" },
		{ type: "signature", issuer: facts.secretariat, date: printedDate(issuedOn) },
		{ type: "attachment", mark: attachmentWords.mark, title: receipt.title },
		{ type: "form", labels: receipt.labels },
	];
	return { issuer: facts.secretariat, title: say("title"), blocks };
};
