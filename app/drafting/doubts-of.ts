import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { pathOf } from "./clauses-of.ts";
import type { Draft, DraftTask } from "./draft.ts";
import { isSettled, keptTasks } from "./standing.ts";

/** What people changed about a task that the document says otherwise: kept beside the plan, so that nobody takes it for printed. */
function changesOf({ clause, assignments, deadlines }: DraftTask) {
	const note = (kind: string, words: string) => ({ clause, kind, words, note: null });
	return [
		...assignments.filter((a) => a.isAdded && !a.isLeftOut).map((a) => note("unitAdded", a.name)),
		...assignments.filter((a) => !a.isAdded && a.isLeftOut).map((a) => note("unitLeftOut", a.name)),
		...deadlines.filter((d) => d.isAdded && !d.isLeftOut).map((d) => note("deadlineAdded", d.words)),
		...deadlines.filter((d) => !d.isAdded && d.isLeftOut).map((d) => note("deadlineLeftOut", d.words)),
	];
}

/** What a warning is called in the list of a plan's discrepancies. */
const KIND: Record<string, PlanDocumentInput["discrepancies"][number]["kind"]> = {
	figures: "figure",
	unitsDiffer: "units",
	unreadUnits: "units",
	unreadDate: "date",
	pastDate: "date",
	twoReadings: "date",
	numbering: "number",
	damagedName: "name",
	unitOnce: "name",
	noUnit: "missing",
};

/**
 * What stays doubtful about a draft, as its plan keeps it: the warnings that are open or were checked, what people changed against the
 * document, and the discrepancies that the plan's secretariat is to decide. Pure.
 */
export function doubtsOf(draft: Draft): Pick<PlanDocumentInput, "warnings" | "discrepancies"> {
	const kept = draft.warnings.filter((w) => w.settled?.as === "checked" || !isSettled(draft, w));
	const found = draft.warnings.filter(({ settled }) => settled?.as === "discrepancy");
	return {
		warnings: [
			...kept.map(({ clause, kind, words, settled }) => {
				const note = settled ? [settled.by, settled.note].filter(Boolean).join("：") : null;
				return { clause: pathOf(clause), kind, words, note };
			}),
			...keptTasks(draft).flatMap(changesOf),
		],
		discrepancies: found.map(({ clause, kind, words, settled }) => ({
			kind: KIND[kind] ?? "metadata",
			clause: pathOf(clause),
			words: words || "–",
			against: null,
			againstWords: null,
			note: settled?.note || words || kind,
		})),
	};
}
