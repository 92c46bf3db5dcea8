import type { Sql } from "../client.server.ts";
import type { Entry, Remembered } from "../history/chain.ts";

export type StoredEntry = Omit<Entry, "stepHash"> & { stepHash: string | null; hash: string };
export type StoredHead = {
	taskId: number;
	version: number;
	head: string;
	steps: (Remembered & { no: number; seq: number; state: string; clock: string; dueOn: string | null; rung: number })[];
};

const BATCH = 500;

/** Every task's docket with its whole history, in batches, by key. A task without a docket comes with version 0 and nothing else. */
export async function* streamHistory(sql: Sql): AsyncGenerator<{ head: StoredHead; entries: StoredEntry[] }> {
	for (let after = 0; ; ) {
		const rows = await sql<(StoredHead & { entries: StoredEntry[] })[]>`
			select t.id as "taskId", coalesce(d.version, 0) as version, coalesce(d.head, '') as head,
				coalesce((select json_agg(json_build_object('no', s.no, 'seq', s.seq, 'state', s.state, 'clock', s.clock, 'dueOn', s.due_on, 'rung', s.rung,
					'machine', s.machine, 'version', s.version, 'unitId', s.unit_id, 'role', s.role, 'parentNo', s.parent_no, 'viaUnitId', s.via_unit_id, 'context', s.context)
					order by s.no) from steps s where s.task_id = t.id), '[]') as steps,
				coalesce((select json_agg(json_build_object('taskId', e.task_id, 'seq', e.seq, 'stepNo', e.step_no, 'machine', e.machine, 'event', e.event,
					'data', e.data, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actor', e.actor, 'personId', e.person_id,
					'unitId', e.unit_id, 'position', e.position, 'causeSeq', e.cause_seq, 'fromState', e.from_state, 'fromClock', e.from_clock,
					'toState', e.to_state, 'toClock', e.to_clock, 'dueOn', e.due_on, 'rung', e.rung, 'stepHash', e.step_hash, 'hash', e.hash) order by e.seq)
					from entries e where e.task_id = t.id), '[]') as entries
			from tasks t left join dockets d on d.task_id = t.id
			where t.id > ${after} order by t.id limit ${BATCH}`;
		for (const { entries, ...head } of rows) yield { head, entries };
		const last = rows.at(-1);
		if (!last) return;
		after = last.taskId;
	}
}
