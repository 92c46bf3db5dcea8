import type { OrderPaper } from "#db/queries/papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { orderNumber, printedDate, orderPaper as words } from "../messages/papers.ts";
import { addressee, form, gap, head, level, officialPaper, paragraph, signature, title } from "./official-paper.ts";

/** A 督办通知单 as it goes out: always the same for the same order, since all it says was fixed when the order was issued. */
export function orderDocx(order: OrderPaper): Promise<Buffer> {
	const { plan, clause, task, unit, secretariat, facts, replyBy, issuedAt, deadlineWords, ladder } = order;
	const [, , , bulletin = 0, meeting = 0] = ladder;
	return officialPaper(`${words.name} ${orderNumber(order)}`, [
		...head(secretariat, orderNumber(order)),
		title(words.name),
		gap(),
		addressee(words.to(unit)),
		paragraph(words.cause(plan, clause, task)),
		level(words.facts),
		paragraph(words.late(printedDate(facts.dueOn), facts.daysLate, deadlineWords)),
		level(words.asked),
		paragraph(words.reply(printedDate(replyBy))),
		paragraph(words.next(bulletin, meeting)),
		level(words.objection),
		paragraph(words.object),
		gap(),
		...signature(secretariat, printedDate(dateAt(new Date(issuedAt)))),
		gap(),
		addressee(words.receipt),
		form(words.receiptRows),
	]);
}
