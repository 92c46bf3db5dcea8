import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/climb.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Open } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { InspectionTold, inspectionForms } from "./events.ts";

export type InspectionContext = ClockContext & {
	objectUnitId: number;
	subject: string;
	on: PlainDate;
	result: string | null;
	fileIds: number[];
};
type Context = InspectionContext;
type Event = EventsOf<typeof inspectionForms> | InspectionTold | ClockEvent;
type Args = { context: Context; event: Event };

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
const planned = {
	"visit.postpone": { actions: ["keepDate", { type: "startClock", params: postponed }], meta: by("owner") },
	"visit.cancel": { target: "cancelled", actions: "endClock", meta: by("owner") },
	"task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") },
} as const;

/**
 * One visit to one object of a task's inspection (督导检查): scheduled, made, recorded; one an object.
 * The unit that inspects owns it; every finding opens a rectification, and when all are put right it has passed.
 */
export const inspection = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as { objectUnitId: number; subject: string; on: PlainDate },
		meta: {} as { by: readonly string[] },
	},
	guards: { ...clockGuards, ...guardsFrom("ownFindingsSettled", "notObject") },
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepDate: assign(({ context, event }) => ({ on: event.type === "visit.postpone" ? event.data.on : context.on })),
		keepResult: assign(({ event }) => {
			assertEvent(event, "visit.record");
			return { result: event.data.result, fileIds: event.data.fileIds };
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
						"inspection.opened": { actions: { type: "startClock", params: onTheDay }, meta: by("docket") },
						"visit.begin": { guard: "notObject", target: "visiting", actions: "endClock", meta: by("owner") },
					},
				},
				visiting: {
					on: {
						"visit.find": { actions: { type: "open", params: finding }, meta: by("owner") },
						"visit.record": [
							{ guard: "ownFindingsSettled", target: "passed", actions: "keepResult", meta: by("owner") },
							{ target: "recorded", actions: "keepResult", meta: by("owner") },
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
