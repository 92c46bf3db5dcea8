import type { Measure } from "#workflows/sanction/measures.ts";
import type { Sql } from "../client.server.ts";

export type PlanMeasures = {
	id: number;
	title: string;
	measures: Measure[];
	secretariatUnitId: number;
	secretariatName: string;
};

/** A plan's measures, and who may set them; null for one that isn't within reach. */
export async function findMeasures(sql: Sql, planId: number, jurisdictionIds: number[]): Promise<PlanMeasures | null> {
	const [row] = await sql<PlanMeasures[]>`
		select p.id, p.title, coalesce(p.policy -> 'measures', '[]') as measures, u.id as "secretariatUnitId", u.name as "secretariatName"
		from plans p join units u on u.id = p.secretariat_unit_id where p.id = ${planId} and p.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}

type Change = { planId: number; before: Measure[]; after: Measure[]; personId: number; unitId: number; at: Date };

/**
 * Sets a plan's measures, for its secretariat alone and if they still are what they were; leaves an audit entry. Sanctions that have been proposed keep the
 * measure as it stood. One statement. False if it wasn't to be.
 */
export async function setMeasures(sql: Sql, { planId, before, after, personId, unitId, at }: Change): Promise<boolean> {
	const [was, is, moment] = [JSON.stringify(before), JSON.stringify(after), at.toISOString()];
	const changed = await sql`
		with changed as (update plans set policy = jsonb_set(policy, '{measures}', ${is}::jsonb) where id = ${planId} and secretariat_unit_id = ${unitId}
			and coalesce(policy -> 'measures', '[]') = ${was}::jsonb returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${moment}, ${personId}, ${unitId}, 'setMeasures', id || ${`: ${was} → ${is}`} from changed)
		select id from changed`;
	return changed.length > 0;
}
