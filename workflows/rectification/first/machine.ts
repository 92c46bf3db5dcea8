import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../../clock/context.ts";
import type { ClockEvent } from "../../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../../clock/region.ts";
import { effects, tell } from "../../effects.ts";
import type { EventsOf } from "../../events.ts";
import type { Severity } from "../../inspection/severity.ts";
import { guardsFrom } from "../../obstacles.ts";
import { by } from "../../who.ts";
import type { FirstTold, firstForms } from "./events.ts";

type Finding = { finding: string; basis?: string; severity: Severity; dueOn: PlainDate; fileIds: number[]; subject: string };
type Context = ClockContext &
	Omit<Finding, "dueOn"> & {
		orderedBy: PlainDate;
		plan: { measures: string; inCharge: string; doneBy: PlainDate } | null;
		result: { text: string; fileIds: number[]; on: PlainDate } | null;
		/** Persons who planned or did it: none of them may verify it. */
		doers: number[];
		returned: string | null;
		opinion: string | null;
		published: { place: string; on: PlainDate } | null;
		lookbackOn: PlainDate | null;
		relapses: number;
	};
type Event = EventsOf<typeof firstForms> | FirstTold | ClockEvent;
type Args = { context: Context; event: Event };

const ordered = ({ context }: Args) => ({ dueOn: context.orderedBy });
const againBy = ({ event }: Args) => {
	assertEvent(event, "rectification.return");
	return { dueOn: event.data.againBy, why: "returned" as const };
};
const newDueOn = ({ event }: Args) => {
	assertEvent(event, "lookback.relapse");
	return { dueOn: event.data.dueOn };
};
const doersAfter = ({ context, event }: Args) => [
	...new Set([...context.doers, ...(event.actor.kind === "person" ? [event.actor.personId] : [])]),
];
const waivable = {
	"rectification.waived": { target: "waived", actions: ["endClock"], meta: by("docket") },
	"task.cancelled": { target: "cancelled", actions: ["endClock"], meta: by("docket") },
} as const;
const submittable = {
	"rectification.submit": { target: "submitted", actions: ["keepResult", "stopClock"], meta: by("owner") },
} as const;
const settled = ["endClock", tell("parent", "finding.settled"), tell("supervision", "finding.settled")] as const;

/**
 * A finding as it was put right in version 1, in which it was published without a signature and looked back at on a day that everybody knew. Findings
 * ordered then keep to it to their end; it changes no more, and nothing new is opened in it.
 */
export const firstRectification = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Finding, meta: {} as { by: readonly string[] } },
	guards: { ...clockGuards, ...guardsFrom("verifierApart") },
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepPlan: assign(({ context, event }) => {
			assertEvent(event, "rectification.plan");
			return { plan: event.data, doers: doersAfter({ context, event }) };
		}),
		keepResult: assign(({ context, event }) => {
			assertEvent(event, "rectification.submit");
			const { result, fileIds } = event.data;
			return { result: { text: result, fileIds, on: event.today }, doers: doersAfter({ context, event }) };
		}),
		keepReturn: assign(({ event }) => {
			assertEvent(event, ["rectification.return", "rectification.revise"]);
			return { returned: event.data.reason };
		}),
		keepOpinion: assign(({ event }) => {
			assertEvent(event, ["rectification.verify", "lookback.pass"]);
			return { opinion: event.data.opinion, returned: null };
		}),
		keepPublication: assign(({ event }) => {
			assertEvent(event, "rectification.publish");
			return { published: { place: event.data.place, on: event.today } };
		}),
		keepLookback: assign(({ event }) => {
			assertEvent(event, "lookback.schedule");
			return { lookbackOn: event.data.on };
		}),
		keepRelapse: assign(({ context, event }) => {
			assertEvent(event, "lookback.relapse");
			return {
				relapses: context.relapses + 1,
				returned: event.data.reason,
				plan: null,
				result: null,
				published: null,
				lookbackOn: null,
			};
		}),
	},
}).createMachine({
	id: "rectification",
	version: "1",
	type: "parallel",
	context: ({ input: { dueOn, ...found } }) => ({
		...noClock,
		...found,
		orderedBy: dueOn,
		plan: null,
		result: null,
		doers: [],
		returned: null,
		opinion: null,
		published: null,
		lookbackOn: null,
		relapses: 0,
	}),
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
						"rectification.opened": { actions: { type: "startClock", params: ordered }, meta: by("docket") },
						"rectification.plan": { target: "planned", actions: "keepPlan", meta: by("owner") },
					},
				},
				planned: {
					on: {
						...waivable,
						"rectification.approve": { target: "underway", meta: by("reviewer") },
						"rectification.revise": { target: "ordered", actions: "keepReturn", meta: by("reviewer") },
					},
				},
				underway: { on: { ...waivable, ...submittable } },
				submitted: {
					on: {
						...waivable,
						"rectification.verify": {
							guard: "verifierApart",
							target: "verified",
							actions: "keepOpinion",
							meta: by("reviewer", "secretariat"),
						},
						"rectification.return": {
							guard: "verifierApart",
							target: "returned",
							actions: ["keepReturn", { type: "restartClock", params: {} }, { type: "moveClock", params: againBy }],
							meta: by("reviewer", "secretariat"),
						},
					},
				},
				returned: { on: { ...waivable, ...submittable } },
				verified: {
					on: {
						...waivable,
						"rectification.publish": {
							target: "published",
							actions: ["keepPublication", ...settled],
							meta: by("reviewer", "secretariat"),
						},
					},
				},
				published: {
					on: { "lookback.schedule": { target: "lookback", actions: "keepLookback", meta: by("reviewer", "secretariat") } },
				},
				lookback: {
					on: {
						"lookback.pass": {
							guard: "verifierApart",
							target: "closed",
							actions: "keepOpinion",
							meta: by("reviewer", "secretariat"),
						},
						"lookback.relapse": {
							guard: "verifierApart",
							target: "ordered",
							actions: ["keepRelapse", { type: "startClock", params: newDueOn }, tell("supervision", "finding.relapsed")],
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
