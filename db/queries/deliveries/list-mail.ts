import type { Sql } from "../../client.server.ts";

/** A mail that went out, by its Message-ID. */
export type MailSent = { id: number; messageId: string; sentAt: string };

/** The mails that went out to a person, the newest first. */
export const listMail = (sql: Sql, personId: number, limit: number): Promise<MailSent[]> => sql<MailSent[]>`
	select id, message_id as "messageId", sent_at as "sentAt" from deliveries
	where person_id = ${personId} and state = 'sent' and inside_id is null order by sent_at desc, id desc limit ${limit}`;
