import type { Database } from "#db/client.server.ts";
import { type Issuer, insertChecklist } from "#db/queries/checklists.ts";
import { keepsEmployers } from "#db/queries/employers.ts";
import type { ChecklistItem } from "#workflows/inspection/checklist.ts";

/** A version to issue: of which subject, after which version (0: none), with which items. */
export type NewChecklist = { subject: string; seen: number; items: Omit<ChecklistItem, "key">[] };
export type IssueRefusal = "notYours" | "stale" | "noSubject" | "noItem" | "noText";

const MOST = 100;
const isSound = ({ text, basis }: Omit<ChecklistItem, "key">) => text.length <= 300 && (basis?.length ?? 0) <= 200;

/** Issues the next version of a subject's checklist in a jurisdiction, for whoever keeps its employers: all of it, or says why not. */
export async function issueChecklist(
	db: Database,
	{ subject, seen, items }: NewChecklist,
	by: Issuer,
	now: Date,
): Promise<IssueRefusal | null> {
	if (!(await keepsEmployers(db.sql, by.unitId, by.jurisdictionId))) return "notYours";
	if (subject === "" || subject.length > 100) return "noSubject";
	if (items.length === 0 || items.length > MOST || !items.every(isSound)) return "noItem";
	// An item that only names what it goes by: nobody knows whether it was to be kept.
	if (items.some(({ text }) => text === "")) return "noText";
	const numbered = items.map((item, i) => ({ key: String(i + 1), ...item }));
	return (await insertChecklist(db.sql, { subject, seen, items: numbered }, by, now)) === null ? "stale" : null;
}
