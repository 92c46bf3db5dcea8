import { assign, setup } from "xstate";
import { noClock } from "../clock/climb.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { stepNo } from "../docket.ts";
import { effects, tell } from "../effects.ts";
import { guardsFrom, obstacles } from "../obstacles.ts";
import { by } from "../who.ts";
import { amendedDate, commands, isHeld } from "./commands.ts";
import type { ImplementationEvent as Event } from "./events.ts";
import type { ImplementationContext as Context } from "./items.ts";
import { keep } from "./keep.ts";

const settled = ["endClock", tell("deployment", "duty.settled"), tell("supervision", "duty.settled")] as const;
const restarted = { type: "restartClock", params: commands.stillHeld } as const;
const waived = ["keepWaiver", { type: "tell", params: commands.waivedWith }, ...settled] as const;
const again = ["keepReturn", restarted, { type: "moveClock", params: commands.againBy }] as const;
const signed = ["keepSigned", { type: "startClock", params: commands.toReportBy }, tell("deployment", "duty.signed")] as const;
const resumed = { type: "resumeClock", params: { shift: true } } as const;
const restored = ["forget", restarted, tell("supervision", "duty.reopened")] as const;
const recast = { type: "recast", params: commands.recast } as const;
/** With an amendment of the plan the unit goes out of the task, and what it had delegated with it. */
const withdrawn = [tell("children", "duty.withdrawn"), ...settled] as const;
const unsettled = {
	"task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") },
	"duty.withdrawn": { target: "withdrawn", actions: [...withdrawn], meta: by("docket") },
	"duty.regrouped": { actions: recast, meta: by("docket") },
} as const;
/** Before it is signed for, an amendment changes what there will be to sign for; its clock doesn't count towards the plan's date yet. */
const changeable = { "duty.changed": { actions: [recast, "keepChange"], meta: by("docket") } } as const;
const signable = {
	"change.sign": { guard: "hasUnsigned", actions: "forgetUnsigned", meta: by("owner") },
	"change.waive": { guard: "isWaivable", actions: "forgetUnsigned", meta: by("reviewer") },
} as const;
/** After it was signed for, work goes on as it is; the change is signed for by itself. */
const amendable = {
	...signable,
	"duty.changed": [
		{
			guard: "isRedated",
			actions: [recast, { type: "moveClock", params: commands.amendedTo }, "keepChange"],
			meta: by("docket"),
		},
		{ actions: [recast, "keepChange"], meta: by("docket") },
	],
} as const;
const waivable = {
	...unsettled,
	"duty.waive": { guard: "notOwnDuty", target: "waived", actions: [...waived], meta: by("reviewer") },
} as const;
/** A part that was delegated goes with the part it was delegated from: nobody else could settle it. */
const waivedAlong = { "duty.waived": { target: "waived", actions: [...waived], meta: by("docket") } } as const;
const waivableSince = { ...waivable, ...waivedAlong } as const;
const reportable = {
	"report.submit": { guard: "everythingIn", target: "submitted", actions: ["keepReport", "stopClock"], meta: by("owner") },
	"duty.block": { target: "blocked", actions: ["keepBlock", "pauseClock"], meta: by("owner") },
	"duty.delegate": { actions: { type: "open", params: commands.delegates }, meta: by("owner") },
	"extension.request": {
		guard: "noExtensionPending",
		actions: [{ type: "open", params: commands.extension }, "countExtension", "pauseClock"],
		meta: by("owner"),
	},
} as const;

/**
 * One unit's own part of a task (承办件): signed for, worked on, reported, accepted; one a unit.
 * Its owner signs, reports, is blocked, asks for time, delegates; its reviewer accepts, returns item by item, waives.
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
		...guardsFrom("everythingIn", "notOwnDuty", "reopenable", "reviewerApart"),
		isIssued: ({ context }) => context.brief !== null,
		isIssuer: ({ event }) => event.actor.kind === "person" && event.actor.unitId === stepNo(event.docket, event.self).unitId,
		isRestorableAsSigned: ({ context, event }) => context.isSigned && obstacles.reopenable(event).length === 0,
		wasReturned: ({ context }) => context.submitted?.from === "returned",
		hasUnsigned: ({ context: { unsigned = [] } }) => unsigned.length > 0,
		isWaivable: ({ context: { unsigned = [] }, event }) => unsigned.length > 0 && obstacles.notOwnDuty(event).length === 0,
		isRedated: ({ context, event }) => {
			const to = event.type === "duty.changed" ? amendedDate(context, event.data.dates) : undefined;
			return to !== undefined && to !== context.dueOn;
		},
		isFree: ({ context }) => !isHeld(context),
		noExtensionPending: ({ context }) => context.pendingExtensions === 0,
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
		takeBack: assign(keep.recall),
		forget: assign({ blocked: null, waived: null, refused: null }),
		countExtension: assign({ pendingExtensions: ({ context }) => context.pendingExtensions + 1 }),
		uncountExtension: assign({ pendingExtensions: ({ context }) => Math.max(0, context.pendingExtensions - 1) }),
	},
}).createMachine({
	id: "implementation",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({
		...noClock,
		...input,
		isSigned: false,
		unsigned: [],
		report: null,
		openItems: null,
		submitted: null,
		recalled: null,
		returned: null,
		blocked: null,
		pendingExtensions: 0,
		waived: null,
		refused: null,
	}),
	on: {
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { guard: "isFree", actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
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
						"report.accept": { guard: "reviewerApart", target: "accepted", actions: [...settled], meta: by("reviewer") },
						"report.return": { guard: "reviewerApart", target: "returned", actions: [...again], meta: by("reviewer") },
					},
				},
				returned: { on: { ...reportable, ...waivableSince, ...amendable } },
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
