import { type Calendar, knownOn } from "#workflows/calendar/calendar.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { FOLD, type HookKind, MESSAGE_GAP_S } from "#workflows/hooks.ts";
import type { Language } from "#workflows/language.ts";
import type { Sql } from "../../client.server.ts";
import { calendarWith, type EnteredPaper, papersIn } from "../holiday-papers.ts";
import { type NoticeFacts, selectNoticeFacts } from "../notice-facts.ts";
import { LEASE } from "./claim-deliveries.ts";

/** A notice on its way to a hook; its id is the same for every try. */
export type PushedNotice = NoticeFacts & { deliveryId: number; tries: number; messageId: string };
/** Where a push goes and how it is signed. */
export type HookTarget = { kind: HookKind; address: string; secret: string | null };
/** What one hook is told now. */
export type ClaimedPushes = HookTarget & {
	hookId: number;
	unitName: string;
	language: Language;
	/** The working days of the unit's place. */
	calendar: Calendar;
	notices: PushedNotice[];
};

/**
 * Takes what is due for up to `limit` hooks, as much of each as goes into one message, so that nobody else does meanwhile; gives the deliveries'
 * ids. A hook that was told something a moment ago is left alone. One statement, safe on any number of nodes.
 */
export async function claimPushes(sql: Sql, now: Date, limit: number): Promise<number[]> {
	const at = now.toISOString();
	const rows = await sql<{ id: number }[]>`
		with free as (
			select h.id from hooks h where h.removed_at is null and coalesce(h.next_at <= ${at}, true)
				and exists (select from deliveries d where d.hook_id = h.id and d.next_at <= ${at})
			order by h.id limit ${limit} for update skip locked),
		turn as (
			update hooks h set next_at = ${at}::timestamptz + make_interval(secs => ${MESSAGE_GAP_S}) from free where h.id = free.id),
		due as (
			select d.id from free cross join lateral (
				select id from deliveries where hook_id = free.id and next_at <= ${at} order by next_at, id limit ${FOLD}) d)
		update deliveries d set state = 'sending', next_at = ${at}::timestamptz + ${LEASE}::interval,
			message_id = coalesce(message_id, 'msg_' || left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 40))
		from due where d.id = due.id returning d.id`;
	return rows.map(({ id }) => id);
}

/** Claimed pushes with all that sending needs, by hook; none of a hook that has been removed since. */
export async function listClaimedPushes(sql: Sql, ids: number[], now: Date): Promise<ClaimedPushes[]> {
	const rows = await sql<(Omit<ClaimedPushes, "calendar"> & { papers: EnteredPaper[] | null })[]>`
		select h.id as "hookId", h.kind, h.address, h.secret, h.language, u.name as "unitName", ${papersIn(sql, sql`u.jurisdiction_id`)} as papers,
			(select json_agg(told order by told.at, told.key) from (
				select facts.*, d.id as "deliveryId", d.tries, d.message_id as "messageId"
				from deliveries d join lateral (${selectNoticeFacts(sql)} where n.key = d.notice_key) facts on true
				where d.id = any(${ids}) and d.hook_id = h.id) told) as notices
		from hooks h join units u on u.id = h.unit_id
		where h.removed_at is null and h.id in (select hook_id from deliveries where id = any(${ids})) order by h.id`;
	return rows.map(({ papers, ...row }) => ({ ...row, calendar: knownOn(calendarWith(papers), dateAt(now)) }));
}
