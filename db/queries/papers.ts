import type { Sql } from "../client.server.ts";
import type { paperKinds } from "../schema/papers.ts";

/** The number of a paper within its kind, year and jurisdiction, and the step that it was issued for. */
export type PaperNumber = { kind: (typeof paperKinds)[number]; stepNo: number; year: number; number: number; issuedAt: string };

/** The numbered papers of a task. */
export const listPapers = (sql: Sql, taskId: number): Promise<PaperNumber[]> => sql<PaperNumber[]>`
	select kind, step_no as "stepNo", year, number, issued_at as "issuedAt" from papers where task_id = ${taskId} order by step_no`;
