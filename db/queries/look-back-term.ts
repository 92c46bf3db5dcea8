import type { Sql } from "../client.server.ts";

/** The time within which a finding `s` has to be looked back at, to be left-joined as `term`: of the step that is opened when the drawn day has come. */
export const lookBackTerm = (sql: Sql) => sql`lateral (
	select l.due_on, l.clock, l.rung from steps l where s.machine = 'rectification' and l.task_id = s.task_id and l.parent_no = s.no
		and l.machine = 'lookback' and l.state = 'due')`;
