import { assertEvent, assign, setup } from "xstate";
import type { Inspector } from "../campaign/draw.ts";
import { inspectorPool } from "../campaign/pool.ts";
import { noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Open, type Recast } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { Answered } from "./checklist.ts";
import type { InspectionContext, Planned } from "./context.ts";
import type { InspectionTold, inspectionForms } from "./events.ts";

type Context = InspectionContext;
type Event = EventsOf<typeof inspectionForms> | InspectionTold | ClockEvent;
type Args = { context: Context; event: Event };
type Replacing = Extract<Event, { type: "visit.replace" }>;

function finding({ context, event }: Args): Open {
	assertEvent(event, "visit.find");
	const { unitId, ...found } = event.data;
	const foundByPersonId = event.actor.kind === "person" ? event.actor.personId : null;
	return {
		machine: "rectification",
		unitId,
		underParent: true,
		input: { ...found, subject: context.subject, foundByPersonId },
	};
}

const onTheDay = ({ context }: Args) => ({ dueOn: context.on });
const postponed = ({ event }: Args) => {
	assertEvent(event, "visit.postpone");
	return { dueOn: event.data.on };
};
/** The team with another inspector in the place of one: of those who might have been drawn. */
function teamAfter({ inspectors = [] }: Context, { data, docket }: Replacing): Inspector[] {
	const incoming = inspectorPool(docket).filter(({ key }) => key === data.incoming);
	return inspectors.flatMap((one) => (one.key === data.outgoing ? incoming : [one]));
}
/** The visit is that unit's from which the first of its team comes. */
function teamsUnit({ context, event }: Args): Recast {
	assertEvent(event, "visit.replace");
	const [first] = teamAfter(context, event);
	return first ? { unitId: first.unitId } : {};
}
function replacement({ context, event }: Args): Partial<Context> {
	assertEvent(event, "visit.replace");
	const { outgoing, incoming, reason } = event.data;
	const team = teamAfter(context, event);
	return { inspectors: team, replaced: [...(context.replaced ?? []), { outgoing, incoming, reason, on: event.today }] };
}
const replaceable = {
	"visit.replace": {
		guard: "isDrawn",
		actions: [{ type: "recast", params: teamsUnit }, "keepReplacement"],
		meta: by("owner", "secretariat"),
	},
} as const;
const planned = {
	"visit.postpone": { actions: ["keepDate", { type: "startClock", params: postponed }], meta: by("owner") },
	"visit.cancel": { target: "cancelled", actions: "endClock", meta: by("owner") },
	"task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") },
} as const;

/**
 * One visit to one object of a task's or a campaign's inspection (督导检查): scheduled, made, recorded; one an object.
 * The unit that inspects owns it, where people of several were drawn that of the first; all of them make it. Every finding opens a rectification, and when all are put right it has passed.
 */
export const inspection = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as Planned,
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("ownFindingsSettled", "inspectorFit", "inspectorFitAndSettled"),
		isDrawn: ({ context }) => (context.inspectors ?? []).length > 0,
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepDate: assign(({ context, event }) => ({ on: event.type === "visit.postpone" ? event.data.on : context.on })),
		keepReplacement: assign(replacement),
		keepChecklist: assign(({ event }) => {
			assertEvent(event, "visit.begin");
			return { checklist: event.data.checklist ?? null };
		}),
		keepResult: assign(({ event }) => {
			assertEvent(event, "visit.record");
			const { result, fileIds, answers, notes } = event.data;
			return { result, fileIds, answered: answers ? ({ answers, notes: notes ?? {} } as Answered) : null };
		}),
	},
}).createMachine({
	id: "inspection",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, result: null, fileIds: [] }),
	states: {
		work: {
			initial: "scheduled",
			states: {
				scheduled: {
					on: {
						...planned,
						...replaceable,
						"inspection.opened": { actions: { type: "startClock", params: onTheDay }, meta: by("docket") },
						"visit.begin": {
							guard: "inspectorFit",
							target: "visiting",
							actions: ["keepChecklist", "endClock"],
							meta: by("team"),
						},
					},
				},
				visiting: {
					on: {
						...replaceable,
						"visit.find": { guard: "inspectorFit", actions: { type: "open", params: finding }, meta: by("team") },
						"visit.record": [
							{ guard: "inspectorFitAndSettled", target: "passed", actions: "keepResult", meta: by("team") },
							{ guard: "inspectorFit", target: "recorded", actions: "keepResult", meta: by("team") },
						],
						"visit.cancel": { guard: "ownFindingsSettled", target: "cancelled", meta: by("owner") },
						"task.cancelled": { target: "cancelled", meta: by("docket") },
					},
				},
				recorded: {
					on: {
						"finding.settled": { guard: "ownFindingsSettled", target: "passed", meta: by("docket") },
						"task.cancelled": { target: "cancelled", meta: by("docket") },
					},
				},
				passed: { on: { "finding.relapsed": { target: "recorded", meta: by("docket") } } },
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
