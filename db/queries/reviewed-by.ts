import { goneStates } from "#workflows/docket.ts";
import { SUPERVISED } from "#workflows/ladder.ts";
import type { Sql } from "../client.server.ts";

/** What is with whoever reviews it: handed in or refused, asked for, answered or objected to. For a step `s`. */
export const isReviewed = (
	sql: Sql,
) => sql`(s.machine, s.state) in (('implementation', 'submitted'), ('implementation', 'refused'),
	('extension', 'requested'), ('order', 'objected'), ('order', 'answered'),
	('point', 'objected'))`;

/** Who reviews a step, as `reviewerUnits` in workflows/who.ts has it: a lateral query that gives `ids`, to be joined with a step `s` of a plan `p`. */
export const reviewedBy = (sql: Sql) => sql`lateral (
	select case
		when part.machine = 'rectification' then array[above.unit_id]
		when part.machine <> 'implementation' then array[p.secretariat_unit_id]
		when above.machine = 'implementation' then array[above.unit_id]
		when part.role <> 'lead' and leads.ids is not null then leads.ids
		else array[p.secretariat_unit_id] end
		|| case when s.machine = 'extension' and s.rung >= ${SUPERVISED} and s.unit_id <> p.secretariat_unit_id
			then array[p.secretariat_unit_id] else '{}' end as ids
	from steps part left join steps above on above.task_id = part.task_id and above.no = part.parent_no
		cross join lateral (select array_agg(l.unit_id) as ids from steps l where l.task_id = part.task_id and l.machine = 'implementation'
			and l.role = 'lead' and l.parent_no is null and l.state <> all(${goneStates})) leads
	where part.task_id = s.task_id
		and part.no = case when s.machine = 'extension' or (s.machine = 'order' and s.unit_id = p.secretariat_unit_id) then s.parent_no else s.no end)`;
