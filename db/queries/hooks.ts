import type { HookKind } from "#workflows/hooks.ts";
import type { Language } from "#workflows/language.ts";
import type { NoticeKind } from "#workflows/notices.ts";
import { type Database, type Sql, transaction } from "../client.server.ts";
import type { HookTarget } from "./deliveries/claim-pushes.ts";

/** A hook as people may see it: where exactly it leads, and its secret, are shown to nobody. */
export type HookLine = {
	id: number;
	kind: HookKind;
	name: string;
	host: string;
	pushed: NoticeKind[];
	setBy: string;
	setAt: string;
	sentAt: string | null;
	/** How many of its notices have failed and will be tried again, and how many are given up. */
	failing: number;
	dead: number;
	/** What the other side said last to one of those. */
	error: string | null;
};

/** A unit's hooks, the oldest first. */
export const listHooks = (sql: Sql, unitId: number): Promise<HookLine[]> => sql<HookLine[]>`
	select h.id, h.kind, h.name, substring(h.address from '//([^/?#]+)') as host, h.pushed, p.name as "setBy", h.set_at as "setAt",
		max(d.sent_at) as "sentAt", count(*) filter (where d.state = 'failed')::int as failing, count(*) filter (where d.state = 'dead')::int as dead,
		(array_agg(d.error order by d.id desc) filter (where d.state in ('failed', 'dead')))[1] as error
	from hooks h join people p on p.id = h.set_by_id left join deliveries d on d.hook_id = h.id
	where h.unit_id = ${unitId} and h.removed_at is null group by h.id, p.name order by h.id`;

export type NewHook = HookTarget & { unitId: number; name: string; pushed: NoticeKind[]; language: Language };

/**
 * Sets a hook for a unit that has fewer than `most`, and leaves an audit entry; false if it has that many already. Of two at once the second counts
 * what the first has set: it waits for the unit's row, and only then asks, in a statement of its own.
 */
export const insertHook = (db: Database, hook: NewHook, personId: number, most: number, now: Date): Promise<boolean> =>
	transaction(db, async ({ sql }) => {
		await sql`select from units where id = ${hook.unitId} for no key update`;
		return insertCounted(sql, hook, personId, most, now);
	});

async function insertCounted(sql: Sql, hook: NewHook, personId: number, most: number, now: Date): Promise<boolean> {
	const at = now.toISOString();
	const rows = await sql`
		with put as (
			insert into hooks (unit_id, kind, name, address, secret, pushed, language, set_by_id, set_at)
			select u.id, ${hook.kind}, ${hook.name}, ${hook.address}, ${hook.secret}, ${JSON.stringify(hook.pushed)}::jsonb, ${hook.language}, ${personId}, ${at}
			from units u where u.id = ${hook.unitId} and (select count(*) from hooks h where h.unit_id = u.id and h.removed_at is null) < ${most}
			returning id, unit_id, kind)
		insert into audit_entries (at, person_id, unit_id, act, subject)
		select ${at}, ${personId}, unit_id, 'setHook', kind || ' ' || id from put returning id`;
	return rows.length > 0;
}

/** Where every hook leads that hasn't been removed, as it is stored. */
export const listHookTargets = (sql: Sql): Promise<(HookTarget & { id: number })[]> => sql<(HookTarget & { id: number })[]>`
	select id, kind, address, secret from hooks where removed_at is null order by id`;

/** Puts a sealed address in place of the one that it was made from, unless that isn't there any more. */
export async function putSealed(sql: Sql, from: HookTarget & { id: number }, { address, secret }: HookTarget): Promise<void> {
	await sql`update hooks set address = ${address}, secret = ${secret} where id = ${from.id} and address = ${from.address} and removed_at is null`;
}

/** Removes a hook of a unit with its address and secret; what was still to be pushed there isn't. Leaves an audit entry. One statement. */
export async function removeHook(sql: Sql, unitId: number, hookId: number, personId: number, now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with gone as (
			update hooks set removed_at = ${at}, address = '', secret = null
			where id = ${hookId} and unit_id = ${unitId} and removed_at is null returning id, unit_id, kind),
		dropped as (
			update deliveries d set state = 'skipped', why = 'removed', next_at = null from gone
			where d.hook_id = gone.id and d.state in ('pending', 'failed', 'sending', 'dead'))
		insert into audit_entries (at, person_id, unit_id, act, subject)
		select ${at}, ${personId}, unit_id, 'removeHook', kind || ' ' || id from gone`;
}

/** Takes the next turn of a unit's hook for a test, and leaves an audit entry; null if there is none such or it was told something a moment ago. */
export async function takeTestTurn(
	sql: Sql,
	{ unitId, hookId, gapS }: { unitId: number; hookId: number; gapS: number },
	personId: number,
	now: Date,
): Promise<(HookTarget & { unitName: string; language: Language }) | null> {
	const at = now.toISOString();
	const [row] = await sql<(HookTarget & { unitName: string; language: Language })[]>`
		with turn as (
			update hooks h set next_at = ${at}::timestamptz + make_interval(secs => ${gapS}) from units u
			where h.id = ${hookId} and h.unit_id = ${unitId} and u.id = h.unit_id and h.removed_at is null and coalesce(h.next_at <= ${at}, true)
			returning h.id, h.unit_id, h.kind, h.address, h.secret, h.language, u.name),
		audited as (
			insert into audit_entries (at, person_id, unit_id, act, subject) select ${at}, ${personId}, unit_id, 'testHook', kind || ' ' || id from turn)
		select kind, address, secret, name as "unitName", language from turn`;
	return row ?? null;
}

/** Leaves a hook alone until a moment. */
export async function restHook(sql: Sql, hookId: number, until: Date): Promise<void> {
	await sql`update hooks set next_at = ${until.toISOString()} where id = ${hookId}`;
}
