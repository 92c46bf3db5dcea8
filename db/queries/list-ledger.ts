import type { ClockState } from "#workflows/clock/states.ts";
import { goneStates, type MachineName, type Role } from "#workflows/docket.ts";
import { SUPERVISED } from "#workflows/ladder.ts";
import type { Sql } from "../client.server.ts";
import { owedBy } from "./owed-by.ts";

/** 工作台账, 问题台账, 督办台账. */
export type LedgerKind = "work" | "problems" | "escalations";

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
	answer: string | null;
	/** The 督办单 on it, and how often it was given more time. */
	orders: string[];
	extensions: number;
	/** The highest rung that it ever stood on, and when it last came to one from 督办 up. */
	topRung: number;
	rungOn: string | null;
};

export type LedgerQuery = {
	kind: LedgerKind;
	jurisdictionIds: number[];
	planId: number | null;
	unitId: number | null;
	until: Date;
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
		escalations: sql`exists (select from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at} and x.rung >= ${SUPERVISED})`,
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

/** How many lines a ledger has in all. */
export async function countLedger(sql: Sql, query: Omit<LedgerQuery, "limit">): Promise<number> {
	const { withs, lines, owed, where } = linesOf(sql, query);
	const [row] = await sql<
		{ n: number }[]
	>`${withs} select count(*)::int as n from ${lines} ${query.unitId === null ? sql`` : owed} ${where}`;
	return row?.n ?? 0;
}

/**
 * A ledger as of a moment, rebuilt from the history alone: of every step the last entry before `until`. So a ledger of a past day is what it was,
 * whatever happened since. Work: every unit's part that still counts, and of a task without any its deployment; problems: every finding;
 * escalations: every part that by then had stood on rung 3 or above, whatever became of it.
 */
export async function listLedger(sql: Sql, { limit, ...query }: LedgerQuery): Promise<LedgerLine[]> {
	const { withs, lines, owed, where, at } = linesOf(sql, query);
	return sql<LedgerLine[]>`
		${withs}
		select e.task_id as "taskId", e.step_no as "stepNo", e.machine, scope.clause, scope.title, p.title as "planTitle",
			owed.names as "unitNames", s.role, e.to_state as state, e.to_clock as clock, e.due_on as "dueOn", e.rung,
			(select min(x.at) from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at} and x.seq > coalesce((select max(y.seq)
				from entries y where y.task_id = e.task_id and y.step_no = e.step_no and y.at < ${at} and y.to_state <> e.to_state), 0)) as since,
			opened.at as "openedAt", opened.data ->> 'finding' as finding, opened.data ->> 'severity' as severity,
			(select x.data ->> 'measures' from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.event = 'rectification.plan'
				and x.at < ${at} order by x.seq desc limit 1) as measures,
			(select count(*)::int from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.event = 'lookback.relapse' and x.at < ${at}) as relapses,
			(select x.data ->> 'text' from steps o join entries x on x.task_id = o.task_id and x.step_no = o.no where o.task_id = e.task_id
				and o.machine = 'order' and o.parent_no = e.step_no and x.event = 'order.answer' and x.at < ${at} order by x.seq desc limit 1) as answer,
			coalesce((select json_agg(n.printed order by n.seq) from steps o join papers n on n.task_id = o.task_id
				and n.step_no = o.no and n.kind = 'order' where o.task_id = e.task_id and o.parent_no = e.step_no and n.issued_at < ${at}), '[]') as orders,
			(select count(*)::int from steps o join entries x on x.task_id = o.task_id and x.step_no = o.no where o.task_id = e.task_id
				and o.parent_no = e.step_no and x.event = 'extension.grant' and x.at < ${at}) as extensions,
			(select max(x.rung) from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.at < ${at}) as "topRung",
			(select max(x.at) from entries x where x.task_id = e.task_id and x.step_no = e.step_no and x.event = 'rung.reached' and x.at < ${at}
				and x.rung >= ${SUPERVISED}) as "rungOn"
		from ${lines} ${owed} join lateral (select x.at, x.data from entries x where x.task_id = e.task_id and x.step_no = e.step_no order by x.seq limit 1) opened on true
		${where}
		order by e.task_id, e.step_no limit ${limit}`;
}
