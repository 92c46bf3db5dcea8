import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { PointTold, pointForms } from "./events.ts";
import type { PointFacts } from "./facts.ts";

export type PointContext = ClockContext & {
	facts: PointFacts;
	objection: { text: string; fileIds: number[]; on: PlainDate; byPersonId: number | null } | null;
	/** Why the secretariat left it out, put it back in, kept it or took it out. */
	verdict: string | null;
};
type Context = PointContext;
type Event = EventsOf<typeof pointForms> | PointTold | ClockEvent;
type Args = { context: Context; event: Event };

function window({ event }: Args) {
	assertEvent(event, "bulletin.announced");
	const { today, docket, data } = event;
	return { dueOn: addWorkingDays(today, data.days, docket.calendar), counted: { from: today, days: data.days } };
}
/** Nothing comes into a bulletin any more once its units have been told. */
const isDrafted = ({ event: { docket } }: Args) => docket.steps[0]?.state === "drafted";
const settled = ["stopClock", tell("parent", "points.settled")] as const;
const dropping = { target: "dropped", actions: ["keepVerdict", ...settled], meta: by("secretariat") } as const;
const withdrawable = { "bulletin.withdrawn": { target: "withdrawn", actions: "stopClock", meta: by("docket") } } as const;
/** With a draft that nobody has been told of. */
const discardable = { "bulletin.discarded": { target: "withdrawn", meta: by("docket") } } as const;
/** Heard, or silent to the end: it stands, unless its cause goes before the day of issue. */
const standing = {
	"point.takeOut": dropping,
	"bulletin.issued": { target: "published", meta: by("docket") },
	...withdrawable,
} as const;

/**
 * One point of a 通报 (通报事项), which names one unit. The unit's head may object within the window that opens when it is announced; whoever is silent
 * agrees, and the secretariat keeps or takes out what was objected to. None is issued that the unit wasn't told of.
 */
export const point = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as Pick<Context, "facts">,
		meta: {} as { by: readonly string[] },
	},
	guards: { ...clockGuards, ...guardsFrom("judgeApart"), isDrafted },
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepObjection: assign(({ event }) => {
			assertEvent(event, "point.object");
			const { reason: text, fileIds } = event.data;
			const byPersonId = event.actor.kind === "person" ? event.actor.personId : null;
			return { objection: { text, fileIds, on: event.today, byPersonId } };
		}),
		keepVerdict: assign(({ event }) => {
			assertEvent(event, ["point.leaveOut", "point.takeIn", "point.takeOut", "point.keep"]);
			return { verdict: event.data.reason };
		}),
	},
}).createMachine({
	id: "point",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, objection: null, verdict: null }),
	states: {
		work: {
			initial: "proposed",
			states: {
				proposed: {
					on: {
						"point.opened": { actions: "note", meta: by("docket") },
						"point.leaveOut": { target: "leftOut", actions: "keepVerdict", meta: by("secretariat") },
						"bulletin.announced": {
							target: "announced",
							actions: { type: "startClock", params: window },
							meta: by("docket"),
						},
						...discardable,
					},
				},
				leftOut: {
					on: {
						"point.takeIn": { guard: "isDrafted", target: "proposed", actions: "keepVerdict", meta: by("secretariat") },
						...discardable,
					},
				},
				announced: {
					on: {
						"point.object": { target: "objected", actions: ["keepObjection", "pauseClock"], meta: by("answerer") },
						"deadline.passed": { target: "consented", actions: [...settled], meta: by("clock") },
						"point.takeOut": dropping,
						...withdrawable,
					},
				},
				objected: {
					on: {
						"point.keep": {
							guard: "judgeApart",
							target: "kept",
							actions: ["keepVerdict", ...settled],
							meta: by("secretariat"),
						},
						"point.takeOut": { guard: "judgeApart", ...dropping },
						...withdrawable,
					},
				},
				consented: { on: standing },
				kept: { on: standing },
				dropped: {},
				published: {},
				withdrawn: {},
			},
		},
		clock: clockRegion,
	},
});
