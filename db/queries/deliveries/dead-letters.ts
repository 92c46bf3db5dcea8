import type { HookKind } from "#workflows/hooks.ts";
import type { MachineName } from "#workflows/names.ts";
import type { NoticeKind } from "#workflows/notices.ts";
import type { Sql } from "../../client.server.ts";

/** A delivery that is given up: to whom, of what, and what the other side said last. */
export type DeadLetter = {
	id: number;
	channel: "mail" | "digest" | "hook";
	/** The person it was for; or the unit, with its hook. */
	name: string;
	email: string | null;
	unitId: number | null;
	hookName: string | null;
	hookKind: HookKind | null;
	/** What it told; null for a digest, which carries `carries`. */
	told: { machine: MachineName; event: string; rung: number; kind: NoticeKind; clause: string } | null;
	carries: number;
	why: string | null;
	error: string | null;
	tries: number;
	at: string;
};

/** Deliveries that are given up, the newest first, from before one's number. */
export const listDeadLetters = (sql: Sql, before: number | null, limit: number): Promise<DeadLetter[]> => sql<DeadLetter[]>`
	select d.id, d.channel, coalesce(p.name, u.name) as name, p.email, h.unit_id as "unitId", h.name as "hookName", h.kind as "hookKind",
		case when e.seq is not null then json_build_object('machine', e.machine, 'event', e.event, 'rung', e.rung, 'kind', n.kind, 'clause', t.clause) end as told,
		(select count(*)::int from deliveries i where i.inside_id = d.id) as carries, d.why, d.error, d.tries, d.at
	from deliveries d left join people p on p.id = d.person_id left join hooks h on h.id = d.hook_id left join units u on u.id = h.unit_id
		left join notices n on n.key = d.notice_key left join entries e on e.task_id = n.task_id and e.seq = n.seq left join tasks t on t.id = n.task_id
	where d.state = 'dead' ${before === null ? sql`` : sql`and d.id < ${before}`} order by d.id desc limit ${limit}`;

const which = (sql: Sql, id: number | "all") => (id === "all" ? sql`state = 'dead'` : sql`state = 'dead' and id = ${id}`);

/** Lets what is given up be tried again from the beginning: one, or all. Leaves an audit entry; gives how many. One statement. */
export async function resendDead(sql: Sql, id: number | "all", personId: number, now: Date): Promise<number> {
	const at = now.toISOString();
	const rows = await sql`
		with again as (
			update deliveries set state = 'pending', why = null, tries = 0, next_at = ${at} where ${which(sql, id)} returning id),
		audited as (
			insert into audit_entries (at, person_id, act, subject)
			select ${at}, ${personId}, 'resend', string_agg(id::text, ' ' order by id) from again having count(*) > 0)
		select id from again`;
	return rows.length;
}

/** Puts what is given up aside for good, with what it carries and with a reason, which stands in the audit entry; gives how many. One statement. */
export async function discardDead(sql: Sql, id: number | "all", reason: string, personId: number, now: Date): Promise<number> {
	const at = now.toISOString();
	const rows = await sql`
		with aside as (
			update deliveries set state = 'discarded', next_at = null where ${which(sql, id)} returning id),
		inside as (
			update deliveries d set state = 'discarded' from aside where d.inside_id = aside.id),
		audited as (
			insert into audit_entries (at, person_id, act, subject)
			select ${at}, ${personId}, 'discard', string_agg(id::text, ' ' order by id) || ': ' || ${reason}::text from aside having count(*) > 0)
		select id from aside`;
	return rows.length;
}
