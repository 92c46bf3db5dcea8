import type { ReadPlan } from "./read-plan.ts";
import type { Role } from "./roles.ts";
import type { ReadTask } from "./tasks.ts";

const unitsOf = ({ duties }: Pick<ReadTask, "duties">, role: Role): string[] =>
	duties.filter((duty) => duty.role === role).map(({ unit }) => unit);

/** What the reader made of a document, in the form that `plan:read` prints. */
export const printedPlan = ({ plan, phases, tasks, indicators, units, responsibilityRows, warnings }: ReadPlan) => ({
	plan,
	phases: phases.map(({ name, start, end, clause }) => ({ name, start, end, clause })),
	tasks: tasks.map((task) => ({
		clause: task.clause,
		title: task.title,
		text: task.text,
		lead: unitsOf(task, "lead"),
		cooperate: unitsOf(task, "cooperate"),
		implement: unitsOf(task, "implement"),
		roleWords: task.words,
		roleWordsAt: task.wordsAt,
		shared: task.shared,
		inferred: task.inferred,
		deadlines: task.deadlines.map(({ words, date, altDate, precision, kind }) => ({
			words,
			date,
			precision,
			kind,
			...(altDate && { altDate }),
		})),
		source: task.place,
	})),
	indicators,
	units,
	responsibilityRows: responsibilityRows.map((row) => ({
		clause: row.clause,
		no: row.no,
		heading: row.heading,
		text: row.text,
		columns: row.columns,
		lead: unitsOf(row, "lead"),
		cooperate: unitsOf(row, "cooperate"),
		implement: unitsOf(row, "implement"),
		deadlines: row.deadlines.map(({ words, date, precision, kind }) => ({ words, date, precision, kind })),
		tasks: row.tasks,
	})),
	warnings,
});
