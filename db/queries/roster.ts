import type { Sql } from "../client.server.ts";
import type { Place, RosterUnit } from "../plans/roster.ts";

/** Every unit that a jurisdiction knows, by id. One statement. */
export const listRoster = (sql: Sql, jurisdictionId: number): Promise<RosterUnit[]> => sql<RosterUnit[]>`
	select u.id, u.name, u.kind, u.is_group as "isGroup", u.is_open as "isOpen", u.is_outside as "isOutside",
		coalesce((select json_agg(m.unit_id order by m.position) from unit_members m where m.group_id = u.id), '[]') as members,
		coalesce((select json_agg(distinct a.name) from unit_aliases a where a.unit_id = u.id), '[]') as aliases
	from units u where u.jurisdiction_id = ${jurisdictionId} order by u.id`;

/** Where a jurisdiction lies, from the province down to itself. */
export const findPlace = (sql: Sql, jurisdictionId: number): Promise<Place> => sql<Place>`
	with recursive above as (
		select id, parent_id, name, level, 0 as depth from jurisdictions where id = ${jurisdictionId}
		union all select j.id, j.parent_id, j.name, j.level, above.depth + 1 from jurisdictions j join above on above.parent_id = j.id)
	select name, level from above order by depth desc`;

/** Plans of a jurisdiction that have this title or number already: perhaps the same document. */
export const listNamesakes = (
	sql: Sql,
	jurisdictionId: number,
	title: string,
	number: string | null,
): Promise<{ id: number; title: string; number: string | null }[]> =>
	sql`select id, title, number from plans where jurisdiction_id = ${jurisdictionId} and (title = ${title} or number = ${number}) order by id limit 5`;
