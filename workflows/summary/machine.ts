import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { by } from "../who.ts";
import type { SummaryTold, summaryForms } from "./events.ts";
import type { Count, Target, Term } from "./figures.ts";

type Input = Term & { text: string; counts: Count[]; targets: Target[] };
export type SummaryContext = ClockContext & Input & { issuedOn: PlainDate | null; withdrawn: string | null };
type Context = SummaryContext;
type Event = EventsOf<typeof summaryForms> | SummaryTold | ClockEvent;

/**
 * A 工作总结: a plan in figures for a term, with a text; one an occasion. The secretariat drafts it from the ledgers and its head issues it. Its figures never
 * change: who wants others drafts another.
 */
export const summary = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Input, meta: {} as { by: readonly string[] } },
	guards: clockGuards,
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepText: assign(({ event }) => {
			assertEvent(event, "summary.revise");
			return { text: event.data.text };
		}),
		keepIssue: assign(({ event }) => ({ issuedOn: event.today })),
		keepWithdrawal: assign(({ event }) => {
			assertEvent(event, "summary.withdraw");
			return { withdrawn: event.data.reason };
		}),
	},
}).createMachine({
	id: "summary",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, issuedOn: null, withdrawn: null }),
	states: {
		work: {
			initial: "drafted",
			states: {
				drafted: {
					on: {
						"summary.opened": { actions: "note", meta: by("docket") },
						"summary.revise": { actions: "keepText", meta: by("secretariat") },
						"summary.issue": { target: "published", actions: "keepIssue", meta: by("secretariatHead") },
						"summary.withdraw": { target: "withdrawn", actions: "keepWithdrawal", meta: by("secretariat") },
					},
				},
				published: {},
				withdrawn: {},
			},
		},
		clock: clockRegion,
	},
});
