import type { PaperKind } from "#workflows/papers.ts";
import type { Sql } from "../client.server.ts";

/** What a jurisdiction says in its own way in a kind of paper: what stands in the head, how it is numbered, and its phrases by their keys. */
export type TemplateWords = { head: string; number: string; phrases: Record<string, string> };
/** One version of a template, and who made it. */
export type TemplateVersion = { version: number; words: TemplateWords; by: string; unit: string; at: string; papers: number };

/** The versions of a template, the newest first, with how many papers were issued with each. */
export const listTemplateVersions = (sql: Sql, jurisdictionId: number, kind: PaperKind): Promise<TemplateVersion[]> => sql<
	TemplateVersion[]
>`
	select t.version, t.words, p.name as by, u.name as unit, t.at, (select count(*)::int from papers i where i.template_id = t.id) as papers
	from paper_templates t join people p on p.id = t.person_id join units u on u.id = t.unit_id
	where t.jurisdiction_id = ${jurisdictionId} and t.kind = ${kind} order by t.version desc`;

export type TemplateKeeper = { personId: number; unitId: number; jurisdictionId: number; ip: string | null };

/**
 * Keeps words as the next version of a template, with an audit entry, in one statement. False if somebody has kept another version since `seen`, the
 * newest that the form showed.
 */
export async function insertTemplate(
	sql: Sql,
	kind: PaperKind,
	words: TemplateWords,
	seen: number,
	{ personId, unitId, jurisdictionId, ip }: TemplateKeeper,
	now: Date,
): Promise<boolean> {
	const at = now.toISOString();
	const kept = await sql`
		with kept as (
			insert into paper_templates (jurisdiction_id, kind, version, words, person_id, unit_id, at)
			select ${jurisdictionId}::int, ${kind}::text, ${seen + 1}::smallint, ${JSON.stringify(words)}::jsonb, ${personId}::int, ${unitId}::int, ${at}::timestamptz
			where ${seen}::int = (select coalesce(max(version), 0) from paper_templates where jurisdiction_id = ${jurisdictionId} and kind = ${kind})
			on conflict (jurisdiction_id, kind, version) do nothing returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject, ip)
			select ${at}, ${personId}, ${unitId}, 'keepPaperTemplate', id::text, ${ip} from kept)
		select id from kept`;
	return kept.length > 0;
}

/** The newest paper of a kind in the plans of a secretariat: what a template is tried on. */
export async function findNewestPaper(
	sql: Sql,
	kind: PaperKind,
	{ unitId, jurisdictionId }: Pick<TemplateKeeper, "unitId" | "jurisdictionId">,
): Promise<{ taskId: number; stepNo: number; issuedAt: string; number: number } | null> {
	const [row] = await sql<{ taskId: number; stepNo: number; issuedAt: string; number: number }[]>`
		select p.task_id as "taskId", p.step_no as "stepNo", p.issued_at as "issuedAt", p.number
		from papers p join dockets d on d.task_id = p.task_id join plans l on l.id = d.plan_id
		where p.kind = ${kind} and p.jurisdiction_id = ${jurisdictionId} and l.secretariat_unit_id = ${unitId} order by p.id desc limit 1`;
	return row ?? null;
}
