import type { Ordered } from "#workflows/ladder.ts";
import type { Sql } from "../client.server.ts";
import type { paperKinds } from "../schema/papers.ts";

/** The number of a paper within its kind, year and jurisdiction, and the step that it was issued for. */
export type PaperNumber = { kind: (typeof paperKinds)[number]; stepNo: number; year: number; number: number; issuedAt: string };

/** The numbered papers of a task. */
export const listPapers = (sql: Sql, taskId: number): Promise<PaperNumber[]> => sql<PaperNumber[]>`
	select kind, step_no as "stepNo", year, number, issued_at as "issuedAt" from papers where task_id = ${taskId} order by step_no`;

/** What a 督办通知单 says, as it stood when it was issued. */
export type OrderPaper = Ordered & {
	year: number;
	number: number;
	issuedAt: string;
	plan: string;
	clause: string;
	task: string;
	unit: string;
	secretariat: string;
	/** The printed limit that the due date comes from, if it comes from one. */
	deadlineWords: string | null;
};

/** The 督办单 that a step of a task is, if it lies within reach; null if there is none. */
export async function findOrderPaper(
	sql: Sql,
	taskId: number,
	stepNo: number,
	jurisdictionIds: number[],
): Promise<OrderPaper | null> {
	const [row] = await sql<OrderPaper[]>`
		select n.year, n.number, n.issued_at as "issuedAt", p.title as plan, t.clause, t.title as task, u.name as unit, o.name as secretariat,
			s.context -> 'facts' as facts, s.context -> 'ladder' as ladder, s.context ->> 'replyBy' as "replyBy",
			(select d.words from deadlines d where d.task_id = t.id and d.on_date::text = s.context -> 'facts' ->> 'dueOn' order by d.position limit 1) as "deadlineWords"
		from papers n join steps s on s.task_id = n.task_id and s.no = n.step_no join dockets d on d.task_id = s.task_id join tasks t on t.id = s.task_id
			join plans p on p.id = d.plan_id join units u on u.id = s.unit_id join units o on o.id = p.secretariat_unit_id
		where n.task_id = ${taskId} and n.step_no = ${stepNo} and n.kind = 'order' and d.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}
