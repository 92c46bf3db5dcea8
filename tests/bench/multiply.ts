import type { Database } from "#db/client.server.ts";

/** What hangs on a task, by the column that names it. */
const TABLES = {
	tasks: "id",
	deadlines: "task_id",
	dockets: "task_id",
	steps: "task_id",
	entries: "task_id",
	notices: "task_id",
};
/** Numbered by the database itself, unless they are the task's. */
const NUMBERED = ["deadlines"];

/**
 * Copies the tasks of a plan, with their dockets and all that hangs on them, until the database holds `total` tasks. Real rows by the million, in one
 * statement a table; only the hashes of the copies' histories are another's.
 */
export async function multiply({ sql }: Database, planId: number, total: number): Promise<void> {
	await sql.begin(async (tx) => {
		// Neither triggers nor foreign keys look: the rows are in order as they were.
		await tx`set local session_replication_role = replica`;
		await tx`set local statement_timeout = 0`;
		await tx`set local work_mem = '256MB'`;
		await tx`
			create temp table copies on commit drop as
			select from_id, (select max(id) from tasks) + row_number() over ()::int as to_id
			from generate_series(1, ${total} / (select count(*)::int from tasks where plan_id = ${planId}) + 1) n
				cross join (select id as from_id from tasks where plan_id = ${planId} order by id) t
			limit ${total} - (select count(*) from tasks)`;
		await tx`analyze copies`;
		for (const [table, key] of Object.entries(TABLES)) {
			const columns = await tx<{ name: string }[]>`
				select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}
					and not (column_name = 'id' and ${NUMBERED.includes(table)}) order by ordinal_position`;
			const names = columns.map(({ name }) => name);
			// A task's clause is its own within its plan, and so is a notice's key.
			const own: Record<string, string> = {
				[key]: "c.to_id",
				clause: "r.clause || '/' || c.to_id",
				key: "c.to_id || '/' || r.key",
			};
			const values = names.map((name) => own[name] ?? `r."${name}"`);
			await tx.unsafe(
				`insert into ${table} (${names.map((name) => `"${name}"`)}) overriding system value select ${values} from ${table} r join copies c on c.from_id = r.${key}`,
			);
		}
		await tx`select setval(pg_get_serial_sequence('tasks', 'id'), (select max(id) from tasks))`;
	});
	await sql`analyze`;
}
