import { z } from "zod";
import type { RosterUnit } from "#db/plans/roster.ts";
import { roles } from "#workflows/names.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import type { Draft, DraftAssignment } from "../draft.ts";
import { flag, optionalWords, rowsOf } from "./edit.ts";
import { nameUnit } from "./name-unit.ts";

const MAX_ROWS = 80;
const assignmentRow = z.object({
	/** The name of one to be added; those that are there keep theirs. */
	unit: optionalWords(80),
	role: z.enum(roles),
	isInferred: flag(),
	isLeftOut: flag(),
});
/** The rows of a form that say who has which part. */
export const assignmentRows = () => rowsOf(assignmentRow, MAX_ROWS);

type Sent = { assignments: z.output<ReturnType<typeof assignmentRows>>; isNewUnit: boolean };

/**
 * A list of assignments with what a form says of them: what is there keeps its printed words; a row with a name behind the last is added, of
 * the draft, of the roster or, if the form says so, as a new unit.
 */
export function assign(draft: Draft, before: DraftAssignment[], { assignments: rows, isNewUnit }: Sent, roster: RosterUnit[]) {
	const fields: Record<string, FieldProblem> = {};
	const there = before.map((one, i): DraftAssignment => {
		const row = rows.find((r) => r.i === i);
		return row ? { ...one, role: row.role, isInferred: one.isInferred && row.isInferred, isLeftOut: row.isLeftOut } : one;
	});
	let with_ = draft;
	for (const { i, unit, role } of rows) {
		if (i < before.length || unit === null) continue;
		const named = nameUnit(with_, unit, isNewUnit, roster);
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
