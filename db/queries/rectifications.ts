import type { ClockState } from "#workflows/clock/states.ts";
import type { Sql } from "../client.server.ts";
import { lookBackTerm } from "./look-back-term.ts";

export type RectificationFilter = {
	planId: number | null;
	unitId: number | null;
	state: string | null;
	severity: string | null;
	isLate: boolean;
};

/** One finding on its way to close-out and look-back. What was found is for those who may read it. */
export type RectificationRow = {
	taskId: number;
	stepNo: number;
	clause: string;
	title: string;
	planTitle: string;
	unitName: string;
	finding: string | null;
	severity: string;
	state: string;
	clock: ClockState;
	dueOn: string | null;
	relapses: number;
	/** Its drawn day has come, and it is to be looked back at by `dueOn`. */
	isToLookBack: boolean;
};

/** The findings of some jurisdictions that fit a filter: what is late first, then by date. `s` is the finding, `d` its docket. */
const found = (sql: Sql, jurisdictionIds: number[], { planId, unitId, state, severity, isLate }: RectificationFilter) => sql`
	s.machine = 'rectification' and s.state <> 'cancelled' and d.jurisdiction_id = any(${jurisdictionIds})
	${planId === null ? sql`` : sql`and d.plan_id = ${planId}`} ${unitId === null ? sql`` : sql`and s.unit_id = ${unitId}`}
	${state === null ? sql`` : sql`and s.state = ${state}`}
	${severity === null ? sql`` : sql`and s.context ->> 'severity' = ${severity}`} ${isLate ? sql`and s.clock = 'overdue'` : sql``}`;

export const listRectifications = (
	sql: Sql,
	jurisdictionIds: number[],
	filter: RectificationFilter,
	limit: number,
): Promise<RectificationRow[]> => sql<RectificationRow[]>`
	select s.task_id as "taskId", s.no as "stepNo", t.clause, t.title, p.title as "planTitle", u.name as "unitName", s.context ->> 'finding' as finding,
		s.context ->> 'severity' as severity, s.state, coalesce(term.clock, s.clock) as clock, coalesce(term.due_on, s.due_on) as "dueOn",
		term.due_on is not null as "isToLookBack", (s.context ->> 'relapses')::int as relapses
	from steps s join dockets d using (task_id) join tasks t on t.id = s.task_id join plans p on p.id = d.plan_id join units u on u.id = s.unit_id
		left join ${lookBackTerm(sql)} term on true
	where ${found(sql, jurisdictionIds, filter)}
	order by s.clock = 'overdue' desc, s.state in ('closed', 'waived'), s.due_on nulls last, s.task_id, s.no limit ${limit}`;

/** How the findings of one unit stand; `relapsed` of `lookedBack` looks back found that it hadn't held. */
export type UnitFigures = {
	unitId: number;
	unitName: string;
	all: number;
	open: number;
	late: number;
	closed: number;
	lookedBack: number;
	relapsed: number;
};

/** The same findings unit by unit, those with the most open first. Version 1 kept no count of looks back: it had one for each relapse and one at its end. */
export const listUnitFigures = (sql: Sql, jurisdictionIds: number[], filter: RectificationFilter): Promise<UnitFigures[]> => sql<
	UnitFigures[]
>`
	select u.id as "unitId", u.name as "unitName", count(*)::int as "all",
		(count(*) filter (where s.state in ('ordered', 'objected', 'planned', 'underway', 'submitted', 'returned', 'verified', 'signed')))::int as open,
		(count(*) filter (where s.clock = 'overdue'))::int as late, (count(*) filter (where s.state = 'closed'))::int as closed,
		sum(coalesce((s.context -> 'lookedBack' ->> 'count')::int, (s.context ->> 'relapses')::int + (s.state = 'closed')::int))::int as "lookedBack",
		sum((s.context ->> 'relapses')::int)::int as relapsed
	from steps s join dockets d using (task_id) join units u on u.id = s.unit_id
	where ${found(sql, jurisdictionIds, filter)} group by u.id order by 4 desc, 3 desc, u.id`;
