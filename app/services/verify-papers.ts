import type { Database } from "#db/client.server.ts";
import { type CheckedPaper, findNumberGap, findPaperless, streamPapers } from "#db/queries/check-papers.ts";
import { digest } from "#db/queries/get-docket.ts";
import { paperKinds, papers } from "#workflows/papers.ts";

/** What no longer holds of a paper: its text, its entry, the row of numbers it stands in, or it is gone although the history issued it. */
type PaperBreak = { taskId: number; seq: number; why: "text" | "entry" | "numbers" | "missing" };
export type VerifiedPapers = { papers: number; broken: PaperBreak | null };

function saysSo({ kind, number, printed, text, sha256 }: CheckedPaper): boolean {
	if (text === null || digest(text) !== sha256) return false;
	const said = JSON.parse(text) as Record<string, unknown>;
	return said.kind === kind && said.number === number && said.printed === printed;
}

function whyBroken(paper: CheckedPaper): PaperBreak["why"] | null {
	if (!saysSo(paper)) return "text";
	return paper.event === papers[paper.kind].issuedBy ? null : "entry";
}

/**
 * Recomputes the hash of every paper and holds it against its row and against the entry that issued it; then looks for a number that is missing and for
 * an entry whose paper is. Stops at the first that doesn't hold.
 */
export async function verifyPapers({ sql }: Database): Promise<VerifiedPapers> {
	let counted = 0;
	for await (const paper of streamPapers(sql)) {
		counted++;
		const why = whyBroken(paper);
		if (why) return { papers: counted, broken: { taskId: paper.taskId, seq: paper.seq, why } };
	}
	const paperless = await findPaperless(
		sql,
		paperKinds.map((kind) => ({ kind, event: papers[kind].issuedBy })),
	);
	if (paperless) return { papers: counted, broken: { ...paperless, why: "missing" } };
	const gap = await findNumberGap(sql);
	return { papers: counted, broken: gap && { ...gap, why: "numbers" } };
}
