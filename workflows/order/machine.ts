import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import type { Ladder, Ordered } from "../ladder.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { OrderTold, orderForms } from "./events.ts";

type Said = {
	text: string;
	fileIds: number[];
	on: PlainDate;
	/** Who said it; what was said before this was kept is without. */
	byPersonId?: number | null;
};
export type OrderContext = ClockContext & {
	/** What it was sent for: the date that had passed, and the working days since. */
	facts: Ordered["facts"];
	replyBy: PlainDate;
	ladder: Ladder;
	replyCount: Ordered["replyCount"];
	receivedOn: PlainDate | null;
	answer: Said | null;
	objection: Said | null;
	/** What was said last to an answer or an objection. */
	verdict: string | null;
	lifted: string | null;
};
type Context = OrderContext;
type Event = EventsOf<typeof orderForms> | OrderTold | ClockEvent;
type Args = { context: Context; event: Event };

const said = ({ today, actor, data }: Extract<Event, { type: "order.answer" | "order.object" }>, text: string): Said => ({
	text,
	fileIds: data.fileIds,
	on: today,
	byPersonId: actor.kind === "person" ? actor.personId : null,
});
const replyBy = ({ context }: Args) => ({ dueOn: context.replyBy, counted: context.replyCount });
const againBy = ({ event }: Args) => {
	assertEvent(event, "order.return");
	return { dueOn: event.data.againBy, why: "returned" as const };
};
const endable = {
	"order.lift": {
		guard: "judgeApart",
		target: "lifted",
		actions: ["keepLifting", "stopClock", tell("parent", "order.lifted")],
		meta: by("reviewer"),
	},
	"lateness.ended": { target: "closed", actions: "stopClock", meta: by("docket") },
	"task.cancelled": { target: "closed", actions: "stopClock", meta: by("docket") },
} as const;
const objectable = {
	"order.object": { target: "objected", actions: ["keepObjection", "pauseClock"], meta: by("answerer") },
} as const;

/**
 * A numbered 督办单: one each time a part of a task climbs to 督办. The unit that is late receives and answers it, or its head objects; the
 * secretariat upholds, returns the answer, or lifts the supervision; of its own part whoever reviews that part does. It closes by itself when its cause has gone: the part is settled or due later.
 */
export const order = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Ordered, meta: {} as { by: readonly string[] } },
	guards: { ...clockGuards, ...guardsFrom("judgeApart") },
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepReceipt: assign(({ event }) => ({ receivedOn: event.today })),
		keepAnswer: assign(({ event }) => {
			assertEvent(event, "order.answer");
			return { answer: said(event, event.data.text) };
		}),
		keepObjection: assign(({ event }) => {
			assertEvent(event, "order.object");
			return { objection: said(event, event.data.reason) };
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
						"order.answer": { target: "answered", actions: ["keepAnswer", "stopClock"], meta: by("answerer") },
					},
				},
				objected: {
					on: {
						...endable,
						"order.uphold": {
							guard: "judgeApart",
							target: "received",
							actions: ["keepVerdict", { type: "resumeClock", params: { shift: true } }],
							meta: by("reviewer"),
						},
					},
				},
				answered: {
					on: {
						...endable,
						"order.return": {
							guard: "judgeApart",
							target: "received",
							actions: ["keepVerdict", { type: "restartClock", params: {} }, { type: "moveClock", params: againBy }],
							meta: by("reviewer"),
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
