import { isDeepStrictEqual } from "node:util";
import type { Comparison } from "#db/plans/plan-diff.ts";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import { type PrintedPart, partsIn } from "#db/plans/printed-parts.ts";
import type { Facet } from "#workflows/amendment.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { essence } from "./likeness.ts";
import { type MovedDate, movedDates } from "./moved-dates.ts";
import { type Said, whatToDo } from "./what-to-do.ts";

type Task = PlanDocument["tasks"][number];
export type ChangedPart = PrintedPart & { isAsked: boolean };

/** What an amendment makes of one task that goes on, and whose parts in it. */
export type TaskAmendment = {
	before: Task;
	after: Task;
	facets: Facet[];
	/** Whether every unit with a part in it has something to sign for. */
	isForAll: boolean;
	dates: MovedDate[];
	added: PrintedPart[];
	/** Parts with another role, another role word (then their units are asked to sign), or only named through another group. */
	changed: ChangedPart[];
	removed: PrintedPart[];
};

/** By clause of the new document: whether the units are to sign for its wording, where a person decided so. */
export type Asks = Readonly<Record<string, boolean>>;

/**
 * Whether what has to be done is said in other words: the printed ones, where both documents came with them, else our own. Spacing, punctuation
 * and titles make no difference; nor does it that a text is printed for the first time, as nobody can tell whether it says something else.
 */
export function isReworded(before: Said & Pick<Task, "gist">, after: Said & Pick<Task, "gist">): boolean {
	const [old, now] = [whatToDo(before), whatToDo(after)];
	if (old === null && now !== null) return false;
	return old !== null && now !== null ? essence(old) !== essence(now) : essence(before.gist) !== essence(after.gist);
}

const limitsOf = ({ deadlines }: Task, { period }: PlanDocument) => ({ deadlines, endsOn: period?.end ?? null });
const indicatorsOf = ({ indicators }: PlanDocument, clause: string) => indicators.filter((i) => i.task === clause);
const isSame = (a: PrintedPart, b: PrintedPart): boolean => a.role === b.role && a.verb === b.verb;

function partChanges(before: PrintedPart[], after: PrintedPart[]): Pick<TaskAmendment, "added" | "changed" | "removed"> {
	const [old, now] = [new Map(before.map((p) => [p.unit, p])), new Set(after.map((p) => p.unit))];
	return {
		added: after.filter((part) => !old.has(part.unit)),
		changed: after.flatMap((part) => {
			const was = old.get(part.unit);
			return was && !isDeepStrictEqual(was, part) ? [{ ...part, isAsked: !isSame(was, part) }] : [];
		}),
		removed: before.filter((part) => !now.has(part.unit)),
	};
}

/** What a task says of itself beside its number, its dates, its units and what has to be done. */
const restOf = ({ under, kind, title, gist, text, words, wordsAt, shared }: Task) => {
	return [under, kind, title, gist, text, words, wordsAt, shared];
};

/**
 * What an amendment makes of the tasks that go on: for each that changes, or whose units change, what about it and for whom. `today` is the day
 * on which recurring limits are looked at. Pure.
 */
export function taskAmendments({ before, after, pairs }: Comparison, asks: Asks, today: PlainDate): TaskAmendment[] {
	const [partsBefore, partsAfter] = [partsIn(before), partsIn(after)];
	return pairs.tasks.flatMap(({ from, to }): TaskAmendment[] => {
		const [old, now] = [before.tasks[from], after.tasks[to]];
		if (!old || !now) return [];
		const parts = partChanges(partsBefore(old), partsAfter(now));
		const dates = movedDates(limitsOf(old, before), limitsOf(now, after), today);
		const asked: [Facet, boolean][] = [
			["wording", asks[now.clause] ?? isReworded(old, now)],
			["obliged", !isDeepStrictEqual(old.obliged, now.obliged)],
			["deadlines", dates.length > 0 || !isDeepStrictEqual(old.deadlines, now.deadlines)],
			["indicators", !isDeepStrictEqual(indicatorsOf(before, now.clause), indicatorsOf(after, now.clause))],
		];
		const isForAll = asked.some(([, holds]) => holds);
		const others: [Facet, boolean][] = [
			["number", old.clause !== now.clause],
			["units", parts.added.length + parts.removed.length > 0 || !isDeepStrictEqual(namesIn(old), namesIn(now))],
			["roles", parts.changed.some(({ isAsked }) => isAsked)],
		];
		const found = [...asked, ...others].flatMap(([facet, holds]) => (holds ? [facet] : []));
		const isRestated = !found.includes("wording") && !isDeepStrictEqual(restOf(old), restOf(now));
		const facets: Facet[] = isRestated ? [...found, "restated"] : found;
		return facets.length > 0 || parts.changed.length > 0 ? [{ before: old, after: now, facets, isForAll, dates, ...parts }] : [];
	});
}

const namesIn = (task: Task) => [task.assignments.map(({ unit, inferred }) => [unit, inferred]), task.exceptions];
