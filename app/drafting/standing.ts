import type { Draft, DraftTask, DraftUnit, DraftWarning } from "./draft.ts";
import { finalKey } from "./edits/name-unit.ts";

/** The tasks that the plan will have. */
export const keptTasks = ({ tasks }: Draft): DraftTask[] => tasks.filter((task) => !task.isLeftOut);
/** The assignments of a task that will be made. */
export const keptAssignments = ({ assignments }: DraftTask) => assignments.filter((a) => !a.isLeftOut);

/** The unit that a key stands for in the end: an alias's own unit. */
export const unitOf = (draft: Draft, key: string): DraftUnit | undefined => {
	const final = finalKey(draft, key);
	return draft.units.find((unit) => unit.key === final);
};

const tasksAt = (draft: Draft, { at, clause }: DraftWarning): DraftTask[] =>
	draft.tasks.filter((task) => task.at === at || task.clause === clause);

/** What settles a warning by itself: what was missing is there now, or what it is about is left out. */
const moot: Record<string, (draft: Draft, warning: DraftWarning) => boolean> = {
	noTitle: ({ head }) => head.title !== "",
	noNumber: ({ head }) => head.number !== null,
	noIssuer: ({ head }) => head.issuers.length > 0,
	noDate: ({ head }) => head.issuedOn !== null,
	noUnit: (draft, warning) => tasksAt(draft, warning).some((task) => keptAssignments(task).length > 0),
	inferredUnit: (draft, warning) => tasksAt(draft, warning).every((task) => !keptAssignments(task).some((a) => a.isInferred)),
	openGroup: (draft, { words }) => draft.units.some((unit) => unit.name === words && !unit.isOpen),
	twoReadings: (draft, warning) =>
		tasksAt(draft, warning).every((task) => task.deadlines.every((d) => d.isLeftOut || d.kind !== "ambiguous")),
};

/** Whether a warning no longer stands: settled by somebody, by a change, or because its task is left out. */
export function isSettled(draft: Draft, warning: DraftWarning): boolean {
	const tasks = tasksAt(draft, warning);
	const isGone = tasks.length > 0 && tasks.every((task) => task.isLeftOut);
	return warning.settled !== null || isGone || (moot[warning.kind]?.(draft, warning) ?? false);
}

/** Units of which nobody has said yet whom they are. */
export const unsureUnits = ({ units }: Draft): DraftUnit[] => units.filter(({ match }) => match.to === "unsure");
