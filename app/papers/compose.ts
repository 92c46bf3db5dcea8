import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import type { PaperKind } from "#workflows/papers.ts";
import { imprintWords, type PaperWords, printedDate } from "../messages/papers/common.ts";
import type { Block, Paper } from "./blocks.ts";
import { composeBulletin } from "./bulletin.ts";
import type { Compose, Issue } from "./issue.ts";
import { composeLetterPaper } from "./letter.ts";
import { composeMinutes } from "./minutes.ts";
import { numbered } from "./numbering.ts";
import { composeOrder } from "./order.ts";
import { composeRectification } from "./rectification.ts";
import { composeSummary } from "./summary.ts";
import { fill, numberFrame, sayFrom } from "./template.ts";

/** How each kind of paper is composed. */
const composers: Record<PaperKind, Compose<string>> = {
	order: composeOrder,
	rectification: composeRectification,
	letter: composeLetterPaper,
	bulletin: composeBulletin,
	minutes: composeMinutes,
	summary: composeSummary,
};

/** A paper that has no number yet: what comes before and after it on the paper, and all the rest. */
export type Composed = { number: { before: string; after: string }; year: number; paper: Omit<Paper, "number" | "printed"> };

/** Who issued it and when, for a paper that has a head, and whom it is sent to besides, if anybody. */
const imprint = (issuer: string, issuedOn: PlainDate, copies: string | undefined): Block => ({
	type: "imprint",
	copies: copies ? { label: imprintWords.copies, names: imprintWords.names(copies) } : null,
	issuer,
	date: imprintWords.issued(printedDate(issuedOn)),
});

/** The paper of a kind, but for its number, which is given when it is saved. Pure. */
export function compose(kind: PaperKind, words: PaperWords, issue: Issue): Composed {
	const { issuedOn } = issue;
	const year = Number(issuedOn.slice(0, 4));
	const { issuer, title, minutesHead, copies, blocks } = composers[kind](issue, sayFrom(words));
	const head: Block[] = words.head === "" ? [{ type: "number" }] : [{ type: "head", issuer: fill(words.head, { issuer }) }];
	const top: Block[] = minutesHead
		? [{ type: "minutesHead", text: minutesHead }]
		: [...head, { type: "title", text: title }, { type: "gap" }];
	const foot = minutesHead || words.head !== "" ? [imprint(issuer, issuedOn, copies)] : [];
	const all = numbered([...top, ...blocks, ...foot]);
	return { number: numberFrame(words, year), year, paper: { kind, name: words.name, issuedOn, blocks: all } };
}
