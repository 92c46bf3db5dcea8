import type { OrderContext } from "#workflows/order/machine.ts";
import { printedDate, receipt } from "../messages/papers/common.ts";
import type { orderWords } from "../messages/papers/order.ts";
import type { Block } from "./blocks.ts";
import { type Compose, unitName } from "./issue.ts";

/** 督办通知单: to a unit whose part of a task has climbed to 督办. All it says was fixed when the order was issued. */
export const composeOrder: Compose<keyof typeof orderWords.phrases> = ({ step, issuedOn, facts }, say) => {
	const { facts: late, replyBy, ladder } = step.context as OrderContext;
	const { plan, clause, title, deadlines } = facts;
	const [, , , bulletin = 0, meeting = 0] = ladder;
	const printed = deadlines.find(({ on }) => on === late.dueOn);
	const words = printed ? say("lateWords", { words: printed.words }) : "";
	const blocks: Block[] = [
		{ type: "addressee", text: say("to", { unit: unitName(facts, step.unitId) }) },
		{ type: "paragraph", text: say("cause", { plan, clause, task: title }) },
		{ type: "heading", level: 1, text: say("facts") },
		{ type: "paragraph", text: say("late", { date: printedDate(late.dueOn), words, days: late.daysLate }) },
		{ type: "heading", level: 1, text: say("asked") },
		{ type: "paragraph", text: say("reply", { date: printedDate(replyBy) }) },
		{ type: "paragraph", text: say("next", { days: bulletin, more: meeting }) },
		{ type: "heading", level: 1, text: say("objection") },
		{ type: "paragraph", text: say("object") },
		{ type: "gap" },
		{ type: "signature", issuer: facts.secretariat, date: printedDate(issuedOn) },
		{ type: "gap" },
		{ type: "addressee", text: receipt.title },
		{ type: "form", labels: receipt.labels },
	];
	return { issuer: facts.secretariat, title: say("title"), blocks };
};
