import type { Policy } from "#workflows/docket.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { MatterKind } from "#workflows/matters.ts";
import type { Sql } from "../client.server.ts";

/** A plan as a matter finds it that is opened in it. */
export type MatterPlan = {
	id: number;
	jurisdictionId: number;
	secretariatUnitId: number;
	policy: Policy;
	ladder: Ladder;
	endsOn: string | null;
};

/** The plan within reach in which a matter is to be opened, or null. */
export async function findMatterPlan(sql: Sql, planId: number, jurisdictionIds: number[]): Promise<MatterPlan | null> {
	const [plan] = await sql<MatterPlan[]>`
		select id, jurisdiction_id as "jurisdictionId", secretariat_unit_id as "secretariatUnitId", policy, ladder, ends_on as "endsOn"
		from plans where id = ${planId} and jurisdiction_id = any(${jurisdictionIds})`;
	return plan ?? null;
}

type Kind<K> = { planId: number; kind: K; clause: string; title: string; gist: string };
export type NewMatter = Kind<MatterKind> | Kind<"resolution">;

/** A row of `tasks` for a matter that the plan's document doesn't print, after all that are there. Gives its id. */
export async function insertMatter(sql: Sql, { planId, kind, clause, title, gist }: NewMatter): Promise<number> {
	const [row] = await sql<{ id: number }[]>`
		insert into tasks (plan_id, clause_id, position, clause, kind, title, gist, is_shared)
		select ${planId}, null, coalesce(max(position), 0) + 1, ${clause}, ${kind}, ${title}, ${gist}, false from tasks where plan_id = ${planId}
		returning id`;
	if (!row) throw new Error("an insert gave no matter");
	return row.id;
}
