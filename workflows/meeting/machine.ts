import { assign, setup } from "xstate";
import { noClock } from "../clock/context.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects } from "../effects.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import { gathered, isOpenItem, type Proposal } from "./agenda.ts";
import type { Convening, MeetingContext } from "./context.ts";
import type { MeetingEvent } from "./events.ts";
import { keep } from "./keep.ts";

type Args = { context: MeetingContext; event: MeetingEvent };

const open = ({ resolutions, settled }: MeetingContext) =>
	resolutions.filter(({ kind, no }) => kind === "track" && !settled.includes(no));

const onItsDay = ({ context }: Args) => ({ dueOn: context.call?.on ?? null });

const adding = { "agenda.add": { actions: "keepItem", meta: by("secretariat") } } as const;
/** The agenda is the secretariat's to order; members bring in what they want to talk about. */
const arranging = {
	...adding,
	"agenda.submit": { actions: "keepItem", meta: by("member") },
	"agenda.gather": { actions: "gather", meta: by("secretariat") },
	"agenda.move": { guard: "hasOrder", actions: "reorder", meta: by("secretariat") },
	"agenda.drop": { guard: "hasOpen", actions: "keepDropped", meta: by("secretariat") },
	"agenda.restore": { guard: "hasDropped", actions: "restore", meta: by("secretariat") },
} as const;

/**
 * A meeting of a plan's body (联席会议, 领导小组); one an occasion. The secretariat plans, calls and minutes it, its head or the chair issues the
 * minutes; it ends by itself once all that was resolved is done. Its resolutions are followed in dockets of their own.
 */
export const meeting = setup({
	types: {
		context: {} as MeetingContext,
		events: {} as MeetingEvent,
		input: {} as Convening & { proposals: Proposal[] },
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("everyItemHeard", "datesAhead"),
		hasOrder: ({ context }) => context.agenda.filter(({ dropped }) => dropped === null).length > 1,
		hasItems: ({ context }) => context.agenda.some(({ dropped }) => dropped === null),
		hasOpen: ({ context }) => context.agenda.some(isOpenItem),
		hasDropped: ({ context }) => context.agenda.some(({ dropped }) => dropped !== null),
		hasAssignable: ({ context, event }) =>
			context.agenda.some(({ dropped }) => dropped === null) && (event.docket.upcoming?.assignable ?? []).length > 0,
		hasResolutions: ({ context }) => context.resolutions.length > 0,
		isTheDay: ({ context, event }) => context.call !== null && event.today >= context.call.on,
		nothingToFollow: ({ context }) => open(context).length === 0,
		isTheLast: ({ context, event }) =>
			event.type === "resolution.settled" && open(context).every(({ no }) => no === event.data.resolution),
	},
	actions: {
		...effects,
		...clockActions<MeetingContext, MeetingEvent>(),
		gather: assign(keep.gathering),
		keepItem: assign(keep.item),
		reorder: assign(keep.order),
		keepDropped: assign(keep.dropped),
		restore: assign(keep.restored),
		keepCall: assign(keep.call),
		keepReason: assign(keep.reason),
		keepHeld: assign(keep.held),
		keepDiscussed: assign(keep.discussed),
		keepDeferred: assign(keep.deferred),
		keepResolution: assign(keep.resolution),
		strike: assign(keep.struck),
		keepSummary: assign(keep.summary),
		keepReturn: assign(keep.returned),
		keepIssue: assign(keep.issue),
		keepSettled: assign(keep.settled),
		reopen: assign(keep.reopened),
	},
}).createMachine({
	id: "meeting",
	version: "1",
	type: "parallel",
	context: ({ input: { proposals, ...convening } }) => ({
		...noClock,
		...convening,
		agenda: gathered([], proposals),
		call: null,
		reason: null,
		held: null,
		resolutions: [],
		summary: null,
		returned: null,
		issuedOn: null,
		settled: [],
	}),
	states: {
		work: {
			initial: "planned",
			states: {
				planned: {
					on: {
						"meeting.opened": { actions: "note", meta: by("docket") },
						...arranging,
						"meeting.call": {
							target: "called",
							actions: ["gather", "keepCall", { type: "startClock", params: onItsDay }],
							meta: by("secretariat"),
						},
						"meeting.cancel": { target: "cancelled", actions: "keepReason", meta: by("secretariat") },
					},
				},
				called: {
					on: {
						"meeting.hold": {
							guard: "isTheDay",
							target: "held",
							actions: ["keepHeld", "endClock"],
							meta: by("secretariat"),
						},
						...arranging,
						"meeting.postpone": { target: "planned", actions: ["keepReason", "endClock"], meta: by("secretariat") },
						"meeting.cancel": { target: "cancelled", actions: ["keepReason", "endClock"], meta: by("secretariat") },
					},
				},
				held: {
					on: {
						"agenda.discuss": { guard: "hasItems", actions: "keepDiscussed", meta: by("secretariat") },
						"agenda.defer": { guard: "hasOpen", actions: "keepDeferred", meta: by("secretariat") },
						"resolution.propose": { guard: "hasItems", actions: "keepResolution", meta: by("secretariat") },
						"resolution.assign": { guard: "hasAssignable", actions: "keepResolution", meta: by("secretariat") },
						"resolution.strike": { guard: "hasResolutions", actions: "strike", meta: by("secretariat") },
						...adding,
						"meeting.minute": {
							guard: "everyItemHeard",
							target: "minuted",
							actions: "keepSummary",
							meta: by("secretariat"),
						},
					},
				},
				minuted: {
					on: {
						"minutes.issue": [
							{ guard: "nothingToFollow", target: "ended", actions: "keepIssue", meta: by("secretariatHead", "chair") },
							{ guard: "datesAhead", target: "issued", actions: "keepIssue", meta: by("secretariatHead", "chair") },
						],
						"minutes.return": { target: "held", actions: "keepReturn", meta: by("secretariat", "chair") },
					},
				},
				issued: {
					on: {
						"resolution.settled": [
							{ guard: "isTheLast", target: "ended", actions: "keepSettled", meta: by("docket") },
							{ actions: "keepSettled", meta: by("docket") },
						],
						"resolution.reopened": { actions: "reopen", meta: by("docket") },
					},
				},
				ended: { on: { "resolution.reopened": { target: "issued", actions: "reopen", meta: by("docket") } } },
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
