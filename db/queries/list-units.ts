import type { Sql } from "../client.server.ts";
import { isHeld } from "./held-positions.ts";

/** The names of these units, by id. */
export async function unitNames(sql: Sql, ids: number[]): Promise<Record<number, string>> {
	const rows =
		ids.length === 0 ? [] : await sql<{ id: number; name: string }[]>`select id, name from units where id = any(${ids})`;
	return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

/** A unit to choose from; `members` is there for a group: the ids it stands for. */
export type UnitOption = {
	id: number;
	name: string;
	kind: string;
	members: number[] | null;
	isOpen: boolean;
	parentId: number | null;
};

/** Every unit of a jurisdiction that can be tasked, groups with their rosters among them. */
export const listUnitOptions = (sql: Sql, jurisdictionId: number): Promise<UnitOption[]> => sql<UnitOption[]>`
	select u.id, u.name, u.kind, u.is_open as "isOpen", u.parent_id as "parentId",
		case when u.is_group then coalesce((select json_agg(m.unit_id order by m.position) from unit_members m where m.group_id = u.id), '[]') end as members
	from units u where u.jurisdiction_id = ${jurisdictionId} and not u.is_outside order by u.is_group desc, u.id`;

/** One row of the units screen. */
export type UnitLine = {
	id: number;
	name: string;
	kind: string;
	isGroup: boolean;
	isOpen: boolean;
	isOutside: boolean;
	isPrinted: boolean;
	roster: "printed" | "public" | null;
	members: string[];
	aliases: { name: string; clause: string; plan: string }[];
	people: { name: string; position: "officer" | "head"; isMadeUp: boolean }[];
	openDuties: number;
};

/** The beginning of a statement over units `u` that gives `UnitLine`. */
const selectUnits = (sql: Sql, now: Date) => sql`
	select u.id, u.name, u.kind, u.is_group as "isGroup", u.is_open as "isOpen", u.is_outside as "isOutside", u.is_printed as "isPrinted", u.roster,
		coalesce((select json_agg(m.name order by um.position) from unit_members um join units m on m.id = um.unit_id where um.group_id = u.id), '[]') as members,
		coalesce((select json_agg(json_build_object('name', a.name, 'clause', a.clause, 'plan', p.title) order by a.name)
			from unit_aliases a join plans p on p.id = a.plan_id where a.unit_id = u.id), '[]') as aliases,
		coalesce((select json_agg(json_build_object('name', pe.name, 'position', o.position, 'isMadeUp', pe.is_made_up) order by o.position desc, pe.id)
			from positions o join people pe on pe.id = o.person_id where o.unit_id = u.id and not pe.is_disabled
			and ${isHeld(sql, now)}), '[]') as people,
		(select count(*)::int from steps s where s.unit_id = u.id and s.machine = 'implementation'
			and s.state in ('toSign', 'underway', 'returned', 'blocked', 'refused')) as "openDuties"
	from units u`;

const within = (sql: Sql, jurisdictionIds: number[] | null) =>
	jurisdictionIds === null ? sql`true` : sql`u.jurisdiction_id = any(${jurisdictionIds})`;

/** The units of these jurisdictions, or (null) of all, with rosters, aliases, people and open duties; those whose name or alias holds `q`. One statement. */
export const listUnits = (sql: Sql, jurisdictionIds: number[] | null, q: string, now: Date): Promise<UnitLine[]> => sql<
	UnitLine[]
>`
	${selectUnits(sql, now)}
	where ${within(sql, jurisdictionIds)} and (${q} = '' or u.name ilike ${`%${q}%`}
		or exists (select from unit_aliases a where a.unit_id = u.id and a.name ilike ${`%${q}%`}))
	order by u.jurisdiction_id, u.is_outside, u.is_open, u.is_group, array_position(array['government', 'body', 'bureau', 'association', 'institution', 'zone', 'street', 'town', 'other'], u.kind), u.id`;

/** One unit of these jurisdictions, or (null) of all; null if there is none such. */
export async function findUnit(sql: Sql, id: number, jurisdictionIds: number[] | null, now: Date): Promise<UnitLine | null> {
	const [row] = await sql<UnitLine[]>`
		${selectUnits(sql, now)} where u.id = ${id} and ${within(sql, jurisdictionIds)}`;
	return row ?? null;
}
