import { assertEvent, assign, setup } from "xstate";
import { type Amendment, tellsOf } from "../amendment.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Open, type Tell, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { recurs } from "../implementation/periods.ts";
import type { ResolvedBy } from "../meeting/agenda.ts";
import { guardsFrom, obstacles } from "../obstacles.ts";
import { by } from "../who.ts";
import type { SupervisionTold, supervisionForms } from "./events.ts";

const stages = ["deployment", "implementation", "inspection", "rectification", "closing"] as const;
type Stage = (typeof stages)[number];
type Context = ClockContext & {
	suspendedIn: Stage | null;
	/** What came after the task was closed: its parts hear of it when it is opened again. A row that is older has none. */
	amendments?: Amendment[];
	/** The meeting that resolved it, of what no document prints. */
	resolvedBy?: ResolvedBy;
};
type Event = EventsOf<typeof supervisionForms> | SupervisionTold | ClockEvent;

/** What an amendment of the plan does to a task that goes on: whom it concerns is told, all else stays as it is. */
const amendable = {
	"task.amend": { actions: { type: "tell", params: amended }, meta: by("amendment") },
	"task.restate": { actions: "note", meta: by("amendment") },
	"task.remove": { target: "cancelled", actions: tell("parts", "task.cancelled"), meta: by("amendment") },
} as const;
/** The same where the task is over: it stays so, and keeps what came. */
const noted = {
	"task.restate": { actions: "note", meta: by("amendment") },
	"task.remove": { actions: "note", meta: by("amendment") },
} as const;
const interruptible = (stage: Stage) =>
	({
		...amendable,
		"task.suspend": {
			target: "suspended",
			actions: [{ type: "rememberStage", params: { stage } }, tell("parts", "task.suspended")],
			meta: by("secretariat"),
		},
		"task.cancel": { target: "cancelled", actions: tell("parts", "task.cancelled"), meta: by("secretariat") },
		"task.close": { guard: "readyToClose", target: "closed", meta: by("lead") },
	}) as const;
/** What comes back every quarter goes on until the plan's end, or until the leads say that it is enough. */
const endless = {
	"periods.end": { guard: "recurs", actions: { type: "tell", params: noMorePeriods }, meta: by("lead") },
} as const;
const inspectable = { "inspection.schedule": { actions: { type: "open", params: visit }, meta: by("inspector") } } as const;

function noMorePeriods({ event }: { event: Event }): Tell {
	assertEvent(event, "periods.end");
	return { to: "parts", type: "periods.ended", data: event.data };
}

function visit({ event }: { event: Event }): Open {
	assertEvent(event, "inspection.schedule");
	const { objectUnitId, on, subject } = event.data;
	const unitId = event.actor.kind === "person" ? event.actor.unitId : null;
	return { machine: "inspection", unitId, input: { objectUnitId, subject, on } };
}

function amended({ event }: { event: Event }): Tell[] {
	assertEvent(event, "task.amend");
	return tellsOf(event.data, event.docket);
}

const amendedSince = ({ context, event }: { context: Context; event: Event }): Tell[] =>
	(context.amendments ?? []).flatMap((amendment) => tellsOf(amendment, event.docket));

/**
 * The task as a whole, through the four supervision steps (安排部署, 行动实施, 督导检查, 整改提高) to its close; one a task.
 * The other steps tell it when theirs is done, the leads close it, the secretariat suspends, cancels and reopens.
 * It has no deadline of its own: its leads' duties have. What a meeting resolved needs no inspection.
 */
export const supervision = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as { resolvedBy?: ResolvedBy },
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom(
			"everyDutySettled",
			"noInspectionUnderway",
			"nothingOpen",
			"inspected",
			"inspectedAndSound",
			"noFindingOpen",
			"readyToClose",
		),
		recurs: ({ event }) => recurs(event.docket),
		isResolved: ({ context, event }) => context.resolvedBy !== undefined && obstacles.everyDutySettled(event).length === 0,
		suspendedIn: ({ context }, params: { stage: Stage }) => context.suspendedIn === params.stage,
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		rememberStage: assign({ suspendedIn: (_, params: { stage: Stage }) => params.stage }),
		keepAmendment: assign(({ context, event }) => {
			assertEvent(event, "task.amend");
			return { amendments: [...(context.amendments ?? []), event.data] };
		}),
		forgetAmendments: assign({ amendments: [] }),
	},
}).createMachine({
	id: "supervision",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, suspendedIn: null, amendments: [], ...input }),
	states: {
		work: {
			initial: "deployment",
			states: {
				deployment: {
					on: {
						...interruptible("deployment"),
						...endless,
						"deployment.finished": [
							{ guard: "isResolved", target: "closing", meta: by("docket") },
							{ guard: "everyDutySettled", target: "inspection", meta: by("docket") },
							{ target: "implementation", meta: by("docket") },
						],
					},
				},
				implementation: {
					on: {
						...interruptible("implementation"),
						...endless,
						...inspectable,
						"duty.settled": [
							{ guard: "isResolved", target: "closing", meta: by("docket") },
							{ guard: "everyDutySettled", target: "inspection", meta: by("docket") },
						],
					},
				},
				inspection: {
					on: {
						...interruptible("inspection"),
						...inspectable,
						"inspection.conclude": [
							{ guard: "inspectedAndSound", target: "closing", meta: by("inspector") },
							{ guard: "inspected", target: "rectification", meta: by("inspector") },
						],
						"inspection.skip": [
							{ guard: "nothingOpen", target: "closing", meta: by("inspectionSkipper") },
							{ guard: "noInspectionUnderway", target: "rectification", meta: by("inspectionSkipper") },
						],
						"duty.reopened": { target: "implementation", meta: by("docket") },
						"duty.added": { target: "implementation", meta: by("docket") },
					},
				},
				rectification: {
					on: {
						...interruptible("rectification"),
						"finding.settled": { guard: "noFindingOpen", target: "closing", meta: by("docket") },
						"rectification.skip": {
							target: "closing",
							actions: tell("findings", "rectification.waived"),
							meta: by("rectificationSkipper"),
						},
					},
				},
				closing: {
					on: {
						...interruptible("closing"),
						"finding.relapsed": { target: "rectification", meta: by("docket") },
						"duty.reopened": { target: "implementation", meta: by("docket") },
						"duty.added": { target: "implementation", meta: by("docket") },
					},
				},
				closed: {
					on: {
						...noted,
						"task.amend": { actions: "keepAmendment", meta: by("amendment") },
						"task.reopen": {
							target: "closing",
							actions: [{ type: "tell", params: amendedSince }, "forgetAmendments"],
							meta: by("secretariat"),
						},
						"finding.relapsed": { target: "rectification", meta: by("docket") },
					},
				},
				suspended: {
					on: {
						...amendable,
						"task.resume": stages.map((stage) => ({
							guard: { type: "suspendedIn" as const, params: { stage } },
							target: stage,
							actions: tell("parts", "task.resumed"),
							meta: by("secretariat"),
						})),
						"task.cancel": { target: "cancelled", actions: tell("parts", "task.cancelled"), meta: by("secretariat") },
					},
				},
				cancelled: { on: { ...noted, "task.amend": { actions: "note", meta: by("amendment") } } },
			},
		},
		clock: clockRegion,
	},
});
