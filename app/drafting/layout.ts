import { between } from "./clauses-of.ts";
import type { Draft, DraftPiece, DraftTask } from "./draft.ts";

/** A paragraph of the document, or the rows of a table; `n` is the piece it begins with and so its anchor. */
export type Paragraph = { n: number; text: string } | { n: number; rows: DraftPiece[] };
/** A clause with what is printed before the next one; the first block is what stands before the first clause. `page` where a new page begins. */
export type Block = { n: number; page: number | null; clause: DraftPiece["clause"]; paragraphs: Paragraph[] };

function add(block: Block, piece: DraftPiece): void {
	const last = block.paragraphs.at(-1);
	if (piece.cells) {
		if (last && "rows" in last) last.rows.push(piece);
		else block.paragraphs.push({ n: piece.n, rows: [piece] });
	} else if (last && "text" in last && !piece.opens) last.text += between(last.text, piece) + piece.text;
	else block.paragraphs.push({ n: piece.n, text: piece.text });
}

/** A document set for reading: clause by clause, broken lines joined, rows together. */
export function blocksOf(pieces: DraftPiece[]): Block[] {
	const blocks: Block[] = [];
	let page: number | null = null;
	for (const piece of pieces) {
		const isNewPage = piece.page !== null && piece.page !== page;
		page = piece.page ?? page;
		if (piece.clause || blocks.length === 0)
			blocks.push({ n: piece.n, page: isNewPage ? page : null, clause: piece.clause, paragraphs: [] });
		const block = blocks.at(-1);
		if (block) add(block, piece);
	}
	return blocks;
}

/** The anchor nearest to a piece: its own if it begins a paragraph, else that of the paragraph it is in. */
export function anchorOf(pieces: DraftPiece[], n: number): number {
	let at = Math.min(n, pieces.length);
	while (at > 1 && !pieces[at - 1]?.opens) at--;
	return Math.max(at, 1);
}

/** Tasks under one chapter of the document; null for those that no chapter holds. */
export type Chapter = { path: string | null; title: string; tasks: DraftTask[] };

/** The tasks of a draft by the chapters of its document, in its order. */
export function chaptersOf({ tasks }: Draft, pieces: DraftPiece[]): Chapter[] {
	const starts = pieces.filter(({ clause }) => clause?.depth === 0);
	const chapters: Chapter[] = [];
	for (const task of tasks) {
		const clause = starts.findLast(({ n }) => n <= task.at)?.clause ?? null;
		const last = chapters.at(-1);
		if (last && last.path === (clause?.path ?? null)) last.tasks.push(task);
		else chapters.push({ path: clause?.path ?? null, title: clause?.title ?? "", tasks: [task] });
	}
	return chapters;
}
