import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import type { Count } from "#workflows/calendar/working-days.ts";
import type { MachineName } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";

/** A part whose deadline was computed in working days, and whose clock still runs or only stands still. */
export type CountedStep = {
	taskId: number;
	stepNo: number;
	seq: number;
	machine: MachineName;
	dueOn: PlainDate;
	counted: Count;
	clause: string;
	title: string;
	planTitle: string;
	unitName: string;
};

/** Every such part of the plans in a jurisdiction whose secretariat a unit is, in tasks that are awake, by task. */
export const listCounted = (sql: Sql, secretariatUnitId: number, jurisdictionId: number): Promise<CountedStep[]> => sql<
	CountedStep[]
>`
	select s.task_id as "taskId", s.no as "stepNo", s.seq, s.machine, s.due_on as "dueOn", s.context -> 'counted' as counted, t.clause, t.title,
		p.title as "planTitle", u.name as "unitName"
	from plans p join dockets d on d.plan_id = p.id join steps s on s.task_id = d.task_id join tasks t on t.id = d.task_id join units u on u.id = s.unit_id
	where p.secretariat_unit_id = ${secretariatUnitId} and p.jurisdiction_id = ${jurisdictionId}
		and s.clock in ('running', 'warned', 'overdue', 'paused') and jsonb_typeof(s.context -> 'counted') = 'object'
		and not exists (select from steps w where w.task_id = d.task_id and w.machine = 'supervision' and w.state in ('suspended', 'cancelled'))
	order by s.task_id, s.no`;
