import type { Policy } from "#workflows/docket.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { Sql } from "../client.server.ts";
import type { PlanDiff } from "../plans/plan-diff.ts";

/** A plan as an amendment finds it. */
export type AmendablePlan = {
	id: number;
	jurisdictionId: number;
	secretariatUnitId: number;
	policy: Policy;
	ladder: Ladder;
	/** How often it was amended. */
	amendments: number;
};

/**
 * A plan within reach, or null; with `isLocked`, kept for the caller's transaction, so that amendments come one after the other. What is read
 * after it sees what others did while it waited.
 */
export async function findAmendablePlan(
	sql: Sql,
	planId: number,
	jurisdictionIds: number[],
	isLocked = false,
): Promise<AmendablePlan | null> {
	if (isLocked) await sql`select from plans where id = ${planId} for update`;
	const [row] = await sql<AmendablePlan[]>`
		select p.id, p.jurisdiction_id as "jurisdictionId", p.secretariat_unit_id as "secretariatUnitId", p.policy, p.ladder,
			(select count(*)::int from plan_amendments a where a.plan_id = p.id) as amendments
		from plans p where p.id = ${planId} and p.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}

type NewAmendment = { planId: number; no: number; title: string; number: string | null; issuedOn: string | null; diff: PlanDiff };

/** Keeps what an amendment changes; audited in the same statement. Gives its id. */
export async function insertAmendment(
	sql: Sql,
	{ planId, no, title, number, issuedOn, diff }: NewAmendment,
	by: { personId: number; unitId: number },
	at: Date,
): Promise<number> {
	const now = at.toISOString();
	const [row] = await sql<{ id: number }[]>`
		with made as (insert into plan_amendments (plan_id, no, title, number, issued_on, diff, at, person_id, unit_id)
			values (${planId}, ${no}, ${title}, ${number}, ${issuedOn}, ${JSON.stringify(diff)}::text::jsonb, ${now}, ${by.personId}, ${by.unitId})
			returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${now}, ${by.personId}, ${by.unitId}, 'amendPlan', ${`plan ${planId}: amendment ${no}`} from made)
		select id from made`;
	if (!row) throw new Error("an insert gave no amendment");
	return row.id;
}

/** The plans whose escalations reach a unit: it may amend them. */
export const listAmendablePlans = (sql: Sql, unitId: number): Promise<{ id: number; title: string }[]> =>
	sql`select id, title from plans where secretariat_unit_id = ${unitId} order by id`;

/** The ids of a plan's tasks, with their clauses. */
export const listTaskClauses = (sql: Sql, planId: number): Promise<{ id: number; clause: string }[]> =>
	sql`select id, clause from tasks where plan_id = ${planId} and clause_id is not null and removed_by_id is null`;
