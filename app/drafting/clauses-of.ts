import { isClausePath } from "#db/plans/clause-path.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { maxTitle } from "#db/plans/plan-document.ts";
import type { Draft, DraftPiece } from "./draft.ts";
import { keptTasks } from "./standing.ts";
import { titleFor } from "./titles.ts";

type Clause = PlanDocumentInput["clauses"][number];
type Span = { path: string; title: string; kind: string; depth: number; n: number; text: string };

/** The path under which a plan keeps what stands in a clause; 文首 for what stands in none. */
export const pathOf = (clause: string): string => (isClausePath(clause) ? clause : "文首");

const wordsOf = ({ text, cells }: DraftPiece): string => (cells ? cells.join("｜") : text);

/** What stands between a text and the piece that comes after it: paragraphs apart, broken lines joined. */
export function between(text: string, { opens, text: next }: DraftPiece): string {
	if (text === "") return "";
	if (opens) return "\n";
	return /[A-Za-z,]$/.test(text) && /^[A-Za-z]/.test(next) ? " " : "";
}

/** The document as a list of clauses, each with all that is printed before the next; what comes first is 文首. */
function spansOf(pieces: DraftPiece[]): Span[] {
	const spans: Span[] = [{ path: "文首", title: "文首", kind: "head", depth: 0, n: 1, text: "" }];
	for (const piece of pieces) {
		if (piece.clause) spans.push({ ...piece.clause, n: piece.n, text: "" });
		const span = spans.at(-1);
		if (span) span.text += between(span.text, piece) + wordsOf(piece);
	}
	return spans.filter(({ text }) => text !== "");
}

const KINDS: Record<string, Clause["kind"]> = { box: "box", annex: "annex", annexList: "annex" };

/**
 * The clauses of a plan with all that the document prints: every one that isn't a task's own or within one. `textOf` gives a task's whole
 * text with the items below it.
 */
export function clausesOf(draft: Draft, pieces: DraftPiece[]): { clauses: Clause[]; textOf: (clause: string) => string | null } {
	const spans = spansOf(pieces);
	const kept = keptTasks(draft);
	const taskPaths = new Set(kept.map(({ clause }) => clause));
	const startsOfTasks = new Set(kept.map(({ at }) => at));
	const firstParts = new Map(kept.filter(({ clause }) => /a$/.test(clause)).map(({ at, text }) => [at, text]));
	const headings = new Set(kept.flatMap(({ under }) => under ?? []));
	const phases = new Set(draft.phases.filter(({ isLeftOut }) => !isLeftOut).map(({ clause }) => clause));
	const texts = new Map<string, string>();
	const clauses: Clause[] = [];
	const open: Span[] = [];
	let within: Span | null = null;
	for (const span of spans) {
		while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= span.depth) open.pop();
		const parent = open.findLast(({ path }) => clauses.some((clause) => clause.path === path))?.path ?? null;
		open.push(span);
		if (within && span.depth > within.depth && !startsOfTasks.has(span.n) && !headings.has(span.path)) {
			texts.set(within.path, `${texts.get(within.path)}\n${span.text}`);
			continue;
		}
		within = startsOfTasks.has(span.n) && span.kind !== "head" ? span : null;
		texts.set(span.path, span.text);
		// A clause whose parts are tasks (三2a, 三2b) is all in them, unless its heading stands by itself.
		if (taskPaths.has(span.path) || firstParts.get(span.n)?.startsWith(span.title)) continue;
		const title = titleFor(span.title, span.text);
		const kind =
			KINDS[span.kind] ??
			(phases.has(span.path) ? "phase" : span.depth === 0 ? "chapter" : headings.has(span.path) ? "action" : "item");
		clauses.push({ path: span.path, title: title.slice(0, maxTitle(title)), kind, parent, text: span.text });
	}
	return { clauses, textOf: (clause) => texts.get(clause) ?? texts.get(clause.replace(/[a-z]$/, "")) ?? null };
}
