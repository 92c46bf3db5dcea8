import type { Database } from "#db/client.server.ts";

/** The sign that everything of a plan's jurisdiction bears after `brand`. */
export const brandOf = (seed: string): string => `〔${seed}〕`;

/** Texts by table, and the column that leads from a row to its plan or jurisdiction. */
const COLUMNS: [table: string, column: string, join: string][] = [
	["plans", "title", "x.id = p.id"],
	["tasks", "title", "x.plan_id = p.id"],
	["tasks", "gist", "x.plan_id = p.id"],
	["clauses", "title", "x.plan_id = p.id"],
	["indicators", "name", "x.plan_id = p.id"],
	["discrepancies", "note", "x.plan_id = p.id"],
	["responsibility_rows", "goal", "x.plan_id = p.id"],
	["unit_aliases", "name", "x.plan_id = p.id"],
	["jurisdictions", "name", "x.id = p.jurisdiction_id"],
	["units", "name", "x.jurisdiction_id = p.jurisdiction_id"],
	[
		"people",
		"name",
		"x.id in (select o.person_id from positions o join units u on u.id = o.unit_id where u.jurisdiction_id = p.jurisdiction_id)",
	],
	["files", "name", "x.task_id in (select t.id from tasks t where t.plan_id = p.id)"],
];
/** What people wrote, in steps and in the history. */
const WRITTEN: [table: string, column: string][] = [
	["steps", "context"],
	["entries", "data"],
];
const KEYS = "text|answer|reason|finding|measures|result|opinion|summary|note|subject|place|inCharge|basis";

/** Brands every name and every written word in a database with the jurisdiction it belongs to, so that none can be taken for another's. */
export async function brand({ sql }: Database): Promise<void> {
	await sql`alter table entries disable trigger user`;
	for (const [table, column, join] of COLUMNS)
		await sql.unsafe(`update ${table} x set ${column} = x.${column} || '〔' || p.seed || '〕' from plans p where ${join}`);
	for (const [table, column] of WRITTEN)
		await sql.unsafe(`update ${table} x set ${column} = regexp_replace(x.${column}::text, '"(${KEYS})": "', '"\\1": "〔' || p.seed || '〕', 'g')::jsonb
			from plans p join dockets d on d.plan_id = p.id where x.task_id = d.task_id`);
	await sql`alter table entries enable trigger user`;
}
