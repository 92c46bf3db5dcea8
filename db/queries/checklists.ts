import type { Checklist, ChecklistItem } from "#workflows/inspection/checklist.ts";
import type { Sql } from "../client.server.ts";

/** The version in force of a subject's checklist, with who issued it. */
export type ChecklistRow = Checklist & { issuedAt: string; byName: string; byUnit: string };

/** The newest version of each subject in these jurisdictions. */
export const listChecklists = (sql: Sql, jurisdictionIds: number[]): Promise<ChecklistRow[]> => sql<ChecklistRow[]>`
	select distinct on (c.jurisdiction_id, c.subject) c.id, c.subject, c.version, c.items, c.issued_at as "issuedAt", p.name as "byName", u.name as "byUnit"
	from checklists c join people p on p.id = c.person_id join units u on u.id = c.unit_id
	where c.jurisdiction_id = any(${jurisdictionIds}) order by c.jurisdiction_id, c.subject, c.version desc`;

/** A version of a checklist of one of these jurisdictions, or null. */
export async function findChecklist(sql: Sql, id: number, jurisdictionIds: number[]): Promise<Checklist | null> {
	const [row] = await sql<Checklist[]>`
		select id, subject, version, items from checklists where id = ${id} and jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}

/** Who issues a checklist, and for which jurisdiction. */
export type Issuer = { personId: number; unitId: number; jurisdictionId: number };

/**
 * Issues the version after `seen` (0: the first) of a subject's checklist, with an audit entry; null if somebody else has issued it meanwhile. One statement.
 */
export async function insertChecklist(
	sql: Sql,
	{ subject, seen, items }: { subject: string; seen: number; items: ChecklistItem[] },
	{ personId, unitId, jurisdictionId }: Issuer,
	now: Date,
): Promise<number | null> {
	const at = now.toISOString();
	const [row] = await sql<{ id: number }[]>`
		with issued as (insert into checklists (jurisdiction_id, subject, version, items, issued_at, person_id, unit_id)
			values (${jurisdictionId}, ${subject}, ${seen + 1}, ${JSON.stringify(items)}::text::jsonb, ${at}, ${personId}, ${unitId})
			on conflict do nothing returning id, subject, version),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${at}, ${personId}, ${unitId}, 'issueChecklist', subject || ' v' || version from issued)
		select id from issued`;
	return row?.id ?? null;
}
