import type { Sql } from "../client.server.ts";

export type NewAdministrator = { login: string; name: string; passwordHash: string; isMadeUp: boolean };

/** Makes an account for somebody who keeps the portal running and sits in no unit; false if the name is taken. Leaves an audit entry. */
export async function insertAdministrator(sql: Sql, person: NewAdministrator, now: Date): Promise<boolean> {
	const at = now.toISOString();
	const rows = await sql`
		with made as (
			insert into people (login, name, password_hash, administers, is_made_up, created_at)
			values (${person.login}, ${person.name}, ${person.passwordHash}, 'system', ${person.isMadeUp}, ${at})
			on conflict (login) do nothing returning id)
		insert into audit_entries (at, act, subject) select ${at}, 'appointAdministrator', 'person ' || id from made returning id`;
	return rows.length > 0;
}
