import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Open, type Tell, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import type { PointFacts } from "../point/facts.ts";
import { by } from "../who.ts";
import type { BulletinTold, bulletinForms } from "./events.ts";

/** One point that a bulletin is drafted with: whom it names, and what it says. */
export type Proposed = { unitId: number; facts: PointFacts };
/** Which time a bulletin is about: from the one before (from the plan's beginning, for the first) up to a moment (ISO, UTC), the last day included. */
export type Period = { since: string | null; until: string; asOf: PlainDate };
export type BulletinContext = ClockContext &
	Period & {
		/** What is said beside the points. */
		text: string;
		/** The units of the plan by name: none of them may be named in the text. */
		names: string[];
		/** Working days within which the named units may object; null before they are told. */
		days: number | null;
		issuedOn: PlainDate | null;
		withdrawn: string | null;
	};
type Input = Period & Pick<BulletinContext, "text" | "names"> & { points: Proposed[] };
/** The points are opened as it is, and are in steps of their own from then on. */
type Context = BulletinContext & { points?: Proposed[] };
type Event = EventsOf<typeof bulletinForms> | BulletinTold | ClockEvent;
type Args = { context: Context; event: Event };

const points = ({ context }: Args): Open[] =>
	(context.points ?? []).map(({ unitId, facts }) => ({ machine: "point", unitId, underParent: true, input: { facts } }));

function announced({ event }: Args): Tell {
	assertEvent(event, "bulletin.announce");
	return { to: "children", type: "bulletin.announced", data: { days: event.data.days } };
}

/** Units that haven't been told of what was to be said of them aren't told that it won't be. */
const withdrawing = <const T extends string>(told: T) =>
	({
		"bulletin.withdraw": {
			target: "withdrawn",
			actions: ["keepWithdrawal", tell("children", told)],
			meta: by("secretariat"),
		},
	}) as const;

/**
 * A 通报: what a plan's units are late with, what was found, and who did well; one an occasion. The secretariat drafts it from facts, each point a step of its
 * own, and announces it to the units that it names; when each has been heard or its time is over, the secretariat's head issues it.
 */
export const bulletin = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Input, meta: {} as { by: readonly string[] } },
	guards: { ...clockGuards, ...guardsFrom("saysSomething", "everyPointSettled") },
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		forgetPoints: assign({ points: undefined }),
		keepText: assign(({ event }) => {
			assertEvent(event, "bulletin.revise");
			return { text: event.data.text };
		}),
		keepWindow: assign(({ event }) => {
			assertEvent(event, "bulletin.announce");
			return { days: event.data.days };
		}),
		keepIssue: assign(({ event }) => ({ issuedOn: event.today })),
		keepWithdrawal: assign(({ event }) => {
			assertEvent(event, "bulletin.withdraw");
			return { withdrawn: event.data.reason };
		}),
	},
}).createMachine({
	id: "bulletin",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, days: null, issuedOn: null, withdrawn: null }),
	states: {
		work: {
			initial: "drafted",
			states: {
				drafted: {
					on: {
						"bulletin.opened": { actions: [{ type: "open", params: points }, "forgetPoints"], meta: by("docket") },
						"bulletin.revise": { actions: "keepText", meta: by("secretariat") },
						"bulletin.announce": {
							guard: "saysSomething",
							target: "announced",
							actions: ["keepWindow", { type: "tell", params: announced }],
							meta: by("secretariat"),
						},
						...withdrawing("bulletin.discarded"),
					},
				},
				announced: {
					on: {
						"points.settled": { guard: "everyPointSettled", target: "heard", meta: by("docket") },
						...withdrawing("bulletin.withdrawn"),
					},
				},
				heard: {
					on: {
						"bulletin.issue": {
							guard: "saysSomething",
							target: "published",
							actions: ["keepIssue", tell("children", "bulletin.issued")],
							meta: by("secretariatHead"),
						},
						...withdrawing("bulletin.withdrawn"),
					},
				},
				published: {},
				withdrawn: {},
			},
		},
		clock: clockRegion,
	},
});
