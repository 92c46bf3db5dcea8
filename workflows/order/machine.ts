import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/climb.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import type { Ladder, Ordered } from "../ladder.ts";
import { by } from "../who.ts";
import type { OrderTold, orderForms } from "./events.ts";

type Said = { text: string; fileIds: number[]; on: PlainDate };
export type OrderContext = ClockContext & {
	/** What it was sent for: the date that had passed, and the working days since. */
	facts: Ordered["facts"];
	replyBy: PlainDate;
	ladder: Ladder;
	replyCount: Ordered["replyCount"];
	receivedOn: PlainDate | null;
	answer: Said | null;
	objection: Said | null;
	/** What the secretariat said last to an answer or an objection. */
	verdict: string | null;
	lifted: string | null;
};
type Context = OrderContext;
type Event = EventsOf<typeof orderForms> | OrderTold | ClockEvent;
type Args = { context: Context; event: Event };

const replyBy = ({ context }: Args) => ({ dueOn: context.replyBy, counted: context.replyCount });
const againBy = ({ event }: Args) => {
	assertEvent(event, "order.return");
	return { dueOn: event.data.againBy, why: "returned" as const };
};
const endable = {
	"order.lift": {
		target: "lifted",
		actions: ["keepLifting", "stopClock", tell("parent", "order.lifted")],
		meta: by("secretariat"),
	},
	"lateness.ended": { target: "closed", actions: "stopClock", meta: by("docket") },
	"task.cancelled": { target: "closed", actions: "stopClock", meta: by("docket") },
} as const;
const objectable = {
	"order.object": { target: "objected", actions: ["keepObjection", "pauseClock"], meta: by("ownerHead") },
} as const;

/**
 * A numbered 督办单: one each time a part of a task climbs to 督办. The unit that is late receives and answers it, or its head objects; the
 * secretariat upholds, returns the answer, or lifts the supervision. It closes by itself when its cause has gone: the part is settled or due later.
 */
export const order = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Ordered, meta: {} as { by: readonly string[] } },
	guards: clockGuards,
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepReceipt: assign(({ event }) => ({ receivedOn: event.today })),
		keepAnswer: assign(({ event }) => {
			assertEvent(event, "order.answer");
			return { answer: { ...event.data, on: event.today } };
		}),
		keepObjection: assign(({ event }) => {
			assertEvent(event, "order.object");
			return { objection: { text: event.data.reason, fileIds: event.data.fileIds, on: event.today } };
		}),
		keepVerdict: assign(({ event }) => {
			assertEvent(event, ["order.uphold", "order.return"]);
			return { verdict: event.data.reason };
		}),
		keepLifting: assign(({ event }) => {
			assertEvent(event, "order.lift");
			return { lifted: event.data.reason };
		}),
	},
}).createMachine({
	id: "order",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({
		...noClock,
		...input,
		receivedOn: null,
		answer: null,
		objection: null,
		verdict: null,
		lifted: null,
	}),
	on: {
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
	},
	states: {
		work: {
			initial: "issued",
			states: {
				issued: {
					on: {
						...endable,
						...objectable,
						"order.opened": { actions: { type: "startClock", params: replyBy }, meta: by("docket") },
						"order.receive": { target: "received", actions: "keepReceipt", meta: by("owner") },
					},
				},
				received: {
					on: {
						...endable,
						...objectable,
						"order.answer": { target: "answered", actions: ["keepAnswer", "stopClock"], meta: by("ownerHead") },
					},
				},
				objected: {
					on: {
						...endable,
						"order.uphold": {
							target: "received",
							actions: ["keepVerdict", { type: "resumeClock", params: { shift: true } }],
							meta: by("secretariat"),
						},
					},
				},
				answered: {
					on: {
						...endable,
						"order.return": {
							target: "received",
							actions: ["keepVerdict", { type: "restartClock", params: {} }, { type: "moveClock", params: againBy }],
							meta: by("secretariat"),
						},
					},
				},
				lifted: {},
				closed: {},
			},
		},
		clock: clockRegion,
	},
});
