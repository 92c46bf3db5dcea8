import { assertEvent, assign, setup } from "xstate";
import { bindingDeadline, effectiveDeadline } from "../calendar/effective-deadline.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays, type Count } from "../calendar/working-days.ts";
import { type ClockContext, noClock } from "../clock/climb.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Open, type Tell, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { DeploymentTold, deploymentForms } from "./events.ts";

/** What the leads asked every unit for when they issued the task. */
export type Brief = {
	signBy: PlainDate;
	/** How that was computed, if nobody chose it. */
	signCount: Count | null;
	reportBy: PlainDate | null;
	note: string | null;
	figures: string[];
	needsEvidence: boolean;
};
type Context = ClockContext & { brief: Brief | null; isLeadNamed: boolean };
type Event = EventsOf<typeof deploymentForms> | DeploymentTold | ClockEvent;

const DAYS_TO_SIGN = 5;

function briefOf({ event }: { event: Event }): Brief {
	assertEvent(event, "task.issue");
	const { signBy, reportBy, note, figures, needsEvidence } = event.data;
	return {
		signBy: signBy ?? addWorkingDays(event.today, DAYS_TO_SIGN, event.docket.calendar),
		signCount: signBy ? null : { from: event.today, days: DAYS_TO_SIGN },
		reportBy: reportBy ?? effectiveDeadline(event.docket.printed, event.today),
		note: note ?? null,
		figures: [
			...new Set(
				(figures ?? "")
					.split(/\r?\n/)
					.map((f) => f.trim())
					.filter(Boolean),
			),
		],
		needsEvidence,
	};
}

const issue = (args: { event: Event }): Tell => ({
	to: "duties",
	type: "task.issued",
	data: { brief: briefOf(args) },
});

function assigned({ context, event }: { context: Context; event: Event }): Open[] {
	assertEvent(event, "task.assign");
	const { role, unitIds, forGroupId } = event.data;
	return unitIds.map((unitId) => ({
		machine: "implementation",
		unitId,
		role,
		viaUnitId: forGroupId ?? null,
		input: { brief: context.brief },
	}));
}

const assignable = {
	"task.assign": { guard: "assignable", actions: { type: "open", params: assigned }, meta: by("secretariat") },
} as const;
const cancellable = { "task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") } } as const;
/** Until it is issued, the date that the document prints is the date of whoever has to give it out. */
const toIssueBy = ({ event }: { event: Event }) => ({ dueOn: bindingDeadline(event.docket.printed, event.today) });
const started = { type: "startClock", params: toIssueBy } as const;

/**
 * How a task is given out; one a task. The secretariat names units where the document names none, the leads issue it,
 * every unit signs for its part. Units that come in later sign for themselves without holding up the others.
 * Its clock runs until it is issued, against the secretariat while nobody leads, then, begun anew, against the leads.
 */
export const deployment = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as { isLeadNamed: boolean },
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("everyDutySigned", "assignable"),
		leadNamed: ({ context }) => context.isLeadNamed,
		leadGiven: ({ event }) => event.type === "task.assign" && event.data.role === "lead",
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepBrief: assign(({ event }) => ({ brief: briefOf({ event }) })),
	},
}).createMachine({
	id: "deployment",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, brief: null }),
	on: {
		"deployment.opened": { actions: started, meta: by("docket") },
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
	},
	states: {
		work: {
			initial: "toAssign",
			states: {
				toAssign: {
					always: { guard: "leadNamed", target: "drafted" },
					on: {
						...cancellable,
						"task.assign": [
							{
								guard: "leadGiven",
								target: "drafted",
								actions: [{ type: "open", params: assigned }, started],
								meta: by("secretariat"),
							},
							{ actions: { type: "open", params: assigned }, meta: by("secretariat") },
						],
					},
				},
				drafted: {
					on: {
						...cancellable,
						...assignable,
						"task.issue": {
							target: "issued",
							actions: ["keepBrief", "endClock", { type: "tell", params: issue }],
							meta: by("lead"),
						},
					},
				},
				issued: {
					on: {
						...cancellable,
						...assignable,
						"duty.signed": {
							guard: "everyDutySigned",
							target: "deployed",
							actions: tell("supervision", "deployment.finished"),
							meta: by("docket"),
						},
						"duty.settled": {
							guard: "everyDutySigned",
							target: "deployed",
							actions: tell("supervision", "deployment.finished"),
							meta: by("docket"),
						},
					},
				},
				deployed: { on: { ...cancellable, ...assignable } },
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
