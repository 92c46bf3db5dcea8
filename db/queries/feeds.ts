import type { ClockState } from "#workflows/clock/states.ts";
import type { Language } from "#workflows/language.ts";
import type { MachineName } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";
import { isHeld } from "./held-positions.ts";
import { owedBy } from "./owed-by.ts";

/** Whose dates a feed holds. */
export type FeedOf = { personId: number } | { unitId: number };
const ofWhom = (sql: Sql, of: FeedOf) => ("personId" in of ? sql`person_id = ${of.personId}` : sql`unit_id = ${of.unitId}`);

/** Since when somebody or some unit has a feed; null for none. */
export async function feedSince(sql: Sql, of: FeedOf): Promise<string | null> {
	const [row] = await sql<{ since: string | null }[]>`
		select max(made_at) as since from feeds where ${ofWhom(sql, of)} and revoked_at is null`;
	return row?.since ?? null;
}

/** Makes the feed of a person or unit, in place of the one there was, or (without a hash) only revokes that. Leaves an audit entry. One statement. */
export async function replaceFeed(sql: Sql, of: FeedOf, tokenHash: string | null, personId: number, now: Date): Promise<void> {
	const at = now.toISOString();
	const [person, unit] = "personId" in of ? [of.personId, null] : [null, of.unitId];
	await sql`
		with gone as (update feeds set revoked_at = ${at} where ${ofWhom(sql, of)} and revoked_at is null),
		made as (
			insert into feeds (token_hash, person_id, unit_id, made_by_id, made_at)
			select hash, ${person}::int, ${unit}::int, ${personId}::int, ${at}::timestamptz from (select ${tokenHash}::text as hash) given where hash is not null)
		insert into audit_entries (at, person_id, unit_id, act, subject)
		values (${at}, ${personId}, ${unit}, ${tokenHash === null ? "revokeFeed" : "makeFeed"}, ${unit === null ? null : `unit ${unit}`})`;
}

/** What a feed's address opens: the units whose dates it holds now, and in which language. */
export type Feed = { name: string; language: Language; unitIds: number[] };

/** The feed that a secret's hash opens: a person's has the units in which they have a chair now. Null when there is none, or none any more. */
export async function findFeed(sql: Sql, tokenHash: string, now: Date): Promise<Feed | null> {
	const [row] = await sql<Feed[]>`
		select coalesce(u.name, p.name) as name, coalesce(p.language, maker.language) as language,
			case when u.id is not null then array[u.id] else array(select distinct o.unit_id from positions o
				where o.person_id = p.id and ${isHeld(sql, now)} order by 1) end as "unitIds"
		from feeds f join people maker on maker.id = f.made_by_id left join people p on p.id = f.person_id left join units u on u.id = f.unit_id
		where f.token_hash = ${tokenHash} and f.revoked_at is null and not coalesce(p.is_disabled, false)`;
	return row ?? null;
}

/** A date that a unit has to keep. */
export type FeedDate = {
	taskId: number;
	stepNo: number;
	machine: MachineName;
	state: string;
	clock: ClockState;
	clause: string;
	title: string;
	unitName: string;
	dueOn: string;
	/** Of a part that isn't signed for yet: when its report will be due. */
	reportBy: string | null;
	/** When it last moved, and how often its date has. */
	movedAt: string;
	moves: number;
};

const RUNNING: ClockState[] = ["running", "warned", "overdue", "paused", "unconfirmed"];
const LIMIT = 2_000;

/** The dates that some units still have to keep, the earliest first. One statement. */
export const listFeedDates = (sql: Sql, unitIds: number[]): Promise<FeedDate[]> => sql<FeedDate[]>`
	select s.task_id as "taskId", s.no as "stepNo", s.machine, s.state, s.clock, t.clause, t.title, u.name as "unitName", s.due_on as "dueOn",
		case when s.machine = 'implementation' and s.state = 'toSign' then s.context -> 'brief' ->> 'reportBy' end as "reportBy",
		(select e.at from entries e where e.task_id = s.task_id and e.seq = s.seq) as "movedAt",
		(select count(*)::int from (select e.due_on, lag(e.due_on) over (order by e.seq) as before from entries e
			where e.task_id = s.task_id and e.step_no = s.no) moved where moved.due_on is distinct from moved.before) as moves
	from steps s join tasks t on t.id = s.task_id join dockets d on d.task_id = s.task_id join plans p on p.id = d.plan_id
		cross join ${owedBy(sql)} owed join units u on u.id = any(owed.ids) and u.id = any(${unitIds})
	where s.due_on is not null and s.clock = any(${RUNNING}) and (s.unit_id = any(${unitIds}) or s.machine in ('deployment', 'extension'))
		and d.jurisdiction_id in (select jurisdiction_id from units where id = any(${unitIds}))
	order by s.due_on, s.task_id, s.no, u.id limit ${LIMIT}`;
