import type { Item, Proposal } from "#workflows/meeting/agenda.ts";
import type { Messages } from "../messages/messages.ts";

/** Why something is on an agenda, in the reader's words, from the facts it was proposed with; `names` are those of units. */
export function whyProposed(item: Proposal & Partial<Item>, m: Messages, names: Record<number, string> = {}): string {
	const { source, unitNames, dueOn, severity, relapses, carried } = item;
	const units = m.shell.marks.list(unitNames);
	const { why } = m.meetings;
	const own = {
		resolution: () => why.resolution(units, dueOn ?? ""),
		escalation: () => why.escalation(units, dueOn ?? "", severity !== null),
		problem: () => why.problem(units, severity ? (m.fields.option[severity] ?? severity) : "", relapses),
		unassigned: () => why.unassigned(units),
		member: () => why.member(names[item.byUnitId ?? 0] ?? m.meetings.aMember),
		secretariat: () => why.secretariat(),
	}[source]();
	return carried ? why.both(own, why[carried.how](carried.reason)) : own;
}

/** Where something on an agenda comes from: the part of the task or matter that it is about; null if it was brought in. */
export const sourcePath = ({ taskId, stepNo }: Proposal): string | null =>
	taskId === null ? null : `/tasks/${taskId}${stepNo === null ? "" : `#step-${stepNo}`}`;
