import type { Sending } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import { listDockets, type StoredDocket } from "#db/queries/get-docket.ts";
import { decide, type Refusal } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { apply, type Change, tick } from "#workflows/engine.ts";
import type { ResolvedBy } from "#workflows/meeting/agenda.ts";
import type { Position } from "#workflows/names.ts";

type Unit = { id: number; parentId: number | null; isOpen: boolean; isTaskable: boolean; jurisdictionId: number };
type Placed = Docket & { jurisdictionId: number };
/** What the pure engine says to an event, and what the door must answer. */
export type Verdict = { ok: true; change: Change } | { ok: false; refusal: Refusal | { code: "notFound" | "stale" } };

/** JSON there and back: what a column gives back of what was put in. */
export const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** A docket as the machines know it, without what only the database adds. */
export function bare({ head: _, hasFiles: __, upcoming: ___, ...docket }: StoredDocket): Placed {
	return { ...docket, taskable: [] };
}

/**
 * A second portal in memory, begun from what a database holds and moved on by the pure engine alone: it has no tables, no statements and no
 * races, so whatever the database then holds otherwise is the fault of the way there.
 */
export class World {
	readonly dockets: Map<number, Placed>;
	readonly units: Unit[];
	readonly people: Sender[];
	/** Who handed in which file for which task. */
	readonly files = new Map<number, { taskId: number; unitId: number }>();
	/** What stands ready for a meeting's agenda, which only tables know, as whoever sends the event has seen it there. */
	readonly upcoming = new Map<number, Docket["upcoming"]>();
	readonly changes: Change[] = [];

	private constructor(dockets: StoredDocket[], units: Unit[], people: Sender[]) {
		this.dockets = new Map(dockets.map((d) => [d.id, bare(d)]));
		this.units = units;
		this.people = people;
	}

	static async read({ sql }: Database): Promise<World> {
		const ids = (await sql<{ id: number }[]>`select task_id as id from dockets order by task_id`).map((row) => row.id);
		const units = await sql<Unit[]>`select id, parent_id as "parentId", is_open as "isOpen", jurisdiction_id as "jurisdictionId",
			not is_outside and (not is_group or is_open) as "isTaskable" from units order by id`;
		const chairs = await sql<{ personId: number; unitId: number; position: Position; jurisdictionId: number }[]>`
			select o.person_id as "personId", o.unit_id as "unitId", o.position, u.jurisdiction_id as "jurisdictionId"
			from positions o join units u on u.id = o.unit_id order by o.id`;
		const people = chairs.map(({ jurisdictionId, ...chair }) => {
			return { kind: "person" as const, ...chair, jurisdictionIds: [jurisdictionId] };
		});
		const files = await sql<
			{ id: number; taskId: number; unitId: number }[]
		>`select id, task_id as "taskId", unit_id as "unitId" from files order by id`;
		const world = new World(await listDockets(sql, ids, null), units, people);
		for (const { id, ...of } of files) world.files.set(id, of);
		return world;
	}

	/** The docket with every unit of its jurisdiction that an event could name, and what stands ready for it. */
	asked(docket: Placed): Docket {
		const taskable = this.units.filter((u) => u.isTaskable && u.jurisdictionId === docket.jurisdictionId);
		return { ...docket, taskable, upcoming: this.upcoming.get(docket.id) };
	}

	/** What the pure engine makes of an event; what it takes has then happened here. */
	send(sending: Sending, sender: Sender, now: Date): Verdict {
		const verdict = this.look(sending, sender, now);
		const docket = this.dockets.get(sending.taskId);
		if (verdict.ok && docket) {
			this.keep(docket, verdict.change);
			this.tellMeeting(docket, verdict.change, now);
		}
		return verdict;
	}

	/** Of a resolution that is done, or open again, its meeting hears. */
	private tellMeeting(before: Placed, { docket }: Change, now: Date): void {
		const [was, is] = [before.steps[0], docket.steps[0]];
		const { resolvedBy } = (is?.context ?? {}) as { resolvedBy?: ResolvedBy };
		const meeting = resolvedBy && this.dockets.get(resolvedBy.meetingId);
		const isDone = (step: Step | undefined) => step?.state === "closed" || step?.state === "cancelled";
		if (!meeting || isDone(was) === isDone(is)) return;
		const type = isDone(is) ? "resolution.settled" : "resolution.reopened";
		const told = apply(meeting, { stepNo: 1, type, data: { resolution: resolvedBy.resolution } }, { kind: "docket" }, now);
		if (told) this.keep(meeting, told);
	}

	/** A letter hears what it would say now, which only tables know. Throws if the change that it hears it of moved no part of its unit. */
	tellLetter(taskId: number, data: Record<string, unknown>, of: Change, now: Date): void {
		const letter = this.dockets.get(taskId);
		const unitId = letter?.steps[0]?.unitId;
		if (!letter || !of.moves.some(({ to }) => to.machine === "implementation" && to.unitId === unitId))
			throw new Error(`letter ${taskId} was told of a change in task ${of.docket.id} that isn't its unit's`);
		const told = apply(letter, { stepNo: 1, type: "letter.outdated", data }, { kind: "docket" }, now);
		if (told) this.keep(letter, told);
	}

	/** What the pure engine would make of it. */
	look({ taskId, stepNo, type, data, seen }: Sending, sender: Sender, now: Date): Verdict {
		const docket = this.dockets.get(taskId);
		if (!docket || !sender.jurisdictionIds.includes(docket.jurisdictionId)) return { ok: false, refusal: { code: "notFound" } };
		const step = docket.steps.find((s) => s.no === stepNo);
		if (step && step.seq !== seen) return { ok: false, refusal: { code: "stale" } };
		const decision = decide(this.asked(docket), { stepNo, type, data }, sender, now);
		if (!decision.ok) return decision;
		if (!this.handedIn(data, taskId, sender.unitId))
			return { ok: false, refusal: { code: "invalid", fields: { fileIds: { code: "noSuchFile" } } } };
		return decision;
	}

	/** Lets the clocks of all dockets tick up to `now`. */
	tick(now: Date): void {
		for (const docket of this.dockets.values()) {
			const isDue = docket.steps.some((s) => s.nextAt !== null && s.nextAt <= now.toISOString());
			if (isDue) this.keep(docket, tick(docket, now));
		}
	}

	private handedIn(data: Record<string, unknown>, taskId: number, unitId: number): boolean {
		return [data.fileIds ?? []].flat().every((id) => {
			const file = this.files.get(Number(id));
			return file?.taskId === taskId && file.unitId === unitId;
		});
	}

	private keep({ jurisdictionId, calendar, digest }: Placed, change: Change): void {
		this.changes.push(change);
		this.dockets.set(change.docket.id, {
			...asStored({ ...change.docket, jurisdictionId, taskable: [], upcoming: undefined }),
			calendar,
			digest,
		});
	}
}
