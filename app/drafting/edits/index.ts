import { z } from "zod";
import { problemsOf } from "#workflows/problems.ts";
import type { Draft } from "../draft.ts";
import type { Context, Edited } from "./edit.ts";
import { saveHead } from "./head.ts";
import { saveRow } from "./rows.ts";
import { askForTask, pairTask } from "./sayings.ts";
import { leaveOut, saveIndicator, savePhase } from "./tables.ts";
import { addTask, checkTask, saveTask } from "./tasks.ts";
import { addNamedUnit, matchAllUnits, matchUnit, saveUnit } from "./units.ts";
import { reopenWarning, settleKind, settleWarning } from "./warnings.ts";

export type { Context } from "./edit.ts";

const kinds = {
	"head.save": saveHead,
	"task.save": saveTask,
	"task.check": checkTask,
	"task.add": addTask,
	"task.pair": pairTask,
	"task.ask": askForTask,
	"unit.match": matchUnit,
	"unit.matchAll": matchAllUnits,
	"unit.save": saveUnit,
	"unit.add": addNamedUnit,
	"phase.save": savePhase,
	"indicator.save": saveIndicator,
	"row.save": saveRow,
	"part.leaveOut": leaveOut,
	"warning.settle": settleWarning,
	"warning.settleKind": settleKind,
	"warning.reopen": reopenWarning,
} as const;

/** Every way to change a draft, as its form sends it. */
const editSchema = z.discriminatedUnion("edit", [
	saveHead.schema,
	saveTask.schema,
	checkTask.schema,
	addTask.schema,
	pairTask.schema,
	askForTask.schema,
	matchUnit.schema,
	matchAllUnits.schema,
	saveUnit.schema,
	addNamedUnit.schema,
	savePhase.schema,
	saveIndicator.schema,
	saveRow.schema,
	leaveOut.schema,
	settleWarning.schema,
	settleKind.schema,
	reopenWarning.schema,
]);
export type Edit = z.output<typeof editSchema>;

type Applied = { part: (edit: Edit) => string | null; apply: (draft: Draft, edit: Edit, context: Context) => Edited };
const kindOf = ({ edit }: Edit): Applied => kinds[edit] as unknown as Applied;

/** Which part of the draft an edit touches: whoever filled its form must have seen that part as it is. Null if no form was filled. */
export const partOf = (edit: Edit): string | null => kindOf(edit).part(edit);

/** Reads an edit from what a form sent; else what is wrong with its fields. */
export function readEdit(sent: unknown): { ok: true; edit: Edit } | { ok: false; fields: Record<string, { code: string }> } {
	const read = editSchema.safeParse(sent, { reportInput: true });
	return read.success ? { ok: true, edit: read.data } : { ok: false, fields: problemsOf(read.error) };
}

/**
 * A draft with one edit made, or what is wrong with the edit's fields. Pure. Nothing that the document prints is lost by any edit: parts are
 * left out, not taken out, and units keep the names they were printed with.
 */
export function edit(draft: Draft, change: Edit, context: Context): Edited {
	const edited = kindOf(change).apply(draft, change, context);
	if (!edited.ok) return edited;
	const part = partOf(change);
	return part === null
		? edited
		: { ok: true, draft: { ...edited.draft, changed: { ...draft.changed, [part]: context.version } } };
}
