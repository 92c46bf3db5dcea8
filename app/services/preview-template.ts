import type { Database } from "#db/client.server.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { listPaperFacts } from "#db/queries/paper-facts.ts";
import { findNewestPaper, type TemplateKeeper, type TemplateWords } from "#db/queries/paper-templates.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { stepNo as stepOf } from "#workflows/docket.ts";
import type { PaperKind } from "#workflows/papers.ts";
import { paperWords } from "../messages/papers/index.ts";
import type { Paper } from "../papers/blocks.ts";
import { compose } from "../papers/compose.ts";
import { numberFrame } from "../papers/template.ts";
import { wordsWith } from "../papers/words.ts";

export type Preview = Pick<Paper, "printed" | "blocks"> & { isReal: boolean };

/** The phrases one after the other, their places as they are written: for a kind of paper of which none has been issued. */
function bare(kind: PaperKind, words: TemplateWords, now: Date): Preview {
	const { title = "", ...phrases } = words.phrases;
	const { before, after } = numberFrame(wordsWith(paperWords[kind], words), Number(dateAt(now).slice(0, 4)));
	const head = words.head === "" ? [] : [{ type: "head" as const, issuer: words.head }];
	const lines = Object.values(phrases).map((text) => ({ type: "paragraph" as const, text }));
	return {
		printed: `${before}1${after}`,
		blocks: [...head, { type: "title", text: title }, { type: "gap" }, ...lines],
		isReal: false,
	};
}

/** How a paper would read with these words: the newest of its kind in the plans of the secretariat, composed anew; nothing is saved. */
export async function previewTemplate(
	{ sql }: Database,
	kind: PaperKind,
	words: TemplateWords,
	keeper: TemplateKeeper,
	now: Date,
): Promise<Preview> {
	const newest = await findNewestPaper(sql, kind, keeper);
	const docket = newest && (await findDocket(sql, newest.taskId, [keeper.jurisdictionId]));
	const [facts] = newest ? await listPaperFacts(sql, [newest.taskId], []) : [];
	if (!newest || !docket || !facts) return bare(kind, words, now);
	const issue = { step: stepOf(docket, newest.stepNo), docket, issuedOn: dateAt(new Date(newest.issuedAt)), facts };
	const { number, paper } = compose(kind, wordsWith(paperWords[kind], words), issue);
	return { printed: `${number.before}${newest.number}${number.after}`, blocks: paper.blocks, isReal: true };
}
