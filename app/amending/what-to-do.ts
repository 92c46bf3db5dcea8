import type { PlanDocument } from "#db/plans/plan-document.ts";

type Task = PlanDocument["tasks"][number];
export type Said = Pick<Task, "text"> & Partial<Pick<Task, "words" | "deadlines">>;

/**
 * What a task's printed text says has to be done: without who is responsible and by when, which are compared for themselves, so that a unit
 * more in the brackets is no other wording. Null where the document came without its text. Pure.
 */
export function whatToDo({ text, words, deadlines = [] }: Said): string | null {
	if (text === null) return null;
	const others = [...(words ? [words] : []), ...deadlines.map((limit) => limit.words)];
	return others.reduce((rest, said) => rest.replace(said, ""), text);
}
