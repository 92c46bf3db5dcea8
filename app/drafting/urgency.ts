import type { Draft, DraftWarning } from "./draft.ts";
import { isSettled } from "./standing.ts";

/** What asks for a look and for nothing else: a unit that is named once is mostly just that. */
export const isMinor = (kind: string): boolean => kind === "unitOnce";
/** Warnings that wait for somebody's decision. */
export const pressingWarnings = (draft: Draft): DraftWarning[] =>
	draft.warnings.filter((warning) => !isMinor(warning.kind) && !isSettled(draft, warning));

/** What would make a wrong task comes first, then what the document leaves out, then what it has against itself; minor ones last. */
const URGENCY = [
	"unreadUnits",
	"unreadDate",
	"twoReadings",
	"unitsDiffer",
	"figures",
	"damagedName",
	"inferredUnit",
	"noUnit",
	"openGroup",
	"pastDate",
	"otherPlace",
	"noTitle",
	"noIssuer",
	"noDate",
	"numbering",
	"flatTable",
	"noNumber",
];
/** The kinds of some warnings, in the order in which they are to be looked at. */
export function kindsOf(warnings: DraftWarning[]): string[] {
	const rank = (kind: string) => (URGENCY.includes(kind) ? URGENCY.indexOf(kind) : URGENCY.length + Number(isMinor(kind)));
	return [...new Set(warnings.map(({ kind }) => kind))].sort((a, b) => rank(a) - rank(b));
}
