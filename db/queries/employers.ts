import type { EmployerState, Hazard } from "#workflows/employers.ts";
import type { Sql } from "../client.server.ts";

export type EmployerRow = {
	id: number;
	name: string;
	creditCode: string;
	hazard: Hazard;
	unitName: string;
	state: EmployerState;
	isMadeUp: boolean;
};
export type EmployerFilter = { hazard: Hazard | null; q: string; after: number };

const selectEmployers = (sql: Sql) => sql`
	select e.id, e.name, e.credit_code as "creditCode", e.hazard, u.name as "unitName", e.state, e.is_made_up as "isMadeUp"
	from employers e join units u on u.id = e.unit_id`;

/** A page of the employers of these jurisdictions that fit a filter, by name, after the one with the id `after`. One statement. */
export const listEmployers = (
	sql: Sql,
	jurisdictionIds: number[],
	{ hazard, q, after }: EmployerFilter,
	limit: number,
): Promise<EmployerRow[]> => sql<EmployerRow[]>`
	${selectEmployers(sql)} where e.jurisdiction_id = any(${jurisdictionIds}) and (${hazard}::text is null or e.hazard = ${hazard})
		and (${q} = '' or e.name ilike ${`%${q}%`} or e.credit_code ilike ${`${q}%`} or u.name ilike ${`%${q}%`})
		and (${after} = 0 or (e.name, e.id) > (select name, id from employers where id = ${after}))
	order by e.name, e.id limit ${limit}`;

/** How many employers these jurisdictions have of each class, of those at work. */
export const countEmployers = (sql: Sql, jurisdictionIds: number[]): Promise<{ hazard: Hazard; count: number }[]> =>
	sql<
		{ hazard: Hazard; count: number }[]
	>`select hazard, count(*)::int as count from employers where jurisdiction_id = any(${jurisdictionIds}) and state = 'active' group by hazard`;

/** Whether a unit keeps the employers of a jurisdiction: the secretariat of one of its plans, or a lead of one of its tasks. */
export async function keepsEmployers(sql: Sql, unitId: number, jurisdictionId: number): Promise<boolean> {
	const [row] = await sql<{ keeps: boolean }[]>`
		select exists (select from plans where secretariat_unit_id = ${unitId} and jurisdiction_id = ${jurisdictionId})
			or exists (select from steps s join dockets d using (task_id) where s.unit_id = ${unitId} and d.jurisdiction_id = ${jurisdictionId}
				and s.machine = 'implementation' and s.role = 'lead' and s.parent_no is null) as keeps`;
	return row?.keeps ?? false;
}

/** The units of a jurisdiction in whose area an employer can be, with the other names that its plans have for them; towns, streets and zones first. */
export const listAreas = (sql: Sql, jurisdictionId: number): Promise<{ id: number; name: string; aliases: string[] }[]> => sql<
	{ id: number; name: string; aliases: string[] }[]
>`
	select u.id, u.name, coalesce((select json_agg(distinct a.name) from unit_aliases a where a.unit_id = u.id), '[]') as aliases
	from units u where u.jurisdiction_id = ${jurisdictionId} and not u.is_group and not u.is_outside and u.kind in ('town', 'street', 'zone') order by u.id`;

/** An employer, its unit by name. */
type Kept = { creditCode: string; name: string; hazard: Hazard; unit: string; state: EmployerState };

/** Every employer of a jurisdiction, kept for the caller's transaction: who imports at the same time waits. */
export async function lockEmployers(sql: Sql, jurisdictionId: number): Promise<Kept[]> {
	await sql`select from jurisdictions where id = ${jurisdictionId} for no key update`;
	return sql<Kept[]>`
		select e.credit_code as "creditCode", e.name, e.hazard, u.name as unit, e.state from employers e join units u on u.id = e.unit_id
		where e.jurisdiction_id = ${jurisdictionId}`;
}

/** Employers to be kept; `isMadeUp` for those of a demonstration. */
export type EmployerList = { employers: (Omit<Kept, "unit"> & { unitId: number })[]; isMadeUp: boolean };

/** Adds employers to a jurisdiction, or gives those with the same code the new name, class, unit and state. One statement. */
export async function saveEmployers(
	sql: Sql,
	jurisdictionId: number,
	{ employers, isMadeUp }: EmployerList,
	now: Date,
): Promise<void> {
	await sql`
		insert into employers (jurisdiction_id, name, credit_code, hazard, unit_id, state, is_made_up, updated_at)
		select ${jurisdictionId}, name, "creditCode", hazard, "unitId", state, ${isMadeUp}, ${now.toISOString()}
		from jsonb_to_recordset(${JSON.stringify(employers)}::text::jsonb) as l(name text, "creditCode" text, hazard text, "unitId" int, state text)
		on conflict (jurisdiction_id, credit_code) do update set name = excluded.name, hazard = excluded.hazard, unit_id = excluded.unit_id,
			state = excluded.state, is_made_up = employers.is_made_up and excluded.is_made_up, updated_at = excluded.updated_at`;
}

/** Who imports a list of employers, and for which jurisdiction. */
export type EmployerKeeper = { personId: number; unitId: number; jurisdictionId: number };

/** Notes what an imported list changed, with an audit entry; gives the import's id. One statement. */
export async function insertImport(
	sql: Sql,
	{ fileName, sha256, comparison }: { fileName: string; sha256: string; comparison: unknown },
	{ personId, unitId, jurisdictionId }: EmployerKeeper,
	now: Date,
): Promise<number> {
	const at = now.toISOString();
	const [row] = await sql<{ id: number }[]>`
		with kept as (insert into employer_imports (jurisdiction_id, file_name, sha256, comparison, at, person_id, unit_id)
			values (${jurisdictionId}, ${fileName}, ${sha256}, ${JSON.stringify(comparison)}::text::jsonb, ${at}, ${personId}, ${unitId}) returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${at}, ${personId}, ${unitId}, 'importEmployers', 'employer import ' || id from kept)
		select id from kept`;
	if (!row) throw new Error("an import was not kept");
	return row.id;
}

/** An import as it is shown: what it changed, by whom, when. */
export type ImportRow = { id: number; fileName: string; comparison: unknown; at: string; byName: string; byUnit: string };

/** The newest imports of these jurisdictions. */
export const listImports = (sql: Sql, jurisdictionIds: number[], limit: number): Promise<ImportRow[]> => sql<ImportRow[]>`
	select i.id, i.file_name as "fileName", i.comparison, i.at, p.name as "byName", u.name as "byUnit"
	from employer_imports i join people p on p.id = i.person_id join units u on u.id = i.unit_id
	where i.jurisdiction_id = any(${jurisdictionIds}) order by i.id desc limit ${limit}`;
