import { assign, raise } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { envelopeOf } from "../events.ts";
import { SUPERVISED } from "../ladder.ts";
import { by } from "../who.ts";
import { type ClockContext, climbAfter } from "./climb.ts";
import type { ClockEvent, ClockOrder } from "./events.ts";

/** Where the clock stands after an order, whatever it stood at before: the first guard that holds. */
const standing = [
	{ guard: "hasNoDeadline", target: "idle", actions: "setClock" },
	{ guard: "isUnconfirmed", target: "unconfirmed", actions: "setClock" },
	{ guard: "isLate", target: "overdue", actions: "setClock" },
	{ guard: "isWarned", target: "warned", actions: "setClock" },
	{ target: "running", actions: "setClock" },
] as const;
const confirming = [
	{ guard: "isLate", target: "overdue", actions: "setClock", meta: by("secretariat") },
	{ guard: "isWarned", target: "warned", actions: "setClock", meta: by("secretariat") },
	{ target: "running", actions: "setClock", meta: by("secretariat") },
] as const;
const orders = {
	"clock.start": [{ guard: "isLate", target: "unconfirmed", actions: "setClock" }, ...standing],
	"clock.stop": "stopped",
} as const;
const ticking = { ...orders, "clock.pause": { target: "paused", actions: "setClock" }, "clock.move": standing } as const;
/** Where it stands after an order that something else may outlast. */
const held = { guard: "isHeld", target: "paused", actions: "setClock" } as const;
const climbing = { guard: "isNextRung", actions: "setClock", meta: by("clock") } as const;
const passing = { target: "overdue", meta: by("clock") } as const;

/** The parallel region that every machine carries beside its work. It moves only by orders of the work, by ticks and by people. */
export const clockRegion = {
	initial: "idle",
	states: {
		idle: { on: { ...orders, "clock.move": [held, ...standing] } },
		unconfirmed: { exit: "keepUnconfirmed", on: { ...ticking, "deadline.confirm": confirming } },
		running: { on: { ...ticking, "rung.reached": { ...climbing, target: "warned" }, "deadline.passed": passing } },
		warned: { on: { ...ticking, "rung.reached": climbing, "deadline.passed": passing } },
		overdue: {
			on: {
				...ticking,
				"rung.reached": climbing,
				"escalation.answer": { guard: "isSupervised", actions: "setClock", meta: by("ownerHead") },
				"escalation.lift": { guard: "isSupervised", target: "lifted", actions: "setClock", meta: by("secretariat") },
			},
		},
		paused: { on: { ...orders, "clock.move": [held, ...standing], "clock.resume": [held, ...standing] } },
		lifted: { on: { ...orders, "clock.move": [held, ...standing] } },
		stopped: { on: { ...orders, "clock.move": { actions: "setClock" }, "clock.restart": [held, ...standing] } },
	},
} as const;

type AnyEvent = { type: string };
type Args = { context: ClockContext; event: AnyEvent };
const after = (context: ClockContext, event: AnyEvent) => climbAfter(context, event as ClockEvent);

/** Guards of the region, for each machine's `setup`. */
export const clockGuards = {
	hasNoDeadline: ({ context, event }: Args) => after(context, event).dueOn === null,
	isLate: ({ context, event }: Args) => (after(context, event).dueOn ?? "9999") < (event as ClockEvent).today,
	isUnconfirmed: ({ context, event }: Args) => after(context, event).isUnconfirmed,
	isHeld: ({ event }: Args) => "isHeld" in event && event.isHeld === true,
	isWarned: ({ context, event }: Args) => after(context, event).rung > 0,
	isNextRung: ({ context, event }: Args) => event.type === "rung.reached" && after(context, event).rung === context.rung + 1,
	isSupervised: ({ context }: Args) => context.rung >= SUPERVISED,
};

type Params<T extends ClockOrder["type"]> = Omit<Extract<ClockOrder, { type: T }>, "type">;

/** Actions of the region, for each machine's `setup`, typed with its context and events: how the work gives orders to the clock. */
export function clockActions<C extends ClockContext, E extends AnyEvent>() {
	const order = <P = undefined>(make: (params: P) => AnyEvent) =>
		raise<C, E, E, P, never, never>(
			({ event }, params) => ({ ...envelopeOf(event as unknown as ClockEvent), ...make(params) }) as unknown as E,
		);
	return {
		setClock: assign<C, E, undefined, E, never>(({ context, event }) => after(context, event) as Partial<C>),
		keepUnconfirmed: assign<C, E, undefined, E, never>({ isUnconfirmed: true } as Partial<C>),
		startClock: order(({ dueOn }: { dueOn: PlainDate | null }) => ({ type: "clock.start", dueOn })),
		moveClock: order((params: Params<"clock.move">) => ({ type: "clock.move", ...params })),
		resumeClock: order((params: Params<"clock.resume">) => ({ type: "clock.resume", ...params })),
		restartClock: order((params: Params<"clock.restart">) => ({ type: "clock.restart", ...params })),
		pauseClock: order(() => ({ type: "clock.pause" })),
		stopClock: order(() => ({ type: "clock.stop" })),
	};
}
