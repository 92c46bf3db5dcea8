import type { Database } from "#db/client.server.ts";

/** Columns of text that people don't write: words of the machines, keys, hashes, codes that the pages look up. */
const OURS = new Set(
	`head parked_error machine role state clock event actor position from_state from_clock to_state to_clock hash step_hash key type sha256 kind comparator
	password_hash language secret_hash login_hash act level roster seed precision every path credit_code hazard`.split(/\s+/),
);
/** What people wrote, or documents print, inside of JSON. */
const WRITTEN: [table: string, column: string][] = [
	["steps", "context"],
	["entries", "data"],
	["responsibility_rows", "columns"],
	["clauses", "box"],
];
/** A text under a key, or the first of several; neither a date, a moment nor one of our own words, which are single and Latin: nobody in the stories writes so. */
const TEXT = String.raw`"(\w+)": (\[)?"(?!\d{4}-\d\d-\d\d["T ]|[A-Za-z]+")`;

/** Tables that refuse to be changed. */
const APPEND_ONLY = ["entries", "audit_entries"];

/** A text field of the database, and what to put into it. */
type Sowing = (table: string, column: string) => string;

/** Puts a text before every piece of every paper, which say what people wrote and never change. */
async function plantInPapers({ sql }: Pick<Database, "sql">, planted: string): Promise<void> {
	await sql`alter table papers disable trigger user`;
	const json = JSON.stringify(planted).slice(1, -1).replaceAll("\\", "\\\\");
	await sql`update papers set text = regexp_replace(text, '"(text|issuer)":"', ${`"\\1":"${json}`}, 'g')`;
	await sql`alter table papers enable trigger user`;
}

/** Puts a text before whatever stands in any text field of the database that isn't one of our own words; gives how many fields there are. */
export async function plant({ sql }: Database, sowing: Sowing): Promise<number> {
	const columns = await sql<{ table: string; column: string }[]>`
		select table_name as "table", column_name as "column" from information_schema.columns
		where table_schema = 'public' and data_type = 'text' and table_name not in ('settings', 'papers') order by 1, 2`;
	const ours = columns.filter(({ column }) => !OURS.has(column));
	for (const table of APPEND_ONLY) await sql`alter table ${sql(table)} disable trigger user`;
	for (const { table, column } of ours)
		await sql.unsafe(`update ${table} set "${column}" = $1 || "${column}" where "${column}" is not null`, [
			sowing(table, column),
		]);
	for (const [table, column] of WRITTEN) {
		const json = JSON.stringify(sowing(table, column)).slice(1, -1).replaceAll("\\", "\\\\");
		await sql.unsafe(
			`update ${table} set "${column}" = regexp_replace("${column}"::text, $1, '"\\1": \\2"' || $2, 'g')::jsonb where "${column}" is not null`,
			[TEXT, json],
		);
	}
	for (const table of APPEND_ONLY) await sql`alter table ${sql(table)} enable trigger user`;
	await plantInPapers({ sql }, sowing("papers", "text"));
	return ours.length + WRITTEN.length;
}
