import { goneStates } from "#workflows/docket.ts";
import type { Sql } from "../client.server.ts";
import { reviewedBy } from "./reviewed-by.ts";

/**
 * Who owes a step, as `ownerUnits` in workflows/who.ts has it: a lateral query that gives `ids` and `names`, to be joined with a step `s` of a
 * plan `p`. `state` is the column that says in which state the step is looked at.
 */
export const owedBy = (sql: Sql, state = "s.state") => sql`lateral (
	select coalesce(array_agg(u.id order by u.id), '{}') as ids, coalesce(json_agg(u.name order by u.id), '[]') as names from units u where u.id in (
		select s.unit_id where s.machine <> 'extension'
		union all select unnest(reviewed.ids) from ${reviewedBy(sql)} reviewed where s.machine = 'extension'
		union all select p.secretariat_unit_id where s.machine = 'deployment' and ${sql(state)} = 'toAssign'
		union all select l.unit_id from steps l where s.machine = 'deployment' and ${sql(state)} <> 'toAssign' and l.task_id = s.task_id
			and l.machine = 'implementation' and l.role = 'lead' and l.parent_no is null and l.state <> all(${goneStates})))`;
