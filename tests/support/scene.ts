import { BUILT_IN_MOMENT } from "#app/services/first-start.ts";
import { keepFiles } from "#app/services/keep-files.ts";
import { type Outcome, sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import { findDocket, type StoredDocket } from "#db/queries/get-docket.ts";
import { readCast } from "#db/queries/read-cast.ts";
import type { Step } from "#workflows/docket.ts";
import type { MachineName, Position } from "#workflows/names.ts";

/** When the built-in story ends: what `loaded` shows is how things stand then. */
export const MOMENT = new Date(BUILT_IN_MOMENT);
export const hoursLater = (hours: number): Date => new Date(MOMENT.getTime() + hours * 3_600_000);

/** What goes with an event: by default it is sent by an officer to their unit's own duty, from a form filled just now. */
export type Doing = {
	/** Whose step; null for the task's own. */
	of?: string | null;
	machine?: MachineName;
	data?: Record<string, unknown>;
	position?: Position;
	/** The step's history number as the form knew it. */
	seen?: number;
	stepNo?: number;
	at?: Date;
};

/** What a database holds that an event could have changed. */
export async function footprint(db: Database): Promise<unknown> {
	const [row] = await db.sql`
		select (select json_agg(json_build_object('id', task_id, 'version', version, 'head', head, 'at', next_action_at) order by task_id) from dockets) as dockets,
			(select md5(string_agg(s::text, '|' order by task_id, no)) from steps s) as steps,
			(select count(*) from entries) as entries, (select md5(string_agg(n::text, '|' order by key)) from notices n) as notices`;
	return row;
}

/** One task of a built-in plan, on which people act through the one door; units go by the names that the plan calls them. */
export async function openScene(db: Database, seed: string, clause: string) {
	const cast = await readCast(db.sql);
	const taskId = cast.taskId(seed, clause);
	const unitId = (name: string) => cast.unitId(seed, name);
	const senderOf = (unit: string, position: Position = "officer"): Sender => cast.senderOf(seed, unit, position);

	async function docket(): Promise<StoredDocket> {
		const found = await findDocket(db.sql, taskId, null);
		if (!found) throw new Error(`no docket for ${seed} ${clause}`);
		return found;
	}

	/** The newest step of a machine, of a unit or (null) of the task. */
	async function step(machine: MachineName, unit: string | null): Promise<Step> {
		const of = unit === null ? null : unitId(unit);
		const found = (await docket()).steps.filter((s) => s.machine === machine && s.unitId === of).at(-1);
		if (!found) throw new Error(`${clause} has no ${machine} of ${unit}`);
		return found;
	}

	async function send(by: string, type: string, doing: Doing = {}): Promise<Outcome> {
		const { machine = "implementation", of = by, data = {}, position, at = MOMENT } = doing;
		const { no, seq } = doing.stepNo === undefined ? await step(machine, of) : { no: doing.stepNo, seq: 0 };
		return sendEvent(db, { taskId, stepNo: no, type, data, seen: doing.seen ?? seq }, senderOf(by, position), at);
	}

	/** Sends what must be taken. */
	async function must(by: string, type: string, doing: Doing = {}): Promise<void> {
		const outcome = await send(by, type, doing);
		if (!outcome.ok) throw new Error(`${by} ${type}: ${JSON.stringify({ ...outcome.refusal, docket: undefined })}`);
	}

	/** A file that a unit hands in for this task; gives its id. */
	async function file(by: string): Promise<number> {
		const upload = new File([Buffer.from("%PDF-1.4 made up")], `${by}.pdf`);
		const kept = await keepFiles(db, taskId, [upload], senderOf(by), MOMENT);
		const id = "ids" in kept ? kept.ids[0] : undefined;
		if (id === undefined) throw new Error(`${by} could not hand in a file`);
		return id;
	}

	return { taskId, cast, unitId, senderOf, docket, step, send, must, file };
}
export type Scene = Awaited<ReturnType<typeof openScene>>;
