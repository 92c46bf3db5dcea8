import { type Clause, clausesOf } from "./clauses.ts";
import type { Calendar } from "./deadlines.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import { listedPhases, type Phase } from "./phase-list.ts";
import { englishRange, isReal, rangeIn } from "./spans.ts";
import { isSteps } from "./tasks.ts";

/** The phase that a clause is, if its heading says when it runs. */
function phaseOf(
	flow: Flow,
	{ start: from, own: to, path, title }: Clause,
	isStep: boolean,
	{ year, issuedOn }: Calendar,
): Phase | null {
	const head = flow.text.slice(from, Math.min(to, from + 70));
	const folded = fold(head);
	const bracket = /[([]([^()[\]]{2,40})[)\]]/.exec(folded);
	const isInHead = bracket && bracket.index <= 30;
	const isMeant = /阶段/.test(folded.slice(0, 30)) || isStep;
	const where = isInHead ? (bracket[1] ?? "") : isMeant ? (folded.split(/[。;]/)[0] ?? "") : "";
	const span = where ? (rangeIn(where, year, issuedOn) ?? englishRange(where)) : null;
	if (!span || !isReal(span)) return null;
	const name = (isInHead ? head.slice(0, bracket.index) : (head.split(/[（(。：:，,；;]|20\d\d/)[0] ?? ""))
		.replace(/^第[一二三四五六七八九十\d]+阶段[:：、，,\s]*/, "")
		.replace(/[:：。.,，\s]{1,30}$/, "");
	const label = /第[一二三四五六七八九十\d]+阶段/.exec(folded)?.[0];
	return { name: name.trim() || label || title, start: span.start, end: span.end, clause: path, words: span.words };
}

/**
 * The phases of a plan: clauses under its steps, or called phases, whose headings say when they run; and where the steps aren't numbered, the
 * entries of a list.
 */
export function phasesOf(flow: Flow, root: Clause, { year, issuedOn }: Calendar): { phases: Phase[]; clauses: Set<Clause> } {
	const phases: Phase[] = [];
	const clauses = new Set<Clause>();
	const starts = [...flow.starts.keys()];
	const lastYear = () => Number(phases.at(-1)?.end.slice(0, 4)) || year || Number(issuedOn?.slice(0, 4)) || null;
	for (const clause of clausesOf(root)) {
		const listed = listedPhases(flow, starts, clause, isSteps(clause), { year: lastYear(), issuedOn });
		phases.push(...listed.filter(({ name, start }) => !phases.some((one) => one.name === name && one.start === start)));
		const isStep = clause.parent !== null && isSteps(clause.parent);
		const isMeant = isStep || /阶段/.test(flow.text.slice(clause.start, clause.start + 24));
		const phase = isMeant && listed.length === 0 ? phaseOf(flow, clause, isStep, { year: lastYear(), issuedOn }) : null;
		if (!phase) continue;
		phases.push(phase);
		clauses.add(clause);
	}
	return { phases, clauses };
}
