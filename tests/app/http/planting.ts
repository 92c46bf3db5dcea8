import type { Database } from "#db/client.server.ts";

/** Columns of text that people don't write: words of the machines, keys, hashes, codes that the pages look up. */
const OURS = new Set(
	`head parked_error machine role state clock event actor position from_state from_clock to_state to_clock hash key type sha256 kind comparator
	password_hash language secret_hash login_hash act level roster seed precision every path`.split(/\s+/),
);
/** What people wrote, or documents print, inside of JSON. */
const WRITTEN: [table: string, column: string][] = [
	["steps", "context"],
	["entries", "data"],
	["responsibility_rows", "columns"],
	["clauses", "box"],
];
/** A text under a key, or the first of several; neither a date nor one of our own words. */
const TEXT = String.raw`"(?!severity"|role"|suspendedIn"|why"|openItems")(\w+)": (\[)?"(?!\d{4}-\d\d-\d\d")`;

/** A text field of the database, and what to put into it. */
type Sowing = (table: string, column: string) => string;

/** Puts a text before whatever stands in any text field of the database that isn't one of our own words; gives how many fields there are. */
export async function plant({ sql }: Database, sowing: Sowing): Promise<number> {
	const columns = await sql<{ table: string; column: string }[]>`
		select table_name as "table", column_name as "column" from information_schema.columns
		where table_schema = 'public' and data_type = 'text' and table_name <> 'settings' order by 1, 2`;
	const ours = columns.filter(({ column }) => !OURS.has(column));
	await sql`alter table entries disable trigger user`;
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
	await sql`alter table entries enable trigger user`;
	return ours.length + WRITTEN.length;
}
