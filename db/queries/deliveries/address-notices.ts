import type { Sql } from "../../client.server.ts";
import { isHeld } from "../held-positions.ts";

/** A chair that nobody sits on is looked at again after this long. */
const VACANT = "6 hours";

/**
 * Makes deliveries of up to `limit` notices that have none yet: one to each person who holds the position now, and one to each of the unit's
 * hooks, which hear of an entry once however many positions are told. One statement, safe on any number of nodes; a delivery that exists
 * already stays as it is. Gives how many notices it looked at.
 */
export async function addressNotices(sql: Sql, now: Date, limit: number): Promise<number> {
	const at = now.toISOString();
	const rows = await sql`
		with due as (
			select key, task_id, seq, unit_id, position, kind from notices where deliver_at <= ${at} order by deliver_at limit ${limit} for update skip locked),
		holders as (
			select distinct due.key, o.person_id from due join positions o on o.unit_id = due.unit_id and o.position = due.position
			join people p on p.id = o.person_id where not p.is_disabled and ${isHeld(sql, now)}),
		put as (
			insert into deliveries (key, channel, notice_key, person_id, state, next_at, at)
			select key || '/mail/' || person_id, 'mail', key, person_id, 'pending', ${at}, ${at} from holders
			on conflict (key) do nothing),
		pushed as (
			insert into deliveries (key, channel, notice_key, hook_id, state, next_at, at)
			select due.task_id || '/' || due.seq || '/hook/' || h.id, 'hook', key, h.id, 'pending', ${at}, ${at}
			from due join hooks h on h.unit_id = due.unit_id and h.removed_at is null and h.pushed ? due.kind order by key
			on conflict (key) do nothing)
		update notices n set deliver_at = case when exists (select from holders h where h.key = n.key) then null
			else ${at}::timestamptz + ${VACANT}::interval end
		from due where n.key = due.key returning n.key`;
	return rows.length;
}

/** Lets notices from before a moment go unmailed: they are in the inbox alone. */
export async function dropUndelivered(sql: Sql, before: Date): Promise<void> {
	await sql`update notices set deliver_at = null where at < ${before.toISOString()}`;
}
