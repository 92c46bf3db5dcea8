import type { ClockState } from "#workflows/clock/states.ts";
import { goneStates } from "#workflows/docket.ts";
import { SUPERVISED } from "#workflows/ladder.ts";
import type { MachineName, Role } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";
import { isUnissued } from "./is-unissued.ts";
import { owedBy } from "./owed-by.ts";

/** 工作台账, 问题台账, 整改台账, 督办台账. */
export type LedgerKind = "work" | "problems" | "rectifications" | "escalations";

/** A step of a close-out that stands: when it was taken, and by whom. */
export type CloseOutStep = { at: string; who: string; place: string | null; until: string | null };
const closingSteps = ["rectification.submit", "rectification.verify", "rectification.sign", "rectification.publish"] as const;
const looks = ["lookback.pass", "lookback.relapse"] as const;
export type CloseOut = {
	/** By the event that it was; what was undone by a return or a relapse isn't there. */
	steps: Partial<Record<(typeof closingSteps)[number], CloseOutStep>>;
	lookedBackAt: string | null;
	hasHeld: boolean | null;
	/** Of all findings of the unit in the ledger. */
	unitLookedBack: number;
	unitRelapsed: number;
};

/** One line of a ledger: a part of a task as it stood at the end of a day. */
export type LedgerLine = {
	taskId: number;
	stepNo: number;
	machine: MachineName;
	clause: string;
	title: string;
	planTitle: string;
	/** Who owes it; of a task that isn't given out yet, whoever has to do that. */
	unitNames: string[];
	role: Role | null;
	state: string;
	clock: ClockState;
	dueOn: string | null;
	rung: number;
	/** When it came to this state. */
	since: string;
	/** When it was opened. */
	openedAt: string;
	/** For a finding: what was found; for an escalation: what was answered. Only what `mayRead` lets the viewer see is shown. */
	finding: string | null;
	severity: string | null;
	measures: string | null;
	relapses: number;
	/** For the ledger of rectifications: the close-out and the looks back by that day; null in all others. */
	closeOut: CloseOut | null;
	answer: string | null;
	/** The 督办单 on it, and how often it was given more time. */
	orders: string[];
	extensions: number;
	/** The highest rung that it ever stood on, and when it last came to one from 督办 up. */
	topRung: number;
	rungOn: string | null;
};

/** A line of a ledger, by which it is paged. */
export type LedgerKey = { taskId: number; stepNo: number };

export type LedgerQuery = {
	kind: LedgerKind;
	jurisdictionIds: number[];
	planId: number | null;
	unitId: number | null;
	until: Date;
	/** Only what comes after this line; all, if null or not given. */
	after?: LedgerKey | null;
	limit: number;
};

/** The lines of a ledger before anything is read of them: `scope`, the tasks it is about; `last`, of every step the last entry before `until`; and which of them. */
function linesOf(sql: Sql, { kind, jurisdictionIds, planId, unitId, until }: Omit<LedgerQuery, "limit">) {
	const at = until.toISOString();
	const isPart = (table: string) =>
		sql`${sql(table)}.machine = 'implementation' and ${sql(table)}.to_state <> all(${goneStates})`;
	const which = {
		work: sql`(${isPart("e")} or e.machine = 'deployment' and e.to_state <> 'cancelled'
			and not exists (select from last part where part.task_id = e.task_id and ${isPart("part")}))`,
		problems: sql`e.machine = 'rectification' and e.to_state <> 'cancelled'`,
		rectifications: sql`e.machine = 'rectification' and e.to_state <> 'cancelled'`,
		escalations: sql`e.machine <> 'extension' and exists (select from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at} and x.rung >= ${SUPERVISED})`,
	}[kind];
	const withs = sql`
		with scope as (
			select t.id, t.clause, t.title, p.id as plan_id from dockets d join tasks t on t.id = d.task_id join plans p on p.id = d.plan_id
			where d.jurisdiction_id = any(${jurisdictionIds}) ${planId === null ? sql`` : sql`and p.id = ${planId}`}),
		last as (
			select distinct on (e.task_id, e.step_no) e.* from entries e join scope on scope.id = e.task_id
			where e.at < ${at} order by e.task_id, e.step_no, e.seq desc)`;
	const lines = sql`last e join scope on scope.id = e.task_id join steps s on s.task_id = e.task_id and s.no = e.step_no
		join plans p on p.id = scope.plan_id`;
	const owed = sql`cross join ${owedBy(sql, "e.to_state")} owed`;
	const where = sql`where ${which} ${unitId === null ? sql`` : sql`and ${unitId} = any(owed.ids)`}`;
	return { withs, lines, owed, where, at };
}

/** The look-back part of a ledger of rectifications as a lateral query `looked`, and its column; for other ledgers neither. */
function closeOutsOf(sql: Sql, kind: LedgerKind, at: string) {
	if (kind !== "rectifications") return { column: sql`null::json`, looked: sql`` };
	const mine = sql`x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at}`;
	const column = sql`json_build_object('lookedBackAt', looked.at, 'hasHeld', looked.event = 'lookback.pass',
		'unitLookedBack', sum(looked.times) over (partition by s.unit_id), 'unitRelapsed', sum(looked.relapses) over (partition by s.unit_id),
		'steps', coalesce((select json_object_agg(z.event, json_build_object('at', z.at, 'who', by.name, 'place', z.data ->> 'place', 'until', z.data ->> 'until'))
			from (select distinct on (x.event) x.* from entries x where ${mine} and x.event = any(${[...closingSteps]})
				and x.seq > coalesce((select max(u.seq) from entries u where u.task_id = e.task_id and u.step_no = e.step_no and u.at < ${at}
					and u.event in ('rectification.return', 'lookback.relapse')), 0) order by x.event, x.seq desc) z
			left join people by on by.id = z.person_id), '{}'))`;
	const looked = sql`cross join lateral (select count(*) as times, count(*) filter (where x.event = 'lookback.relapse') as relapses, max(x.at) as at,
		(array_agg(x.event order by x.seq desc))[1] as event from entries x where ${mine} and x.event = any(${[...looks]})) looked`;
	return { column, looked };
}

/** How many lines a ledger has, after the line that is asked for. */
export async function countLedger(sql: Sql, query: Omit<LedgerQuery, "limit">): Promise<number> {
	const { withs, lines, owed, where } = linesOf(sql, query);
	const { after } = query;
	const [row] = await sql<
		{ n: number }[]
	>`${withs} select count(*)::int as n from ${lines} ${query.unitId === null ? sql`` : owed} ${where}
		${after ? sql`and (e.task_id, e.step_no) > (${after.taskId}, ${after.stepNo})` : sql``}`;
	return row?.n ?? 0;
}

/**
 * A ledger as of a moment, rebuilt from the history alone: of every step the last entry before `until`. So a ledger of a past day is what it was,
 * whatever happened since. Work: every unit's part that still counts, due as the document says until it is given out, and of a task without any its deployment; problems: every finding;
 * rectifications: the same with their close-out; escalations: every part that by then had stood on rung 3 or above, whatever became of it; not the requests for time, of
 * which who had to answer isn't in the history.
 */
export async function listLedger(sql: Sql, { limit, after = null, ...query }: LedgerQuery): Promise<LedgerLine[]> {
	const { withs, lines, owed, where, at } = linesOf(sql, query);
	const closeOuts = closeOutsOf(sql, query.kind, at);
	// What a unit's findings come to is counted over all lines, whatever page they are on.
	return sql<LedgerLine[]>`
		${withs}
		select line.* from (select e.task_id as "taskId", e.step_no as "stepNo", e.machine, scope.clause, scope.title, p.title as "planTitle",
			owed.names as "unitNames", s.role, e.to_state as state, coalesce(given.to_clock, e.to_clock) as clock, coalesce(given.due_on, e.due_on) as "dueOn", e.rung,
			(select min(x.at) from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at} and x.seq > coalesce((select max(y.seq)
				from entries y where y.task_id = e.task_id and y.step_no = e.step_no and y.at < ${at} and y.to_state <> e.to_state), 0)) as since,
			opened.at as "openedAt", opened.data ->> 'finding' as finding, opened.data ->> 'severity' as severity,
			(select x.data ->> 'measures' from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.event = 'rectification.plan'
				and x.at < ${at} order by x.seq desc limit 1) as measures,
			(select count(*)::int from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.event = 'lookback.relapse' and x.at < ${at}) as relapses,
			${closeOuts.column} as "closeOut",
			(select x.data ->> 'text' from steps o join entries x on x.task_id = o.task_id and x.step_no = o.no where o.task_id = e.task_id
				and o.machine = 'order' and o.parent_no = e.step_no and x.event = 'order.answer' and x.at < ${at} order by x.seq desc limit 1) as answer,
			coalesce((select json_agg(n.printed order by n.seq) from steps o join papers n on n.task_id = o.task_id
				and n.step_no = o.no and n.kind = 'order' where o.task_id = e.task_id and o.parent_no = e.step_no and n.issued_at < ${at}), '[]') as orders,
			(select count(*)::int from steps o join entries x on x.task_id = o.task_id and x.step_no = o.no where o.task_id = e.task_id
				and o.parent_no = e.step_no and x.event = 'extension.grant' and x.at < ${at}) as extensions,
			(select max(x.rung) from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at}) as "topRung",
			(select max(x.at) from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.event = 'rung.reached' and x.at < ${at}
				and x.rung >= ${SUPERVISED}) as "rungOn"
		from ${lines} ${owed} ${closeOuts.looked} left join last given on given.task_id = e.task_id and ${isUnissued(sql, "e", "given", "to_state")}
			join lateral (select x.at, x.data from entries x where x.task_id = e.task_id and x.step_no = e.step_no order by x.seq limit 1) opened on true
		${where}) line
		${after ? sql`where ("taskId", "stepNo") > (${after.taskId}, ${after.stepNo})` : sql``} order by "taskId", "stepNo" limit ${limit}`;
}
