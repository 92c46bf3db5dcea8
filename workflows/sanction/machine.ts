import { assertEvent, assign, setup } from "xstate";
import { noClock } from "../clock/context.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects } from "../effects.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { Proposed, SanctionContext } from "./context.ts";
import type { SanctionEvent } from "./events.ts";

const cancellable = { "task.cancelled": { target: "cancelled", meta: by("docket") } } as const;
const liftable = { "sanction.lift": { target: "lifted", actions: "keepEnd", meta: by("decider") } } as const;

/**
 * A sanction (惩处措施) against an obliged party that doesn't put right what was found; one a measure and employer. The inspecting or a lead unit proposes it,
 * the head of whichever unit the plan says decides, never the person who proposed it; then it is published, and in force until it is lifted (退出黑名单). Nothing
 * says by when a measure has to be taken, so it has no deadline.
 */
export const sanction = setup({
	types: {
		context: {} as SanctionContext,
		events: {} as SanctionEvent,
		input: {} as Proposed,
		meta: {} as { by: readonly string[] },
	},
	guards: { ...clockGuards, ...guardsFrom("deciderApart") },
	actions: {
		...effects,
		...clockActions<SanctionContext, SanctionEvent>(),
		keepDecision: assign(({ event }) => {
			assertEvent(event, "sanction.decide");
			const unitId = event.actor.kind === "person" ? event.actor.unitId : null;
			return { decided: { ...event.data, unitId, on: event.today } };
		}),
		keepPublication: assign(({ event }) => {
			assertEvent(event, "sanction.publish");
			return { published: event.data };
		}),
		keepEnd: assign(({ event }) => {
			assertEvent(event, ["sanction.refuse", "sanction.withdraw", "sanction.lift"]);
			return { ended: { reason: event.data.reason, on: event.today } };
		}),
	},
}).createMachine({
	id: "sanction",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, decided: null, published: null, ended: null }),
	states: {
		work: {
			initial: "proposed",
			states: {
				proposed: {
					on: {
						...cancellable,
						"sanction.opened": { actions: "note", meta: by("docket") },
						"sanction.decide": { guard: "deciderApart", target: "decided", actions: "keepDecision", meta: by("decider") },
						"sanction.refuse": { guard: "deciderApart", target: "refused", actions: "keepEnd", meta: by("decider") },
						"sanction.withdraw": { target: "withdrawn", actions: "keepEnd", meta: by("owner") },
					},
				},
				decided: {
					on: {
						"sanction.publish": { target: "published", actions: "keepPublication", meta: by("owner", "decider") },
						...liftable,
					},
				},
				published: { on: { ...liftable } },
				lifted: {},
				refused: {},
				withdrawn: {},
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
