import { z } from "zod";
import type { DraftAssignment, DraftRow } from "../draft.ts";
import { assign, assignmentRows } from "./assign.ts";
import {
	done,
	editKind,
	flag,
	keyField,
	keys,
	noSuchPart,
	optionalDate,
	optionalWords,
	refuse,
	replace,
	rowsOf,
	words,
} from "./edit.ts";
import { isTask } from "./tables.ts";

const MAX_COLUMNS = 20;
const MAX_TEXT = 4_000;
const columnRow = z.object({ milestone: optionalDate(), points: optionalWords(MAX_TEXT) });

/** Every line of a text that says something is a point. */
const pointsIn = (text: string | null): string[] =>
	(text ?? "")
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean);

/** An added unit stands in the column of those that have the same role. */
const columnFor = ({ units }: DraftRow, { role, isAdded }: DraftAssignment, i: number): string =>
	(isAdded ? units.find((one) => one.role === role) : units[i])?.column ?? "";

/** What a row of the responsibility table asks for, column by column, of which units, and which tasks it answers to. */
export const saveRow = editKind({
	schema: z.object({
		edit: z.literal("row.save"),
		key: keyField(),
		goal: words(MAX_TEXT),
		columns: rowsOf(columnRow, MAX_COLUMNS),
		assignments: assignmentRows(),
		isNewUnit: flag(),
		tasks: keys(),
	}),
	part: ({ key }) => key,
	apply: (draft, form, { roster }) => {
		const row = draft.rows.find(({ key }) => key === form.key);
		if (!row || !form.tasks.every((task) => isTask(draft, task))) return noSuchPart();
		const { draft: with_, assignments, fields } = assign(draft, row.units, form, roster);
		if (Object.keys(fields).length > 0) return refuse(fields);
		const columns = row.columns.map((column, i) => {
			const sent = form.columns.find((one) => one.i === i);
			return sent ? { ...column, milestone: sent.milestone, points: pointsIn(sent.points) } : column;
		});
		const units = assignments.map((one, i) => ({ ...one, column: columnFor(row, one, i) }));
		return done({ ...with_, rows: replace(with_.rows, { ...row, goal: form.goal, columns, units, tasks: form.tasks }) });
	},
});
