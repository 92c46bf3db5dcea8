import type { ClockState } from "#workflows/clock/states.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { MachineName } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";

/** A part whose clock runs: what a change of the ladder is felt by. */
export type RunningPart = {
	taskId: number;
	stepNo: number;
	machine: MachineName;
	clause: string;
	title: string;
	unitName: string | null;
	clock: ClockState;
	dueOn: string;
	climbFrom: string | null;
	rung: number;
};

/** The parts of a plan whose clocks run, the earliest due first. */
export const listRunningParts = (sql: Sql, planId: number): Promise<RunningPart[]> => sql<RunningPart[]>`
	select s.task_id as "taskId", s.no as "stepNo", s.machine, t.clause, t.title, u.name as "unitName", s.clock, s.due_on as "dueOn",
		s.context ->> 'climbFrom' as "climbFrom", s.rung
	from dockets d join steps s using (task_id) join tasks t on t.id = s.task_id left join units u on u.id = s.unit_id
	where d.plan_id = ${planId} and s.clock in ('running', 'warned', 'overdue') and s.due_on is not null
	order by s.due_on, s.task_id, s.no`;

type Change = { planId: number; before: Ladder; after: Ladder; personId: number; unitId: number; at: Date };

/**
 * Sets a plan's ladder, for its secretariat alone and if it still is what it was; wakes the plan's dockets, so that the next sweep counts their
 * rungs anew; leaves an audit entry. One statement. False if it wasn't to be.
 */
export async function setLadder(sql: Sql, { planId, before, after, personId, unitId, at }: Change): Promise<boolean> {
	const [was, is, moment] = [JSON.stringify(before), JSON.stringify(after), at.toISOString()];
	const changed = await sql`
		with changed as (update plans set ladder = ${is}::jsonb where id = ${planId} and secretariat_unit_id = ${unitId} and ladder = ${was}::jsonb returning id),
		woken as (update dockets d set next_action_at = least(d.next_action_at, ${moment}) from changed where d.plan_id = changed.id and d.next_action_at is not null),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${moment}, ${personId}, ${unitId}, 'setLadder', id || ${`: ${was} → ${is}`} from changed)
		select id from changed`;
	return changed.length > 0;
}
