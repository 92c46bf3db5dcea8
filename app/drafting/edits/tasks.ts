import { z } from "zod";
import { MAX_GIST, maxTitle } from "#db/plans/plan-document.ts";
import { deadlineKinds, frequencies, precisions } from "#workflows/calendar/deadline.ts";
import { roles } from "#workflows/docket.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { between } from "../clauses-of.ts";
import type { Draft, DraftAssignment, DraftDeadline, DraftTask } from "../draft.ts";
import { gistFor, titleFor } from "../titles.ts";
import {
	type Context,
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
import { nameUnit } from "./name-unit.ts";

const MAX_ROWS = 80;
const assignmentRow = z.object({
	/** The name of one to be added; those that are there keep theirs. */
	unit: optionalWords(80),
	role: z.enum(roles),
	isInferred: flag(),
	isLeftOut: flag(),
});
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
	assignments: rowsOf(assignmentRow, MAX_ROWS),
	deadlines: rowsOf(deadlineRow, MAX_ROWS),
});
type TaskForm = z.output<typeof taskForm>;
type Fields = Record<string, FieldProblem>;

/** What is there keeps its printed words; a row with a name behind the last is added. */
function assign(draft: Draft, task: DraftTask, form: TaskForm, { roster }: Context) {
	const fields: Fields = {};
	const there: DraftAssignment[] = task.assignments.map((one, i) => {
		const row = form.assignments.find((r) => r.i === i);
		return row ? { ...one, role: row.role, isInferred: one.isInferred && row.isInferred, isLeftOut: row.isLeftOut } : one;
	});
	let with_ = draft;
	for (const { i, unit, role } of form.assignments) {
		if (i < task.assignments.length || unit === null) continue;
		const named = nameUnit(with_, unit, form.isNewUnit, roster);
		if (!named) {
			fields[`assignments.${i}.unit`] = { code: "unknownUnit" };
			continue;
		}
		with_ = named.draft;
		const isThere = there.some((a) => a.unit === named.key && a.role === role && !a.isLeftOut);
		if (isThere) fields[`assignments.${i}.unit`] = { code: "unitTwice" };
		else there.push({ unit: named.key, name: unit, role, verb: "", isInferred: false, isAdded: true, isLeftOut: false });
	}
	return { draft: with_, assignments: there, fields };
}

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
		const { draft: with_, assignments, fields: ofUnits } = assign(draft, task, form, context);
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
