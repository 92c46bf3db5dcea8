import { isDeepStrictEqual } from "node:util";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import type { Role } from "#workflows/names.ts";
import { isReworded } from "./task-amendments.ts";
import { type Mark, wordMarks } from "./word-marks.ts";

type Task = PlanDocument["tasks"][number];
type Deadline = Task["deadlines"][number];
type Named = { role: Role; verb: string };
type Pair<T> = { before: T; after: T };

/** What an amendment makes of one task, as it is shown: null for whatever stays. */
export type TaskChange = {
	clause: { before: string | null; after: string | null };
	title: string;
	titleWas: string | null;
	/** What has to be done: the printed words, where both documents came with them, else our own. */
	words: Mark[] | null;
	/** Whether those words ask for something else than spacing and punctuation. */
	isReworded: boolean;
	/** Units as printed, each with what it was and what it is. */
	roles: { unit: string; before: Named | null; after: Named | null }[];
	exceptions: Pair<string[]> | null;
	deadlines: Pair<Pick<Deadline, "words" | "on">[]> | null;
	obliged: Pair<string[]> | null;
	/** The responsibility clause, where it is printed otherwise. */
	clauseWords: Mark[] | null;
};

const textsOf = (before: Task, after: Task): [string, string] =>
	before.text !== null && after.text !== null ? [before.text, after.text] : [before.gist, after.gist];

function wordsOf(before: Task | null, after: Task | null): Mark[] | null {
	if (before && after) {
		const [old, now] = textsOf(before, after);
		return old === now ? null : wordMarks(old, now);
	}
	const text = after?.text ?? after?.gist ?? before?.text ?? before?.gist ?? "";
	return [{ text, kind: after ? "added" : "removed" }];
}

function rolesOf(before: Task | null, after: Task | null): TaskChange["roles"] {
	const named = (task: Task | null) => new Map((task?.assignments ?? []).map(({ unit, role, verb }) => [unit, { role, verb }]));
	const [old, now] = [named(before), named(after)];
	const units = [...new Set([...old.keys(), ...now.keys()])];
	const all = units.map((unit) => ({ unit, before: old.get(unit) ?? null, after: now.get(unit) ?? null }));
	return all.filter((one) => !isDeepStrictEqual(one.before, one.after));
}

function pairOf<T>(before: T[] | undefined, after: T[] | undefined): Pair<T[]> | null {
	const [old, now] = [before ?? [], after ?? []];
	return isDeepStrictEqual(old, now) ? null : { before: old, after: now };
}
const limits = (task: Task | null) => task?.deadlines.map(({ words, on }) => ({ words, on }));

/** A task before and after an amendment, to be shown; with null before it, one that comes in, with null after it, one that goes. Pure. */
export function taskChange(before: Task | null, after: Task | null): TaskChange {
	const [oldWords, newWords] = [before?.words ?? "", after?.words ?? ""];
	return {
		clause: { before: before?.clause ?? null, after: after?.clause ?? null },
		title: after?.title ?? before?.title ?? "",
		titleWas: before && after && before.title !== after.title ? before.title : null,
		words: wordsOf(before, after),
		isReworded: before !== null && after !== null && isReworded(before, after),
		roles: rolesOf(before, after),
		exceptions: pairOf(before?.exceptions, after?.exceptions),
		deadlines: pairOf(limits(before), limits(after)),
		obliged: pairOf(before?.obliged, after?.obliged),
		clauseWords: before && after && oldWords !== newWords ? wordMarks(oldWords, newWords) : null,
	};
}
