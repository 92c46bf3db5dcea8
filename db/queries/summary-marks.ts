import { goneStates } from "#workflows/docket.ts";
import { rungs } from "#workflows/ladder.ts";
import type { Subject } from "#workflows/point/facts.ts";
import type { MarkKind } from "#workflows/summary/figures.ts";
import type { Sql } from "../client.server.ts";

/** One thing that a summary counts, and where it stands. */
export type Mark = Subject & { kind: MarkKind; value: string; unitId: number | null; unitName: string | null; at: string };

/**
 * Everything that a summary of a plan counts, rebuilt from the history alone: what happened from `from` on and before `until`, and how things stood at its
 * end. So it is the same whenever it is asked for. A report counts as in time by the day it was handed in, not by the day it was accepted.
 */
export function listMarks(sql: Sql, planId: number, from: Date, until: Date): Promise<Mark[]> {
	const inTerm = sql`e.at >= ${from.toISOString()} and e.at < ${until.toISOString()}`;
	const isPart = sql`l.machine = 'implementation' and l.to_state <> all(${goneStates})`;
	return sql<Mark[]>`
		with scope as (
			select d.task_id, t.clause, t.title, t.kind, t.clause_id is not null and t.removed_by_id is null as is_printed
			from dockets d join tasks t on t.id = d.task_id where d.plan_id = ${planId}),
		last as (
			select distinct on (e.task_id, e.step_no) e.* from entries e join scope using (task_id)
			where e.at < ${until.toISOString()} order by e.task_id, e.step_no, e.seq desc),
		happened as (select e.* from entries e join scope using (task_id) where ${inTerm}),
		marks as (
			select 'stage' as kind, l.to_state as value, l.task_id, l.step_no, l.at from last l join scope using (task_id)
				where l.machine = 'supervision' and scope.is_printed
			union all
			select 'duty', case when (handed.at at time zone 'Asia/Shanghai')::date > handed.due_on then 'late' else 'onTime' end, e.task_id, e.step_no, e.at
				from happened e join last l using (task_id, step_no) join lateral (select h.at, h.due_on from entries h where h.task_id = e.task_id
					and h.step_no = e.step_no and h.event = 'report.submit' and h.seq < e.seq order by h.seq desc limit 1) handed on true
				where e.event = 'report.accept' and l.to_state in ('accepted', 'betweenPeriods')
			union all
			select 'duty', case when l.to_state = 'waived' then 'waived' when l.to_clock = 'overdue' then 'overdue' else 'underway' end, l.task_id, l.step_no, l.at
				from last l where ${isPart} and l.to_state not in ('accepted', 'betweenPeriods') and (l.to_state <> 'waived' or l.at >= ${from.toISOString()})
			union all
			select 'extension', case e.event when 'extension.opened' then 'asked' when 'extension.grant' then 'granted' else 'refused' end, e.task_id, e.step_no, e.at
				from happened e where e.event in ('extension.opened', 'extension.grant', 'extension.refuse')
			union all
			select 'finding', case e.event when 'rectification.opened' then coalesce(e.data ->> 'severity', 'minor') when 'rectification.publish' then 'rectified'
				else 'relapsed' end, e.task_id, e.step_no, e.at
				from happened e where e.event in ('rectification.opened', 'rectification.publish', 'lookback.relapse')
			union all
			select 'rung', (${[...rungs]}::text[])[e.rung], e.task_id, e.step_no, e.at
				from happened e where e.event = 'rung.reached' and e.machine <> 'order'
			union all
			select 'matter', scope.kind || '/' || l.to_state, l.task_id, l.step_no, l.at from last l join scope using (task_id)
				where l.step_no = 1 and l.machine <> 'supervision' and scope.kind <> 'summary')
		select m.kind, m.value, s.unit_id as "unitId", u.name as "unitName", m.task_id as "taskId", m.step_no as "stepNo", scope.clause, scope.title, m.at
		from marks m join scope using (task_id) join steps s on s.task_id = m.task_id and s.no = m.step_no left join units u on u.id = s.unit_id
		order by m.task_id, m.step_no, m.at`;
}
