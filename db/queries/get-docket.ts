import { createHash } from "node:crypto";
import type { Docket } from "#workflows/docket.ts";
import type { MeetingContext } from "#workflows/meeting/context.ts";
import type { Sql } from "../client.server.ts";
import { calendarWith, type EnteredPaper, papersIn } from "./holiday-papers.ts";
import { listUpcoming } from "./upcoming.ts";

/** A docket as it is stored: what a decision needs, and the hash that its next entry is chained to. */
export type StoredDocket = Docket & { head: string; jurisdictionId: number; hasFiles: boolean };

/** What the event at hand names, so that the same read can tell whether it may. */
export type Named = { unitIds: number[]; fileIds: number[]; byUnitId: number };

const NOTHING: Named = { unitIds: [], fileIds: [], byUnitId: 0 };

/** SHA-256 in hexadecimal digits. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

type Row = Omit<StoredDocket, "taskable" | "calendar" | "digest"> & {
	taskable: StoredDocket["taskable"] | null;
	papers: EnteredPaper[] | null;
};

/**
 * The dockets of these tasks, each with all its steps, in one statement (and two for a meeting that is being prepared). `hasFiles` tells whether all named files were handed in by the
 * named unit for that task. A task that doesn't exist or lies outside `jurisdictionIds` isn't there.
 */
export async function listDockets(
	sql: Sql,
	taskIds: number[],
	jurisdictionIds: number[] | null,
	named: Named = NOTHING,
): Promise<StoredDocket[]> {
	const rows = await sql<Row[]>`
		select d.task_id as id, d.version, d.head, d.secret, d.jurisdiction_id as "jurisdictionId", p.secretariat_unit_id as "secretariatUnitId",
			p.policy, p.ladder, ${papersIn(sql, sql`d.jurisdiction_id`)} as papers,
			json_build_object('endsOn', p.ends_on, 'deadlines', (select coalesce(json_agg(json_build_object('on', l.on_date,
				'kind', l.kind, 'every', l.every) order by l.position), '[]') from deadlines l where l.task_id = d.task_id)) as printed,
			(select json_agg(json_build_object('no', s.no, 'machine', s.machine, 'version', s.version, 'unitId', s.unit_id, 'role', s.role,
				'parentNo', s.parent_no, 'viaUnitId', s.via_unit_id, 'state', s.state, 'clock', s.clock, 'dueOn', s.due_on, 'rung', s.rung,
				'nextAt', to_char(s.next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'context', s.context, 'seq', s.seq) order by s.no)
				from steps s where s.task_id = d.task_id) as steps,
			(select json_agg(json_build_object('id', u.id, 'parentId', u.parent_id, 'isOpen', u.is_open)) from units u
				where u.id = any(${named.unitIds}) and u.jurisdiction_id = d.jurisdiction_id and not u.is_outside
				and (not u.is_group or u.is_open)) as taskable,
			(select count(*) = ${named.fileIds.length} from files f
				where f.id = any(${named.fileIds}) and f.task_id = d.task_id and f.unit_id = ${named.byUnitId}) as "hasFiles"
		from dockets d join plans p on p.id = d.plan_id
		where d.task_id = any(${taskIds}) ${jurisdictionIds ? sql`and d.jurisdiction_id = any(${jurisdictionIds})` : sql``}`;
	const dockets = rows.map(({ papers, ...row }) => {
		return { ...row, calendar: calendarWith(papers), digest, taskable: row.taskable ?? [] };
	});
	for (const docket of dockets) await bringUpcoming(sql, docket);
	return dockets;
}

const PREPARING = new Set(["planned", "called", "held"]);

/** Brings what stands ready for its agenda to a meeting that can still take it up. */
async function bringUpcoming(sql: Sql, docket: StoredDocket): Promise<void> {
	const [whole] = docket.steps;
	if (whole?.machine !== "meeting" || !PREPARING.has(whole.state)) return;
	docket.upcoming = await listUpcoming(sql, (whole.context as MeetingContext).bodyId, docket.id);
}

/** One docket, or null when there is none within reach. */
export async function findDocket(
	sql: Sql,
	taskId: number,
	jurisdictionIds: number[] | null,
	named?: Named,
): Promise<StoredDocket | null> {
	const [docket] = await listDockets(sql, [taskId], jurisdictionIds, named);
	return docket ?? null;
}

/** Keeps dockets for the caller's transaction, in one order. A statement of its own: what is read after it sees what others did while it waited. */
export async function lockDockets(sql: Sql, taskIds: number[]): Promise<void> {
	await sql`select from dockets where task_id = any(${taskIds}) order by task_id for update`;
}
