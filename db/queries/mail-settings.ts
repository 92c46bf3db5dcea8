import type { MailSettings } from "#workflows/deliveries.ts";
import type { Sql } from "../client.server.ts";

/** Where a person's mail goes and what they want of it; null where they have said nothing. */
export type MailWishes = { email: string | null; mailSettings: MailSettings | null };

/** What a person wants by mail. */
export async function getMailWishes(sql: Sql, personId: number): Promise<MailWishes> {
	const [row] = await sql<MailWishes[]>`select email, mail_settings as "mailSettings" from people where id = ${personId}`;
	return row ?? { email: null, mailSettings: null };
}

/**
 * Sets where a person's mail goes and what they want of it, and leaves an audit entry. What waits for them is looked at anew at once, by these
 * wishes: what was held, and what was to go into a digest. One statement.
 */
export async function setMailWishes(sql: Sql, personId: number, { email, mailSettings }: MailWishes, now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with audited as (insert into audit_entries (at, person_id, act) values (${at}, ${personId}, 'changeMail')),
		digests as (select id from deliveries where person_id = ${personId} and channel = 'digest' and state = 'pending' for update),
		freed as (
			update deliveries d set state = 'pending', inside_id = null, next_at = ${at}
			where d.person_id = ${personId} and d.channel = 'mail' and (d.state = 'pending' or (d.state = 'collected' and d.inside_id in (select id from digests)))),
		gone as (delete from deliveries where id in (select id from digests))
		update people set email = ${email}, mail_settings = ${JSON.stringify(mailSettings)}::jsonb where id = ${personId}`;
}
