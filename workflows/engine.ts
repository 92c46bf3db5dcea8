import { dateAt, type PlainDate } from "./calendar/plain-date.ts";
import type { ClockContext } from "./clock/context.ts";
import { type Brief, briefOf } from "./deployment/brief.ts";
import { type Actor, asKnownOn, type Docket, type Step } from "./docket.ts";
import type { Open, Tell } from "./effects.ts";
import { beginningOf, nextAct, paceOf } from "./ladder.ts";
import type { ResolvedBy } from "./meeting/agenda.ts";
import { type Move, type Notice, noticesOf } from "./notify.ts";
import { type Effect, moved, opened } from "./steps.ts";

/** What is to be saved as one: the docket after the event, and how it got there. */
export type Change = { before: number; docket: Docket; moves: Move[]; notices: Notice[]; nextActionAt: string | null };

type Pending = { stepNo: number; type: string; data: Record<string, unknown>; causeSeq: number | null };

/** A run over one docket: events go in, moves come out, until it is quiet. Everything it touches is its own copy. */
class Run {
	moves: Move[] = [];
	private readonly queue: Pending[] = [];
	private readonly start: Docket;
	docket: Docket;
	private readonly actor: Actor;
	private readonly now: PlainDate;
	private today: PlainDate;

	constructor(docket: Docket, actor: Actor, now: Date) {
		this.start = docket;
		this.actor = actor;
		this.now = dateAt(now);
		this.today = this.now;
		this.docket = { ...asKnownOn(docket, this.today), steps: [...docket.steps] };
	}

	private find = (no: number): Step | undefined => this.docket.steps[no - 1];
	private envelope = (self: number) => ({ actor: this.actor, today: this.today, docket: this.docket, self });

	/** Sends one event, as of a day, and everything that follows from it; false if the step has no move for it. */
	send(stepNo: number, type: string, data: Record<string, unknown>, today = this.now): boolean {
		this.today = today;
		const isTaken = this.take({ stepNo, type, data, causeSeq: null });
		for (let next = this.queue.shift(); next; next = this.queue.shift()) this.take(next);
		return isTaken;
	}

	private take({ stepNo, type, data, causeSeq }: Pending): boolean {
		const step = this.find(stepNo);
		if (!step) return false;
		const result = moved(step, { type, data, ...this.envelope(stepNo) } as { type: string; docket: Docket });
		if (!result) return false;
		this.record(step, result.step, type, data, causeSeq);
		this.carryOut(stepNo, result.effects);
		return true;
	}

	private record(from: Step | null, to: Step, event: string, data: Record<string, unknown>, causeSeq: number | null): void {
		const seq = this.docket.version + 1;
		const step = { ...to, seq };
		this.docket.steps[step.no - 1] = step;
		this.docket.version = seq;
		const actor: Actor = causeSeq === null || this.actor.kind === "clock" ? this.actor : { kind: "docket" };
		this.moves.push({
			seq,
			stepNo: step.no,
			event,
			data,
			actor,
			causeSeq,
			from: from && { state: from.state, clock: from.clock },
			to: step,
		});
	}

	private carryOut(stepNo: number, effects: Effect[]): void {
		const causeSeq = this.docket.version;
		for (const effect of effects)
			if (effect.type === "tell")
				for (const no of this.addressees(effect.tell, stepNo)) this.queue.push(pendingOf(effect.tell, no, causeSeq));
			else for (const open of effect.opens) this.open(open, stepNo, causeSeq);
	}

	/** Opens a step and lets it hear of it, as one move. */
	open(open: Open, byNo: number | null, causeSeq: number | null): void {
		const no = this.docket.steps.length + 1;
		const fresh = opened(no, open.underParent ? byNo : null, open, this.docket);
		this.docket.steps.push(fresh);
		const type = `${open.machine}.opened`;
		const heard = moved(fresh, { type, data: {}, ...this.envelope(no) } as { type: string; docket: Docket });
		this.record(null, heard?.step ?? fresh, type, open.input, causeSeq);
		if (heard) this.carryOut(no, heard.effects);
	}

	private addressees({ to }: Tell, self: number): number[] {
		const parentNo = this.find(self)?.parentNo ?? null;
		return this.docket.steps.filter((s) => isAddressed(to, s, self, parentNo)).map((s) => s.no);
	}

	result(): Change {
		const { docket, moves, actor } = this;
		const nextActionAt = docket.steps.reduce<string | null>(
			(min, s) => (s.nextAt && (!min || s.nextAt < min) ? s.nextAt : min),
			null,
		);
		return {
			before: this.start.version,
			docket,
			moves,
			notices: noticesOf(docket, moves, actor),
			nextActionAt,
		};
	}
}

const pendingOf = ({ type, data }: Tell, stepNo: number, causeSeq: number): Pending => ({
	stepNo,
	type,
	data: data ?? {},
	causeSeq,
});

function isAddressed(to: Tell["to"], step: Step, self: number, parentNo: number | null): boolean {
	switch (to) {
		case "parent":
			return step.no === parentNo;
		case "children":
			return step.parentNo === self;
		case "duties":
			return step.machine === "implementation";
		case "orders":
			return step.machine === "order" && step.parentNo === self;
		case "findings":
			return step.machine === "rectification";
		case "parts":
			return step.machine !== "supervision";
		default:
			return typeof to === "number" ? step.no === to : step.machine === to;
	}
}

/** What an event changes, with all that follows from it within the docket; null if the step has no move for it now. Pure. */
export function apply(
	docket: Docket,
	event: { stepNo: number; type: string; data: Record<string, unknown> },
	actor: Actor,
	now: Date,
): Change | null {
	const run = new Run(docket, actor, now);
	return run.send(event.stepNo, event.type, event.data) ? run.result() : null;
}

const CLOCK: Actor = { kind: "clock" };

type Due = { type: string; data: Record<string, unknown>; on?: PlainDate };

/**
 * What the clock has to tell a step: what has come due by `until`, or that by today's calendar and ladder it is due at another time. A period
 * begins as of its day, however much later somebody looks.
 */
function dueEvent(step: Step, docket: Docket, until: string): Due | null {
	const climb = { ...step.context, dueOn: step.dueOn, rung: step.rung } as ClockContext;
	const act = nextAct(climb, step.clock === "overdue", paceOf(step.machine, docket));
	if (!act || act.at > until) return (act?.at ?? null) === step.nextAt ? null : { type: "ladder.recounted", data: {} };
	if (act.type === "rung.reached") return { type: act.type, data: { rung: act.rung } };
	if (act.type === "wait.over") return { type: beginningOf(step.machine), data: {}, on: dateAt(new Date(act.at)) };
	return { type: act.type, data: {} };
}

/** What the time that has gone by changes: every deadline passed and every rung reached up to `now`, in order; and where a calendar or
 * ladder has changed, when the next is due. Throws on a row that is due without cause. */
export function tick(docket: Docket, now: Date): Change {
	const run = new Run(docket, CLOCK, now);
	const until = now.toISOString();
	// What it opens on the way may be due itself, as of the day on which it was opened.
	for (let no = 1; no <= run.docket.steps.length; no++)
		for (let step = run.docket.steps[no - 1]; step?.nextAt; step = run.docket.steps[no - 1]) {
			const event = dueEvent(step, run.docket, until);
			if (event === null) break;
			if (!run.send(no, event.type, event.data, event.on))
				throw new Error(`step ${no} of docket ${docket.id} is due at ${step.nextAt} but has no ${event.type} in ${step.clock}`);
		}
	return run.result();
}

/** A docket without anything in it yet. */
export type Unopened = Omit<Docket, "version" | "steps" | "taskable" | "secret">;
const fresh = { version: 0, steps: [], taskable: [], secret: null };

/** A new docket for a matter that somebody brings up: a step of its machine, and what that opens when it hears of it. Pure. */
export function openMatter(docket: Unopened, first: Open, actor: Actor, now: Date): Change {
	const run = new Run({ ...docket, ...fresh }, actor, now);
	run.open(first, null, null);
	return run.result();
}

type Part = Pick<Open, "unitId" | "role" | "viaUnitId">;

/** A docket for a task: the task itself, how it is given out, and every unit's part in it. */
function taskDocket(
	docket: Unopened,
	parts: Part[],
	actor: Actor,
	now: Date,
	resolved?: { by: ResolvedBy; brief: Brief },
): Change {
	const run = new Run({ ...docket, ...fresh }, actor, now);
	const brief = resolved?.brief ?? null;
	const isLeadNamed = parts.some((part) => part.role === "lead");
	run.open({ machine: "supervision", unitId: null, input: resolved ? { resolvedBy: resolved.by } : {} }, null, null);
	run.open({ machine: "deployment", unitId: null, input: { isLeadNamed, ...(brief ? { brief } : {}) } }, null, null);
	for (const part of parts) run.open({ machine: "implementation", ...part, input: { brief } }, null, null);
	return run.result();
}

/** A new docket for a task with the parts of the units that the document names. Pure. */
export const openDocket = (docket: Unopened, parts: Part[], now: Date): Change => taskDocket(docket, parts, CLOCK, now);

/** A new docket for what a meeting resolved: issued as it is opened, so that its units sign for it and report by its date. Pure. */
export function openResolution(
	docket: Unopened,
	parts: Part[],
	{ dueOn, ...by }: ResolvedBy & { dueOn: PlainDate },
	actor: Actor,
	now: Date,
): Change {
	const today = dateAt(now);
	const brief = briefOf({ data: { reportBy: dueOn, needsEvidence: false }, docket: asKnownOn(docket, today), today });
	return taskDocket(docket, parts, actor, now, { by, brief });
}
