import { assign, setup } from "xstate";
import { noClock } from "../clock/context.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, tell } from "../effects.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import {
	accepted,
	again,
	amendable,
	changeable,
	recast,
	reportable,
	restarted,
	restored,
	resumed,
	settled,
	signable,
	signed,
	unsettled,
	waivable,
	waivableSince,
	waivedAlong,
} from "./arrows.ts";
import { commands } from "./commands.ts";
import type { ImplementationEvent as Event } from "./events.ts";
import { guards } from "./guards.ts";
import { blankDuty, type ImplementationContext as Context } from "./items.ts";
import { keep } from "./keep.ts";

/**
 * One unit's own part of a task (承办件): signed for, worked on, reported, accepted; one a unit.
 * Its owner signs, reports, is blocked, asks for time, delegates; its reviewer accepts, returns item by item, waives.
 * Where the document prints more than one date, it comes back underway with the next period, until the last is accepted.
 */
export const implementation = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as Pick<Context, "brief">,
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("everythingIn", "notOwnDuty", "reopenable", "reviewerApart", "toAnother"),
		...guards,
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepBrief: assign(keep.brief),
		keepSigned: assign({ isSigned: true }),
		keepReport: assign(keep.report),
		keepReturn: assign(keep.return),
		keepBlock: assign(keep.block),
		keepChange: assign(keep.change),
		forgetUnsigned: assign({ unsigned: [] }),
		keepWaiver: assign(keep.waiver),
		keepRefusal: assign(keep.refusal),
		keepPeriod: assign(keep.period),
		reopenPeriod: assign(keep.reopening),
		beginPeriod: assign(keep.begin),
		awaitPeriod: assign(keep.wait),
		forgetWait: assign({ beginsOn: null }),
		endPeriods: assign({ isLastPeriod: true }),
		dropExtensions: assign({ pendingExtensions: 0 }),
		takeBack: assign(keep.recall),
		forget: assign({ blocked: null, waived: null, refused: null }),
		countExtension: assign({ pendingExtensions: ({ context }) => context.pendingExtensions + 1 }),
		uncountExtension: assign({ pendingExtensions: ({ context }) => Math.max(0, context.pendingExtensions - 1) }),
	},
}).createMachine({
	id: "implementation",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...blankDuty, ...input }),
	on: {
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { guard: "isFree", actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
		"periods.ended": { actions: "endPeriods", meta: by("docket") },
		"extension.granted": { actions: ["uncountExtension", { type: "moveClock", params: commands.granted }], meta: by("docket") },
		"extension.ended": { actions: ["uncountExtension", { type: "resumeClock", params: commands.ended }], meta: by("docket") },
	},
	states: {
		work: {
			initial: "assigned",
			states: {
				assigned: {
					on: {
						"implementation.opened": {
							guard: "isIssued",
							target: "toSign",
							actions: { type: "startClock", params: commands.toSignBy },
							meta: by("docket"),
						},
						"task.issued": [
							{ guard: "isIssuer", target: "underway", actions: ["keepBrief", ...signed], meta: by("docket") },
							{ target: "toSign", actions: ["keepBrief", { type: "startClock", params: commands.toSignBy }], meta: by("docket") },
						],
						...waivable,
						...changeable,
					},
				},
				toSign: {
					on: {
						...changeable,
						"duty.sign": { target: "underway", actions: [...signed], meta: by("owner") },
						"duty.refuse": { target: "refused", actions: ["keepRefusal", "pauseClock"], meta: by("owner") },
						...waivableSince,
					},
				},
				refused: {
					on: {
						...changeable,
						"duty.uphold": { target: "toSign", actions: ["forget", resumed], meta: by("reviewer") },
						"duty.reassign": {
							target: "reassigned",
							actions: [{ type: "open", params: commands.successor }, ...settled],
							meta: by("reviewer"),
						},
						...waivableSince,
					},
				},
				underway: { on: { ...reportable, ...waivableSince, ...amendable } },
				blocked: {
					on: {
						...amendable,
						"duty.unblock": {
							target: "underway",
							actions: [{ type: "resumeClock", params: commands.unblocked }, "forget"],
							meta: by("owner", "reviewer"),
						},
						...waivableSince,
					},
				},
				submitted: {
					on: {
						...unsettled,
						...waivedAlong,
						...amendable,
						"report.recall": [
							{ guard: "wasReturned", target: "returned", actions: ["takeBack", restarted], meta: by("owner") },
							{ target: "underway", actions: ["takeBack", restarted], meta: by("owner") },
						],
						"report.accept": [
							{
								guard: "isAcceptedForNow",
								target: "betweenPeriods",
								actions: [...accepted, "keepPeriod", "endClock"],
								meta: by("reviewer"),
							},
							{ guard: "reviewerApart", target: "accepted", actions: [...accepted, ...settled], meta: by("reviewer") },
						],
						"report.return": { guard: "reviewerApart", target: "returned", actions: [...again], meta: by("reviewer") },
					},
				},
				returned: { on: { ...reportable, ...waivableSince, ...amendable } },
				betweenPeriods: {
					exit: "forgetWait",
					on: {
						...unsettled,
						...signable,
						...waivedAlong,
						"duty.changed": { actions: [recast, "keepChange", "awaitPeriod"], meta: by("docket") },
						"period.begun": {
							target: "underway",
							actions: ["beginPeriod", { type: "startClock", params: commands.thisPeriod }],
							meta: by("clock"),
						},
						"periods.ended": { target: "accepted", actions: ["endPeriods", ...settled], meta: by("docket") },
						"report.reopen": {
							guard: "reopenable",
							target: "returned",
							actions: ["reopenPeriod", ...again],
							meta: by("reviewer"),
						},
						"task.suspended": { actions: "awaitPeriod", meta: by("docket") },
						"task.resumed": { actions: "awaitPeriod", meta: by("docket") },
					},
				},
				accepted: {
					on: {
						...signable,
						"report.reopen": {
							guard: "reopenable",
							target: "returned",
							actions: [...again, tell("supervision", "duty.reopened")],
							meta: by("reviewer"),
						},
					},
				},
				waived: {
					on: {
						"duty.restore": [
							{ guard: "isRestorableAsSigned", target: "underway", actions: [...restored], meta: by("reviewer") },
							{ guard: "reopenable", target: "toSign", actions: [...restored], meta: by("reviewer") },
						],
					},
				},
				reassigned: {},
				withdrawn: {},
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
