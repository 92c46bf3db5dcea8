import type { BodyKind } from "#workflows/meeting/body.ts";
import type { Member } from "#workflows/meeting/context.ts";
import type { Sql } from "../client.server.ts";

/** A body with who sits in it. */
export type Body = {
	id: number;
	planId: number;
	planTitle: string;
	secretariatUnitId: number;
	secretariatName: string;
	kind: BodyKind;
	name: string;
	clause: string | null;
	rosterAt: string | null;
	chairUnitId: number | null;
	chairName: string | null;
	members: Member[];
	/** How many meetings it has had or is to have. */
	meetings: number;
};

/** The bodies of these jurisdictions, by plan. One statement. */
export const listBodies = (sql: Sql, jurisdictionIds: number[]): Promise<Body[]> => sql<Body[]>`
	select b.id, b.plan_id as "planId", p.title as "planTitle", p.secretariat_unit_id as "secretariatUnitId", office.name as "secretariatName", b.kind, b.name,
		b.clause, b.roster_at as "rosterAt", b.chair_unit_id as "chairUnitId", chair.name as "chairName",
		coalesce((select json_agg(json_build_object('unitId', m.unit_id, 'name', u.name, 'speaker', m.speaker) order by m.position)
			from body_members m join units u on u.id = m.unit_id where m.body_id = b.id), '[]') as members,
		(select count(*)::int from tasks t join steps s on s.task_id = t.id and s.no = 1 where t.plan_id = b.plan_id and t.clause_id is null
			and t.kind = 'meeting' and (s.context ->> 'bodyId')::int = b.id) as meetings
	from bodies b join plans p on p.id = b.plan_id join units office on office.id = p.secretariat_unit_id left join units chair on chair.id = b.chair_unit_id
	where p.jurisdiction_id = any(${jurisdictionIds}) order by b.plan_id, b.id`;

/** A body as its plan's secretariat sets it. */
export type BodySetting = Pick<Body, "planId" | "kind" | "name" | "clause" | "rosterAt" | "chairUnitId"> & {
	members: Pick<Member, "unitId" | "speaker">[];
};

/**
 * Sets up a body of a plan, or changes the one with that id, within the caller's transaction. Gives its id, or null if the plan has none such. Only
 * units of the plan's jurisdiction that can be tasked get a seat.
 */
export async function saveBody(sql: Sql, id: number | null, setting: BodySetting): Promise<number | null> {
	const { planId, kind, name, clause, rosterAt, chairUnitId, members } = setting;
	const [row] =
		id === null
			? await sql<{ id: number }[]>`
				insert into bodies (plan_id, kind, name, clause, roster_at, chair_unit_id)
				values (${planId}, ${kind}, ${name}, ${clause}, ${rosterAt}, ${chairUnitId}) returning id`
			: await sql<{ id: number }[]>`
				update bodies set kind = ${kind}, name = ${name}, clause = ${clause}, roster_at = ${rosterAt}, chair_unit_id = ${chairUnitId}
				where id = ${id} and plan_id = ${planId} returning id`;
	if (!row) return null;
	await sql`delete from body_members where body_id = ${row.id}`;
	await sql`
		insert into body_members (body_id, unit_id, position, speaker)
		select ${row.id}, u.id, m.position, m.speaker
		from jsonb_to_recordset(${JSON.stringify(members.map((m, position) => ({ ...m, position })))}::jsonb) as m("unitId" int, position int, speaker text)
			join units u on u.id = m."unitId" join plans p on p.id = ${planId} and p.jurisdiction_id = u.jurisdiction_id
		where not u.is_group and not u.is_outside`;
	return row.id;
}

/** Removes a body that has never met nor is to; false if there is none such in the plan. Within the caller's transaction. */
export async function removeBody(sql: Sql, id: number, planId: number): Promise<boolean> {
	const found = await sql`
		select from bodies b where b.id = ${id} and b.plan_id = ${planId} and not exists (select from tasks t join steps s on s.task_id = t.id and s.no = 1
			where t.plan_id = b.plan_id and t.kind = 'meeting' and (s.context ->> 'bodyId')::int = b.id) for update`;
	if (found.length === 0) return false;
	await sql`delete from body_members where body_id = ${id}`;
	await sql`delete from bodies where id = ${id}`;
	return true;
}

/** The body with this id, kept for the caller's transaction; null if there is none within reach. */
export async function lockBody(sql: Sql, id: number, jurisdictionIds: number[]): Promise<Body | null> {
	await sql`select from bodies where id = ${id} for update`;
	return (await listBodies(sql, jurisdictionIds)).find((body) => body.id === id) ?? null;
}
