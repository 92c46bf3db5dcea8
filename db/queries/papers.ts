import type { PaperKind } from "#workflows/papers.ts";
import type { Sql } from "../client.server.ts";

/** A numbered paper as lists show it: its number as printed, and the step it is about. */
export type PaperLine = { id: number; kind: PaperKind; stepNo: number; printed: string; issuedAt: string };

/** The numbered papers of a task, in the order in which they were issued. */
export const listPapers = (sql: Sql, taskId: number): Promise<PaperLine[]> => sql<PaperLine[]>`
	select id, kind, step_no as "stepNo", printed, issued_at as "issuedAt" from papers where task_id = ${taskId} order by seq`;

/** A paper as it is kept: `text` is the whole of it as JSON, `sha256` is over that text. */
export type StoredPaper = { id: number; kind: PaperKind; taskId: number; stepNo: number; text: string; sha256: string };

/** A frozen paper within reach; null if there is none. */
export async function findPaper(sql: Sql, id: number, jurisdictionIds: number[]): Promise<StoredPaper | null> {
	const [row] = await sql<StoredPaper[]>`
		select id, kind, task_id as "taskId", step_no as "stepNo", text, sha256 from papers
		where id = ${id} and jurisdiction_id = any(${jurisdictionIds}) and text is not null`;
	return row ?? null;
}

/** A paper that was issued before texts were kept. */
export type UnfrozenPaper = {
	id: number;
	kind: PaperKind;
	taskId: number;
	stepNo: number;
	year: number;
	number: number;
	printed: string;
	issuedAt: string;
};

/** Some of the papers that are still to be frozen, oldest first. */
export const listUnfrozen = (sql: Sql, limit: number): Promise<UnfrozenPaper[]> => sql<UnfrozenPaper[]>`
	select id, kind, task_id as "taskId", step_no as "stepNo", year, number, printed, issued_at as "issuedAt" from papers
	where text is null order by id limit ${limit}`;

/** Freezes papers that aren't frozen yet; one that is stays as it is. */
export const freezePapers = (sql: Sql, frozen: { id: number; text: string; sha256: string }[]) => sql`
	update papers p set text = f.text, sha256 = f.sha256 from jsonb_to_recordset(${JSON.stringify(frozen)}::jsonb) as f(id int, text text, sha256 text)
	where p.id = f.id and p.text is null`;
