import { z } from "zod";
import { MAX_GIST, maxTitle } from "#db/plans/plan-document.ts";
import { deadlineKinds, frequencies, precisions } from "#workflows/calendar/deadline.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { between } from "../clauses-of.ts";
import type { DraftDeadline, DraftTask } from "../draft.ts";
import { gistFor, titleFor } from "../titles.ts";
import { assign, assignmentRows } from "./assign.ts";
import {
	done,
	editKind,
	flag,
	keyField,
	keys,
	nextKey,
	noSuchPart,
	optionalChoice,
	optionalDate,
	optionalWords,
	refuse,
	replace,
	rowsOf,
	words,
} from "./edit.ts";

const MAX_DEADLINES = 80;
const deadlineRow = z.object({
	words: optionalWords(200),
	on: optionalDate(),
	precision: optionalChoice(precisions),
	kind: z.enum(deadlineKinds),
	every: optionalChoice(frequencies),
	isLeftOut: flag(),
});
const taskForm = z.object({
	edit: z.literal("task.save"),
	key: keyField(),
	title: words(200),
	gist: words(MAX_GIST),
	kind: z.enum(["task", "safeguard"]),
	isShared: flag(),
	isNewUnit: flag(),
	exceptions: keys(),
	assignments: assignmentRows(),
	deadlines: rowsOf(deadlineRow, MAX_DEADLINES),
});
type TaskForm = z.output<typeof taskForm>;
type Fields = Record<string, FieldProblem>;

function limit(task: DraftTask, form: TaskForm): { deadlines: DraftDeadline[]; fields: Fields } {
	const fields: Fields = {};
	const there: DraftDeadline[] = task.deadlines.map((one, i) => {
		const row = form.deadlines.find((r) => r.i === i);
		if (!row) return one;
		const { on, precision, kind, every, isLeftOut } = row;
		// One reading is chosen: there is no other any more.
		const altOn = kind === "ambiguous" ? one.altOn : null;
		return { ...one, on, precision, kind, altOn, every: kind === "recurring" ? every : null, isLeftOut };
	});
	for (const { i, words: said, on, precision, kind, every } of form.deadlines) {
		if (i < task.deadlines.length || (said === null && on === null)) continue;
		if (said === null) fields[`deadlines.${i}.words`] = { code: "missing" };
		else
			there.push({
				words: said,
				on,
				altOn: null,
				precision,
				kind,
				every: kind === "recurring" ? every : null,
				isAdded: true,
				isLeftOut: false,
			});
	}
	for (const [i, { kind, on, every, isLeftOut }] of there.entries()) {
		if (isLeftOut) continue;
		if (kind === "recurring" && every === null) fields[`deadlines.${i}.every`] = { code: "missing" };
		if ((kind === "hard" || kind === "stretch") && on === null) fields[`deadlines.${i}.on`] = { code: "missing" };
	}
	return { deadlines: there, fields };
}

/** Title, gist, roles, time limits and exceptions of a task. What is printed is never taken out, only left out. */
export const saveTask = editKind({
	schema: taskForm,
	part: ({ key }) => key,
	apply: (draft, form, context) => {
		const task = draft.tasks.find(({ key }) => key === form.key);
		if (!task) return noSuchPart();
		const max = maxTitle(form.title);
		const title: Fields = form.title.length > max ? { title: { code: "tooBig", max, length: form.title.length } } : {};
		const { draft: with_, assignments, fields: ofUnits } = assign(draft, task.assignments, form, context.roster);
		const { deadlines, fields: ofDates } = limit(task, form);
		const fields = { ...title, ...ofUnits, ...ofDates };
		if (Object.keys(fields).length > 0) return refuse(fields);
		const { kind, gist, isShared, exceptions } = form;
		const saved = { ...task, title: form.title, gist, kind, isShared, exceptions, assignments, deadlines, isChecked: true };
		return done({ ...with_, tasks: replace(with_.tasks, saved) });
	},
});

/** Somebody has held a task against the document, or takes that back. */
export const checkTask = editKind({
	schema: z.object({ edit: z.literal("task.check"), key: keyField(), isChecked: flag() }),
	part: ({ key }) => key,
	apply: (draft, { key, isChecked }) => {
		const task = draft.tasks.find((one) => one.key === key);
		return task ? done({ ...draft, tasks: replace(draft.tasks, { ...task, isChecked }) }) : noSuchPart();
	},
});

/** Makes a task of a piece of the document that the reader took for none: a clause with what belongs to it, or a row. */
export const addTask = editKind({
	schema: z.object({ edit: z.literal("task.add"), at: z.coerce.number<string>().int().positive() }),
	part: () => null,
	apply: (draft, { at }, { pieces }) => {
		const piece = pieces[at - 1];
		if (!piece) return noSuchPart();
		if (draft.tasks.some((task) => task.at === at)) return refuse({ at: { code: "taskThere" } });
		const end = pieces.findIndex(({ n, clause }) => n > at && clause !== null);
		const own = piece.cells ? [piece] : pieces.slice(at - 1, end < 0 ? undefined : end).filter(({ cells }) => cells === null);
		const whole = own.reduce((text, one) => text + between(text, one) + (one.cells ? one.cells.join("｜") : one.text), "");
		const text = whole.replace(/^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*/, "");
		const path = piece.clause?.path ?? `#${at}`;
		const depth = piece.clause?.depth ?? Number.POSITIVE_INFINITY;
		const under = pieces.slice(0, at - 1).findLast(({ clause }) => clause !== null && clause.depth < depth);
		const heading = piece.clause?.title ?? "";
		const task: DraftTask = {
			key: nextKey(draft.tasks, "t"),
			clause: path,
			under: under?.clause?.path ?? null,
			at,
			kind: "task",
			title: titleFor(heading, text),
			gist: gistFor(heading, text, null),
			text,
			words: null,
			wordsAt: null,
			assignments: [],
			isShared: false,
			deadlines: [],
			exceptions: [],
			isChecked: false,
			isAdded: true,
			isLeftOut: false,
		};
		const before = draft.tasks.filter((one) => one.at < at).length;
		return done({ ...draft, tasks: [...draft.tasks.slice(0, before), task, ...draft.tasks.slice(before)] });
	},
});
