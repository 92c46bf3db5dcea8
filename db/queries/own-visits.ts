import type { Sql } from "../client.server.ts";

/** The visits that a unit has to make or is making, as `teamUnits` in workflows/who.ts has it: its own, and those of campaigns for which its people were drawn. */
export const ownVisits = (sql: Sql, unitId: number) => sql`
	select task_id, no from steps where unit_id = ${unitId} and machine = 'inspection' and state in ('scheduled', 'visiting')
	union
	select v.task_id, v.no from plans p join tasks c on c.plan_id = p.id and c.clause_id is null and c.kind = 'campaign' join steps v on v.task_id = c.id
	where p.jurisdiction_id = (select jurisdiction_id from units where id = ${unitId}) and v.machine = 'inspection' and v.state in ('scheduled', 'visiting')
		and v.context -> 'inspectors' @> jsonb_build_array(jsonb_build_object('unitId', ${unitId}::int))`;
