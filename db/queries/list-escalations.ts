import type { ClockState } from "#workflows/clock/states.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { MachineName } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";
import { owedBy } from "./owed-by.ts";

/** One part that has climbed to 督办 or above and still stands there. */
export type EscalationRow = {
	taskId: number;
	stepNo: number;
	machine: MachineName;
	clause: string;
	title: string;
	planTitle: string;
	/** Who owes it, and whose it is: of a request for time, who has to answer it and who asked. */
	unitNames: string[];
	unitName: string | null;
	state: string;
	clock: ClockState;
	dueOn: string;
	climbFrom: string | null;
	rung: number;
	ladder: Ladder;
	/** How often more time was asked for, and given. */
	asked: number;
	granted: number;
	/** The newest 督办单 on it. */
	order: OrderStanding | null;
};

/** How a 督办单 stands. */
export type OrderStanding = {
	stepNo: number;
	printed: string;
	state: string;
	replyBy: string;
	receivedOn: string | null;
	answer: string | null;
	objection: string | null;
};

/** What stands on rung 3 or above in these jurisdictions, the highest rung and the longest late first; of one unit, if given. */
export const listEscalations = (
	sql: Sql,
	jurisdictionIds: number[],
	unitId: number | null,
	limit: number,
): Promise<EscalationRow[]> => sql<EscalationRow[]>`
	select s.task_id as "taskId", s.no as "stepNo", s.machine, t.clause, t.title, p.title as "planTitle", owed.names as "unitNames", own.name as "unitName", s.state, s.clock,
		s.due_on as "dueOn", s.context ->> 'climbFrom' as "climbFrom", s.rung, p.ladder, given.asked, given.granted,
		case when o.no is not null then json_build_object('stepNo', o.no, 'printed', n.printed, 'state', o.state, 'replyBy', o.due_on,
			'receivedOn', o.context ->> 'receivedOn', 'answer', o.context -> 'answer' ->> 'text', 'objection', o.context -> 'objection' ->> 'text') end as "order"
	from steps s join dockets d on d.task_id = s.task_id join tasks t on t.id = s.task_id join plans p on p.id = d.plan_id
		cross join ${owedBy(sql)} owed left join units own on own.id = s.unit_id
		left join lateral (select * from steps o where o.task_id = s.task_id and o.parent_no = s.no and o.machine = 'order' order by o.no desc limit 1) o on true
		left join papers n on n.task_id = o.task_id and n.step_no = o.no and n.kind = 'order'
		cross join lateral (select count(*)::int as asked, (count(*) filter (where x.state = 'granted'))::int as granted from steps x
			where x.task_id = s.task_id and x.parent_no = s.no and x.machine = 'extension') given
	where s.rung >= 3 and s.clock = 'overdue' and d.jurisdiction_id = any(${jurisdictionIds}) ${unitId === null ? sql`` : sql`and ${unitId} = any(owed.ids)`}
	order by s.rung desc, s.due_on, s.task_id, s.no limit ${limit}`;
