import type { Sql } from "../client.server.ts";

/** One sanction that has been decided on: against whom, by which document, where it was published, and how it ended. */
export type SanctionRow = {
	taskId: number;
	stepNo: number;
	clause: string;
	title: string;
	employer: string;
	creditCode: string | null;
	measure: string;
	/** Whoever it is against stands on a list while it is in force. */
	isListed: boolean;
	state: string;
	documentNumber: string;
	decidedOn: string;
	decidedBy: string | null;
	place: string | null;
	publishedOn: string | null;
	liftedOn: string | null;
	liftedFor: string | null;
};

/** The sanctions of some jurisdictions that are in force, or those that have been lifted; the newest decision first. */
export const listSanctions = (
	sql: Sql,
	jurisdictionIds: number[],
	isEnded: boolean,
	limit: number,
): Promise<SanctionRow[]> => sql<SanctionRow[]>`
	select s.task_id as "taskId", s.no as "stepNo", t.clause, t.title, s.context ->> 'employer' as employer, s.context ->> 'creditCode' as "creditCode",
		s.context -> 'measure' ->> 'name' as measure, (s.context -> 'measure' ->> 'isListed')::boolean as "isListed", s.state,
		s.context -> 'decided' ->> 'documentNumber' as "documentNumber", s.context -> 'decided' ->> 'on' as "decidedOn", u.name as "decidedBy",
		s.context -> 'published' ->> 'place' as place, s.context -> 'published' ->> 'on' as "publishedOn",
		s.context -> 'ended' ->> 'on' as "liftedOn", s.context -> 'ended' ->> 'reason' as "liftedFor"
	from steps s join dockets d using (task_id) join tasks t on t.id = s.task_id left join units u on u.id = (s.context -> 'decided' ->> 'unitId')::int
	where s.machine = 'sanction' and s.state = any(${isEnded ? ["lifted"] : ["decided", "published"]}) and d.jurisdiction_id = any(${jurisdictionIds})
	order by s.context -> 'decided' ->> 'on' desc, s.task_id, s.no limit ${limit}`;
