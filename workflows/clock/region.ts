import { assign, raise } from "xstate";
import { leadUnits, stepNo } from "../docket.ts";
import { type Open, tell } from "../effects.ts";
import { envelopeOf } from "../events.ts";
import { orderOf, SUPERVISED } from "../ladder.ts";
import { by } from "../who.ts";
import { climbAfter } from "./climb.ts";
import { type ClockContext, recountedOn } from "./context.ts";
import type { ClockCommand, ClockEvent } from "./events.ts";

type AnyEvent = { type: string };
type Args = { context: ClockContext; event: AnyEvent };
/**
 * The units that are sent a 督办单 when a step is late: its own; with one that is nobody's own, the leads. None for a request for time, which waits
 * for others than the unit whose it is. The secretariat sends itself none either.
 */
function lateUnits(event: AnyEvent): number[] {
	const { docket, self } = event as ClockEvent;
	const { machine, unitId } = stepNo(docket, self);
	if (machine === "extension") return [];
	return unitId === null ? leadUnits(docket) : [unitId];
}

/** The numbered 督办单 to each unit that is late. */
function orders({ context, event }: Args): Open[] {
	const { today, docket } = event as ClockEvent;
	const input = orderOf(context.dueOn ?? today, today, docket);
	return lateUnits(event).map((unitId) => ({ machine: "order", unitId, underParent: true, input }));
}
/** What a 督办单 on this step was sent for is no longer so. */
const endLateness = tell("orders", "lateness.ended");
const inTime = ["setClock", endLateness] as const;
/** Where the clock stands after a command, whatever it stood at before: the first guard that holds. */
const standing = [
	{ guard: "hasNoDeadline", target: "idle", actions: inTime },
	{ guard: "isUnconfirmed", target: "unconfirmed", actions: "setClock" },
	{ guard: "isLate", target: "overdue", actions: "setClock" },
	{ guard: "isWarned", target: "warned", actions: inTime },
	{ target: "running", actions: inTime },
] as const;
const confirming = [
	{ guard: "isLate", target: "overdue", actions: "setClock", meta: by("secretariat") },
	{ guard: "isWarned", target: "warned", actions: "setClock", meta: by("secretariat") },
	{ target: "running", actions: "setClock", meta: by("secretariat") },
] as const;
const commands = {
	"clock.start": [{ guard: "isLate", target: "unconfirmed", actions: "setClock" }, ...standing],
	"clock.stop": "stopped",
	"clock.end": { target: "stopped", actions: endLateness },
} as const;
const ticking = { ...commands, "clock.pause": { target: "paused", actions: "setClock" }, "clock.move": standing } as const;
/** Where it stands after a command that something else may outlast. */
const held = { guard: "isHeld", target: "paused", actions: "setClock" } as const;
const climbing = { guard: "isNextRung", actions: "setClock", meta: by("clock") } as const;
const supervising = {
	guard: "isSupervising",
	actions: ["setClock", { type: "open", params: orders }],
	meta: by("clock"),
} as const;
/** Where a deadline stands that the calendar has moved. */
const recounting = [
	{ guard: "isRecountedLate", target: "overdue", actions: "setClock", meta: by("secretariat") },
	{ guard: "isRecountedWarned", target: "warned", actions: inTime, meta: by("secretariat") },
	{ guard: "isRecounted", target: "running", actions: inTime, meta: by("secretariat") },
] as const;
const recountingHeld = { guard: "isRecounted", actions: "setClock", meta: by("secretariat") } as const;
const counting = {
	"ladder.recounted": { actions: "setClock", meta: by("clock") },
	"deadline.recount": recounting,
} as const;
const passing = { target: "overdue", meta: by("clock") } as const;

/** The parallel region that every machine carries beside its work. It moves only by commands of the work, by ticks and by people. */
export const clockRegion = {
	initial: "idle",
	states: {
		idle: { on: { ...commands, "clock.move": [held, ...standing] } },
		unconfirmed: { exit: "keepUnconfirmed", on: { ...ticking, "deadline.confirm": confirming } },
		running: { on: { ...ticking, ...counting, "rung.reached": { ...climbing, target: "warned" }, "deadline.passed": passing } },
		warned: { on: { ...ticking, ...counting, "rung.reached": climbing, "deadline.passed": passing } },
		overdue: {
			on: {
				...ticking,
				...counting,
				"rung.reached": [supervising, climbing],
				"order.lifted": { target: "lifted", meta: by("docket") },
			},
		},
		paused: {
			on: {
				...commands,
				"clock.move": [held, ...standing],
				"clock.resume": [held, ...standing],
				"deadline.recount": recountingHeld,
			},
		},
		lifted: { on: { ...commands, "clock.move": [held, ...standing] } },
		stopped: { on: { ...commands, "clock.move": { actions: "setClock" }, "clock.restart": [held, ...standing] } },
	},
} as const;

const after = (context: ClockContext, event: AnyEvent) => climbAfter(context, event as ClockEvent);
const isLate = (context: ClockContext, event: AnyEvent) => (after(context, event).dueOn ?? "9999") < (event as ClockEvent).today;
const isRecounted = (context: ClockContext, event: AnyEvent) => {
	const { today, docket } = event as ClockEvent;
	return recountedOn(context, today, docket.calendar) !== null;
};

/** Guards of the region, for each machine's `setup`. */
export const clockGuards = {
	hasNoDeadline: ({ context, event }: Args) => after(context, event).dueOn === null,
	isLate: ({ context, event }: Args) => isLate(context, event),
	isUnconfirmed: ({ context, event }: Args) => after(context, event).isUnconfirmed,
	isHeld: ({ event }: Args) => "isHeld" in event && event.isHeld === true,
	isRecounted: ({ context, event }: Args) => isRecounted(context, event),
	isRecountedLate: ({ context, event }: Args) => isRecounted(context, event) && isLate(context, event),
	isRecountedWarned: ({ context, event }: Args) => isRecounted(context, event) && after(context, event).rung > 0,
	isWarned: ({ context, event }: Args) => after(context, event).rung > 0,
	isNextRung: ({ context, event }: Args) => event.type === "rung.reached" && after(context, event).rung === context.rung + 1,
	isSupervising: ({ context, event }: Args) =>
		event.type === "rung.reached" &&
		after(context, event).rung === SUPERVISED &&
		context.rung + 1 === SUPERVISED &&
		lateUnits(event).length > 0,
};

type Params<T extends ClockCommand["type"]> = Omit<Extract<ClockCommand, { type: T }>, "type">;

/** Actions of the region, for each machine's `setup`, typed with its context and events: how the work commands the clock. */
export function clockActions<C extends ClockContext, E extends AnyEvent>() {
	const command = <P = undefined>(make: (params: P) => AnyEvent) =>
		raise<C, E, E, P, never, never>(
			({ event }, params) => ({ ...envelopeOf(event as unknown as ClockEvent), ...make(params) }) as unknown as E,
		);
	return {
		setClock: assign<C, E, undefined, E, never>(({ context, event }) => after(context, event) as Partial<C>),
		keepUnconfirmed: assign<C, E, undefined, E, never>({ isUnconfirmed: true } as Partial<C>),
		startClock: command((params: Params<"clock.start">) => ({ type: "clock.start", ...params })),
		moveClock: command((params: Params<"clock.move">) => ({ type: "clock.move", ...params })),
		resumeClock: command((params: Params<"clock.resume">) => ({ type: "clock.resume", ...params })),
		restartClock: command((params: Params<"clock.restart">) => ({ type: "clock.restart", ...params })),
		pauseClock: command(() => ({ type: "clock.pause" })),
		stopClock: command(() => ({ type: "clock.stop" })),
		endClock: command(() => ({ type: "clock.end" })),
	};
}
