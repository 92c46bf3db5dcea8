import { type Calendar, knownOn } from "#workflows/calendar/calendar.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { MailSettings } from "#workflows/deliveries.ts";
import type { Language } from "#workflows/language.ts";
import type { Sql } from "../../client.server.ts";
import { isHeld } from "../held-positions.ts";
import { calendarWith, type EnteredPaper, papersIn } from "../holiday-papers.ts";
import { type NoticeFacts, selectNoticeFacts } from "../notice-facts.ts";

/** Within this time a delivery that is being sent is sent, has failed, or its sender is gone: then it is due again. */
export const LEASE = "3 minutes";

/**
 * Takes up to `limit` deliveries to people that are due, so that nobody else does meanwhile; gives their ids. What a sender that died had taken comes
 * back when its lease ends. Each gets its Message-ID at `domain` with the first try and keeps it. One statement, safe on any number of nodes.
 */
export async function claimDeliveries(sql: Sql, domain: string, now: Date, limit: number): Promise<number[]> {
	const at = now.toISOString();
	const rows = await sql<{ id: number }[]>`
		with due as (
			select id from deliveries where next_at <= ${at} and person_id is not null order by next_at, id limit ${limit} for update skip locked)
		update deliveries d set state = 'sending', next_at = ${at}::timestamptz + ${LEASE}::interval,
			message_id = coalesce(message_id, '<' || left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 40) || '@' || ${domain} || '>')
		from due where d.id = due.id returning d.id`;
	return rows.map(({ id }) => id);
}

/** A notice as a delivery carries it: whether the person still holds the chair it is for, whether they have read it, and the working days of its task. */
export type Carried = NoticeFacts & { deliveryId: number; isTheirs: boolean; isReadByThem: boolean; calendar: Calendar };

/** A delivery with the person and what it carries: one notice, or those collected in a digest. */
export type Claimed = {
	id: number;
	channel: "mail" | "digest";
	tries: number;
	messageId: string;
	personId: number;
	name: string;
	email: string | null;
	language: Language;
	mailSettings: MailSettings | null;
	notices: Carried[];
};

type Row = Omit<Claimed, "notices"> & { notices: (Omit<Carried, "calendar"> & { papers: EnteredPaper[] | null })[] };

/** Claimed deliveries with all that sending needs. A statement after the claim: until then, a digest may still be taking notices in. */
export async function listClaimed(sql: Sql, ids: number[], now: Date): Promise<Claimed[]> {
	const rows = await sql<Row[]>`
	select c.id, c.channel, c.tries, c.message_id as "messageId", c.person_id as "personId", p.name, p.email, p.language, p.mail_settings as "mailSettings",
		(select coalesce(json_agg(carried order by carried.at, carried.key), '[]') from (
			select facts.*, ${papersIn(sql, sql`(select jurisdiction_id from dockets where task_id = facts."taskId")`)} as papers, d.id as "deliveryId", coalesce(n.read_by_person_id = p.id, false) as "isReadByThem",
				not p.is_disabled and exists (select from positions o where o.person_id = p.id and o.unit_id = n.unit_id and o.position = n.position
					and ${isHeld(sql, now)}) as "isTheirs"
			from deliveries d join notices n on n.key = d.notice_key
				join lateral (${selectNoticeFacts(sql)} where n.key = d.notice_key) facts on true
			where d.id = c.id or d.inside_id = c.id) carried) as notices
	from deliveries c join people p on p.id = c.person_id where c.id = any(${ids}) order by c.id`;
	const calendarOf = (papers: EnteredPaper[] | null) => knownOn(calendarWith(papers), dateAt(now));
	return rows.map((row) => ({
		...row,
		notices: row.notices.map(({ papers, ...notice }) => ({ ...notice, calendar: calendarOf(papers) })),
	}));
}
