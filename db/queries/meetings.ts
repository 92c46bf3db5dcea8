import type { MeetingContext } from "#workflows/meeting/context.ts";
import type { Sql } from "../client.server.ts";

type OfBody = { id: number; planId: number };

/** The meetings of a body, as a list of steps `s` of tasks `t`. */
const meetingsOf = (sql: Sql, { id, planId }: OfBody) => sql`tasks t join steps s on s.task_id = t.id and s.no = 1
	where t.plan_id = ${planId} and t.clause_id is null and t.kind = 'meeting' and (s.context ->> 'bodyId')::int = ${id}`;

/** How many meetings a body has had or is to have. */
export async function countMeetings(sql: Sql, body: OfBody): Promise<number> {
	const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${meetingsOf(sql, body)} and s.state <> 'cancelled'`;
	return row?.n ?? 0;
}

/** The meeting of a body that is being prepared, or null. */
export async function findPreparing(sql: Sql, body: OfBody): Promise<number | null> {
	const [row] = await sql<{ id: number }[]>`
		select t.id from ${meetingsOf(sql, body)} and s.state in ('planned', 'called') order by t.id desc limit 1`;
	return row?.id ?? null;
}

/** What else is kept of a meeting than its docket. */
export async function findMeeting(sql: Sql, taskId: number): Promise<{ planId: number; title: string; nth: number } | null> {
	const [row] = await sql<{ planId: number; title: string; nth: number }[]>`
		select t.plan_id as "planId", t.title, (s.context ->> 'nth')::int as nth from tasks t join steps s on s.task_id = t.id and s.no = 1 where t.id = ${taskId}`;
	return row ?? null;
}

/** A meeting of a list. */
export type MeetingRow = {
	taskId: number;
	title: string;
	state: string;
	bodyId: number;
	call: MeetingContext["call"];
	heldOn: string | null;
	issuedOn: string | null;
};

/** The meetings of these jurisdictions, the newest first. */
export const listMeetings = (sql: Sql, jurisdictionIds: number[]): Promise<MeetingRow[]> => sql<MeetingRow[]>`
	select t.id as "taskId", t.title, s.state, (s.context ->> 'bodyId')::int as "bodyId", s.context -> 'call' as call, s.context -> 'held' ->> 'on' as "heldOn",
		s.context ->> 'issuedOn' as "issuedOn"
	from plans p join tasks t on t.plan_id = p.id and t.clause_id is null and t.kind = 'meeting' join steps s on s.task_id = t.id and s.no = 1
	where p.jurisdiction_id = any(${jurisdictionIds}) order by t.id desc`;

/** What a meeting resolved, as it is followed: every unit's part as it stands. */
export type ResolutionRow = {
	taskId: number;
	meetingId: number;
	no: number;
	clause: string;
	title: string;
	words: string;
	state: string;
	parts: {
		no: number;
		unitId: number;
		unitName: string;
		role: "lead" | "cooperate" | "implement";
		state: string;
		clock: "idle" | "unconfirmed" | "running" | "warned" | "overdue" | "paused" | "lifted" | "stopped";
		dueOn: string | null;
		rung: number;
		report: string | null;
	}[];
};

/** The resolutions of these jurisdictions that are followed, by meeting and number; with `taskIds`, those alone. */
export const listResolutions = (
	sql: Sql,
	jurisdictionIds: number[],
	taskIds: number[] | null = null,
): Promise<ResolutionRow[]> => sql<ResolutionRow[]>`
	select t.id as "taskId", (w.context -> 'resolvedBy' ->> 'meetingId')::int as "meetingId", (w.context -> 'resolvedBy' ->> 'resolution')::int as no,
		t.clause, t.title, t.gist as words, w.state,
		coalesce((select json_agg(json_build_object('no', s.no, 'unitId', s.unit_id, 'unitName', u.name, 'role', s.role, 'state', s.state, 'clock', s.clock,
			'dueOn', s.due_on, 'rung', s.rung, 'report', s.context -> 'report' -> 'items' ->> 'text') order by s.no)
			from steps s join units u on u.id = s.unit_id where s.task_id = t.id and s.machine = 'implementation' and s.parent_no is null), '[]') as parts
	from plans p join tasks t on t.plan_id = p.id and t.clause_id is null and t.kind = 'resolution' join steps w on w.task_id = t.id and w.no = 1
	where p.jurisdiction_id = any(${jurisdictionIds}) ${taskIds ? sql`and t.id = any(${taskIds})` : sql``}
	order by "meetingId", no`;
