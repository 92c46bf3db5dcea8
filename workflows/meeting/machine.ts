import { assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/climb.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { type Docket, stepNo } from "../docket.ts";
import { effects } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import { gathered, type Item, isOpenItem, type Proposal, type Resolution } from "./agenda.ts";
import type { BodyKind } from "./body.ts";
import type { Attendance, MeetingTold, meetingForms } from "./events.ts";
import { keep } from "./keep.ts";

/** A unit in the body that meets, and who speaks for it there, as it was when the meeting was planned. */
export type Member = { unitId: number; name: string; speaker: string };
/** The body (议事机构) that meets. */
export type Convening = {
	bodyId: number;
	bodyKind: BodyKind;
	bodyName: string;
	/** Its how manieth meeting this is. */
	nth: number;
	/** The unit whose head is in the chair. */
	chairUnitId: number | null;
	members: Member[];
};
export type MeetingContext = ClockContext &
	Convening & {
		agenda: Item[];
		/** The invitation; null until it is called. */
		call: { on: PlainDate; time: string; place: string; note: string | null; fileIds: number[] } | null;
		/** Why it was put off or called off last. */
		reason: string | null;
		/** How it was held. */
		held: { on: PlainDate; chairedBy: string; others: string | null; attendance: Record<string, Attendance> } | null;
		resolutions: Resolution[];
		summary: string | null;
		/** Why the draft of the minutes came back last. */
		returned: string | null;
		issuedOn: PlainDate | null;
		/** The numbers of its resolutions that are done. */
		settled: number[];
	};
/** What a meeting's docket remembers. Throws if it has no step. */
export const meetingIn = (docket: Docket): MeetingContext => stepNo(docket, 1).context as MeetingContext;

export type MeetingEvent = EventsOf<typeof meetingForms> | MeetingTold | ClockEvent;
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
