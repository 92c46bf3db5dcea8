import type { Sql } from "../client.server.ts";

/** A setting of this installation, or null. */
export async function readSetting<T>(sql: Sql, key: string): Promise<T | null> {
	const [row] = await sql<{ value: T }[]>`select value from settings where key = ${key}`;
	return row?.value ?? null;
}

/** Sets or replaces a setting. */
export async function writeSetting(sql: Sql, key: string, value: unknown): Promise<void> {
	await sql`insert into settings (key, value) values (${key}, ${JSON.stringify(value)}::jsonb) on conflict (key) do update set value = excluded.value`;
}

/** Whether any plan is loaded. */
export async function hasPlans(sql: Sql): Promise<boolean> {
	const [row] = await sql<{ has: boolean }[]>`select exists (select from plans) as has`;
	return row?.has ?? false;
}
