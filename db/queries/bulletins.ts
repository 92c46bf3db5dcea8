import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { BULLETIN } from "#workflows/ladder.ts";
import type { MachineName } from "#workflows/names.ts";
import type { Subject } from "#workflows/point/facts.ts";
import type { Sql } from "../client.server.ts";
import { owedBy } from "./owed-by.ts";

/** From when to when a bulletin looks: after `since` (null: from the beginning), up to `until`. */
export type Span = { since: Date | null; until: Date };
type Row = Subject & { unitId: number };
/** A part that stands on 通报 or above, for each unit that owes it; `climbSeq` is the entry with which it came there last. */
export type LateRow = Row & {
	dueOn: PlainDate;
	rung: number;
	climbSeq: number;
	climbedAt: string;
	order: { printed: string; state: string; answer: string | null } | null;
	asked: number;
	granted: number;
};
export type AskingRow = Row & {
	at: string;
	from: PlainDate | null;
	askedFor: PlainDate;
	state: string;
	grantedUntil: PlainDate | null;
};
export type FoundRow = Row & { at: string; finding: string; severity: string; state: string; relapses: number };
/** A report as it was accepted: when it had been handed in, and when it was due then. */
export type DoneRow = Row & { at: string; dueOn: PlainDate };

const subject = (sql: Sql) => sql`s.task_id as "taskId", s.no as "stepNo", t.clause, t.title`;
const parts = (sql: Sql, planId: number) =>
	sql`dockets d join plans p on p.id = d.plan_id and p.id = ${planId} join steps s on s.task_id = d.task_id join tasks t on t.id = s.task_id`;
const within = (sql: Sql, at: ReturnType<Sql>, { since, until }: Span) =>
	sql`${at} <= ${until.toISOString()} ${since ? sql`and ${at} > ${since.toISOString()}` : sql``}`;

/**
 * What stands on rung 通报 or above in a plan, the longest late first; not what a bulletin that is out, or on its way, says already of the same climb.
 */
export const listLate = (sql: Sql, planId: number): Promise<LateRow[]> => sql<LateRow[]>`
	select ${subject(sql)}, owing.id as "unitId", s.due_on as "dueOn", s.rung, climb.seq as "climbSeq", climb.at as "climbedAt",
		(select json_build_object('printed', n.printed, 'state', o.state, 'answer', o.context -> 'answer' ->> 'text')
			from steps o join papers n on n.task_id = o.task_id and n.step_no = o.no where o.task_id = s.task_id and o.parent_no = s.no
				and o.machine = 'order' and o.unit_id = owing.id order by o.no desc limit 1) as "order",
		(select count(*)::int from steps x where x.task_id = s.task_id and x.parent_no = s.no and x.machine = 'extension') as asked,
		(select count(*)::int from steps x where x.task_id = s.task_id and x.parent_no = s.no and x.machine = 'extension' and x.state = 'granted') as granted
	from ${parts(sql, planId)} cross join ${owedBy(sql)} owed cross join unnest(owed.ids) as owing(id)
		join lateral (select e.seq, e.at from entries e where e.task_id = s.task_id and e.step_no = s.no and e.event = 'rung.reached'
			and e.rung = ${BULLETIN} order by e.seq desc limit 1) climb on true
	where s.rung >= ${BULLETIN} and s.clock = 'overdue' and not exists (
		select from tasks b join steps q on q.task_id = b.id and q.machine = 'point' and q.state not in ('leftOut', 'dropped', 'withdrawn')
		where b.plan_id = ${planId} and b.kind = 'bulletin' and q.unit_id = owing.id and q.context -> 'facts' -> 'subject' ->> 'taskId' = s.task_id::text
			and q.context -> 'facts' -> 'subject' ->> 'stepNo' = s.no::text and q.context -> 'facts' ->> 'climbSeq' = climb.seq::text)
	order by s.due_on, s.task_id, s.no, owing.id`;

/** The requests for time that units of a plan made within a span, and how they stand. */
export const listAskings = (sql: Sql, planId: number, span: Span): Promise<AskingRow[]> => sql<AskingRow[]>`
	select d.task_id as "taskId", s.parent_no as "stepNo", t.clause, t.title, s.unit_id as "unitId", made.at, s.context ->> 'from' as "from",
		s.context ->> 'askedFor' as "askedFor", s.state, s.context ->> 'grantedUntil' as "grantedUntil"
	from ${parts(sql, planId)} join entries made on made.task_id = s.task_id and made.step_no = s.no and made.event = 'extension.opened'
	where s.machine = 'extension' and ${within(sql, sql`made.at`, span)} order by made.at, s.task_id, s.no`;

/** What was found with units of a plan within a span, or came back then at the look-back. */
export const listFound = (sql: Sql, planId: number, span: Span): Promise<FoundRow[]> => sql<FoundRow[]>`
	select ${subject(sql)}, s.unit_id as "unitId", max(e.at) as at, s.context ->> 'finding' as finding, s.context ->> 'severity' as severity, s.state,
		(count(*) filter (where e.event = 'lookback.relapse'))::int as relapses
	from ${parts(sql, planId)} join entries e on e.task_id = s.task_id and e.step_no = s.no
	where s.machine = 'rectification' and s.state <> 'cancelled' and e.event in ('rectification.opened', 'lookback.relapse')
		and ${within(sql, sql`e.at`, span)}
	group by s.task_id, s.no, t.id order by 6, s.task_id, s.no`;

/** What was accepted within a span and still is, with when it had been handed in and when it was due; of units that are late with nothing in the plan. */
export const listDone = (sql: Sql, planId: number, span: Span): Promise<DoneRow[]> => sql<DoneRow[]>`
	select ${subject(sql)}, s.unit_id as "unitId", handed.at, handed.due_on as "dueOn"
	from ${parts(sql, planId)} join entries e on e.task_id = s.task_id and e.step_no = s.no and e.event = 'report.accept'
		join lateral (select h.at, h.due_on from entries h where h.task_id = s.task_id and h.step_no = s.no and h.event = 'report.submit'
			and h.seq < e.seq order by h.seq desc limit 1) handed on handed.due_on is not null
	where s.machine = 'implementation' and s.state in ('accepted', 'betweenPeriods') and ${within(sql, sql`e.at`, span)}
		and not exists (select from dockets o join steps l on l.task_id = o.task_id where o.plan_id = ${planId} and l.unit_id = s.unit_id and l.clock = 'overdue')
	order by handed.at, s.task_id, s.no`;

/** A plan as a bulletin on it begins: where the last one ended that is out or on its way, whether one is on its way, and its units by name. */
export type BulletinPlan = {
	id: number;
	jurisdictionId: number;
	title: string;
	since: Date | null;
	openTaskId: number | null;
	names: string[];
};

/** The plans of these jurisdictions for bulletins; those whose secretariat a unit is, if given. */
export async function listBulletinPlans(
	sql: Sql,
	jurisdictionIds: number[],
	secretariatUnitId: number | null,
): Promise<BulletinPlan[]> {
	const rows = await sql<(Omit<BulletinPlan, "since"> & { since: string | null })[]>`
		select p.id, p.jurisdiction_id as "jurisdictionId", p.title, (select max(s.context ->> 'until') from tasks t join steps s on s.task_id = t.id and s.no = 1
				where t.plan_id = p.id and t.kind = 'bulletin' and s.state <> 'withdrawn') as since,
			(select max(t.id) from tasks t join steps s on s.task_id = t.id and s.no = 1
				where t.plan_id = p.id and t.kind = 'bulletin' and s.state in ('drafted', 'announced', 'heard')) as "openTaskId",
			coalesce((select json_agg(distinct n.name) from (
				select u.id, u.name from plan_units pu join units u on u.id = pu.unit_id where pu.plan_id = p.id
				union select u.id, a.name from unit_aliases a join units u on u.id = a.unit_id where a.plan_id = p.id) n
				join units u on u.id = n.id and not u.is_group and u.id <> p.secretariat_unit_id), '[]') as names
		from plans p where p.jurisdiction_id = any(${jurisdictionIds}) ${secretariatUnitId === null ? sql`` : sql`and p.secretariat_unit_id = ${secretariatUnitId}`}
		order by p.id`;
	return rows.map(({ since, ...row }) => ({ ...row, since: since === null ? null : new Date(since) }));
}

/** A bulletin or summary as the list shows it. */
export type BulletinRow = {
	taskId: number;
	machine: MachineName;
	planTitle: string;
	title: string;
	asOf: PlainDate;
	state: string;
	issuedOn: PlainDate | null;
	/** The paper, once it is issued. */
	paper: { id: number; printed: string } | null;
	/** How long units may object, and how many objections wait for an answer. */
	objectBy: PlainDate | null;
	objections: number;
};

/** The bulletins and summaries of these jurisdictions, the newest first. One statement. */
export const listBulletins = (sql: Sql, jurisdictionIds: number[]): Promise<BulletinRow[]> => sql<BulletinRow[]>`
	select s.task_id as "taskId", p.title as "planTitle", t.title, s.machine, coalesce(s.context ->> 'asOf', s.context ->> 'to') as "asOf", s.state, s.context ->> 'issuedOn' as "issuedOn",
		(select json_build_object('id', n.id, 'printed', n.printed) from papers n where n.task_id = s.task_id and n.step_no = s.no) as paper,
		(select max(q.due_on) from steps q where q.task_id = s.task_id and q.state = 'announced') as "objectBy",
		(select count(*)::int from steps q where q.task_id = s.task_id and q.state = 'objected') as objections
	from dockets d join tasks t on t.id = d.task_id and t.kind in ('bulletin', 'summary') join steps s on s.task_id = t.id and s.no = 1 join plans p on p.id = t.plan_id
	where d.jurisdiction_id = any(${jurisdictionIds}) order by t.id desc`;

/** How what a point speaks of stands now: the same climb or not, and since when it has stood there. */
export type CauseRow = { pointNo: number; isGone: boolean; machine: MachineName; state: string; at: string };

/** Of the points of a bulletin that say that something is late, whether it still is. One statement. */
export const listCauses = (sql: Sql, taskId: number): Promise<CauseRow[]> => sql<CauseRow[]>`
	select q.no as "pointNo", s.clock <> 'overdue' or s.rung < ${BULLETIN} or exists (select from entries e where e.task_id = s.task_id and e.step_no = s.no
			and e.event = 'rung.reached' and e.rung = ${BULLETIN} and e.seq > (q.context -> 'facts' ->> 'climbSeq')::int) as "isGone", s.machine, s.state,
		(select e.at from entries e where e.task_id = s.task_id and e.step_no = s.no and e.seq = s.seq) as at
	from steps q join steps s on s.task_id = (q.context -> 'facts' -> 'subject' ->> 'taskId')::int and s.no = (q.context -> 'facts' -> 'subject' ->> 'stepNo')::int
	where q.task_id = ${taskId} and q.machine = 'point' and q.context -> 'facts' ->> 'kind' = 'late' order by q.no`;
