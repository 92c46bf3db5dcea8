import { assertEvent, assign, setup } from "xstate";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Tell, tell } from "../effects.ts";
import { lookbackOf } from "../lookback/ask.ts";
import { guardsFrom } from "../obstacles.ts";
import { referralOf } from "../referral/refer.ts";
import { sanctionOf } from "../sanction/propose.ts";
import { by } from "../who.ts";
import { type RectificationContext as Context, type Finding, orderedWith } from "./context.ts";
import type { RectificationEvent } from "./events.ts";
import { keep } from "./keep.ts";
import { deciding, dismissing, mayObject, objectable, objection, verdict } from "./objecting.ts";

type Args = { context: Context; event: RectificationEvent };

const ordered = ({ context }: Args) => ({ dueOn: context.orderedBy });
const againBy = ({ event }: Args) => {
	assertEvent(event, "rectification.return");
	return { dueOn: event.data.againBy, why: "returned" as const };
};
const newDueOn = ({ event }: Args) => {
	assertEvent(event, "lookback.relapse");
	return { dueOn: event.data.dueOn };
};
/** What binds the draw, for all to read; the day itself is in no entry before it has come. */
function drawn({ context: { drawn: draw }, event }: Args): Tell[] {
	if (draw === null) return [];
	const { commitment, from, to } = draw;
	return [{ to: event.self, type: "lookback.drawn", data: { commitment, from, to } }];
}
function referred({ event }: Args) {
	assertEvent(event, "referral.send");
	return referralOf(event);
}
function proposed({ event }: Args) {
	assertEvent(event, "sanction.propose");
	return sanctionOf(event);
}
function revealed({ context: { drawn: draw }, event }: Args): Tell[] {
	return draw === null ? [] : [{ to: event.self, type: "lookback.revealed", data: { on: draw.on, seed: draw.seed } }];
}

const waivable = {
	"rectification.waived": { target: "waived", actions: ["endClock"], meta: by("docket") },
	"task.cancelled": { target: "cancelled", actions: ["endClock"], meta: by("docket") },
} as const;
/** What can be done about it besides, while it isn't put right. */
const pursuable = {
	"referral.send": {
		guard: "toAnother",
		actions: { type: "open", params: referred },
		meta: by("owner", "reviewer", "secretariat"),
	},
	"sanction.propose": {
		guard: "sanctionable",
		actions: { type: "open", params: proposed },
		meta: by("reviewer", "lead", "secretariat"),
	},
} as const;
const submittable = {
	"rectification.submit": { target: "submitted", actions: ["keepResult", "stopClock"], meta: by("owner") },
} as const;
const returning = {
	guard: "verifierApart",
	target: "returned",
	actions: ["keepReturn", { type: "restartClock", params: {} }, { type: "moveClock", params: againBy }],
} as const;
const settled = ["endClock", tell("parent", "finding.settled"), tell("supervision", "finding.settled")] as const;
const madeLookBack = tell("children", "lookback.made");
const relapsed = [tell("parent", "finding.relapsed"), tell("supervision", "finding.relapsed")] as const;

/**
 * What an inspection found, put right (整改) and closed out (销号) in four steps that stand apart: 申请, 核查, 审核签字, 公示; looked back at (回头看) on a day
 * that is drawn when it is published and sealed until it comes; one a finding. The unit that must act owns it and may object (异议), the unit that inspected reviews
 * it. Who did it or helped never verifies it, who verified it never signs.
 */
export const rectification = setup({
	types: {
		context: {} as Context,
		events: {} as RectificationEvent,
		input: {} as Finding,
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("verifierApart", "signerApart", "objectionApart", "toAnother", "sanctionable"),
		mayObject,
	},
	actions: {
		...effects,
		...clockActions<Context, RectificationEvent>(),
		keepPlan: assign(keep.plan),
		keepResult: assign(keep.result),
		keepReturn: assign(keep.return),
		keepVerification: assign(keep.verification),
		keepSignature: assign(keep.signature),
		keepPublication: assign(keep.publication),
		keepLookBack: assign(keep.lookBack),
		keepRelapse: assign(keep.relapse),
		endWait: assign({ beginsOn: null }),
		keepObjection: assign(objection),
		keepVerdict: assign(verdict),
	},
}).createMachine({
	id: "rectification",
	version: "2",
	type: "parallel",
	context: ({ input }) => orderedWith(input),
	on: {
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
	},
	states: {
		work: {
			initial: "ordered",
			states: {
				ordered: {
					on: {
						...waivable,
						...pursuable,
						"rectification.opened": { actions: { type: "startClock", params: ordered }, meta: by("docket") },
						"rectification.plan": { target: "planned", actions: "keepPlan", meta: by("owner") },
						...objectable,
					},
				},
				objected: { on: { ...waivable, ...deciding, ...dismissing(settled) } },
				planned: {
					on: {
						...waivable,
						...pursuable,
						"rectification.approve": { target: "underway", meta: by("reviewer") },
						"rectification.revise": { target: "ordered", actions: "keepReturn", meta: by("reviewer") },
					},
				},
				underway: { on: { ...waivable, ...pursuable, ...submittable } },
				submitted: {
					on: {
						...waivable,
						...pursuable,
						"rectification.verify": {
							guard: "verifierApart",
							target: "verified",
							actions: "keepVerification",
							meta: by("reviewer", "secretariat"),
						},
						"rectification.return": { ...returning, meta: by("reviewer", "secretariat") },
					},
				},
				returned: { on: { ...waivable, ...pursuable, ...submittable } },
				verified: {
					on: {
						...waivable,
						"rectification.sign": {
							guard: "signerApart",
							target: "signed",
							actions: "keepSignature",
							meta: by("reviewerHead", "secretariatHead"),
						},
						"rectification.return": { ...returning, meta: by("reviewerHead", "secretariatHead") },
					},
				},
				signed: {
					on: {
						...waivable,
						"rectification.publish": {
							target: "published",
							actions: ["keepPublication", { type: "tell", params: drawn }, ...settled],
							meta: by("reviewer", "secretariat"),
						},
					},
				},
				published: {
					on: {
						"task.cancelled": { actions: "endWait", meta: by("docket") },
						"lookback.drawn": { actions: "note", meta: by("docket") },
						"lookback.begun": {
							target: "lookback",
							actions: [
								"endWait",
								{ type: "tell", params: revealed },
								{ type: "open", params: ({ event }) => lookbackOf(event) },
							],
							meta: by("clock"),
						},
					},
				},
				lookback: {
					on: {
						"lookback.revealed": { actions: "note", meta: by("docket") },
						"lookback.pass": {
							guard: "verifierApart",
							target: "closed",
							actions: ["keepLookBack", madeLookBack],
							meta: by("reviewer", "secretariat"),
						},
						"lookback.relapse": {
							guard: "verifierApart",
							target: "ordered",
							actions: ["keepRelapse", { type: "startClock", params: newDueOn }, madeLookBack, ...relapsed],
							meta: by("reviewer", "secretariat"),
						},
					},
				},
				closed: {},
				waived: {},
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
