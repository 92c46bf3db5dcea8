import { assertEvent, assign, setup } from "xstate";
import { bindingDeadline } from "../calendar/effective-deadline.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { theStep } from "../docket.ts";
import { effects, type Open, type Tell, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import { type Brief, briefMoved, briefNow, briefOf } from "./brief.ts";
import type { DeploymentTold, deploymentForms } from "./events.ts";

type Context = ClockContext & { brief: Brief | null; isLeadNamed: boolean };
type Event = EventsOf<typeof deploymentForms> | DeploymentTold | ClockEvent;

const issued = ({ event }: { event: Event }): Brief => {
	assertEvent(event, "task.issue");
	return briefOf(event);
};
const issue = (args: { event: Event }): Tell => ({ to: "duties", type: "task.issued", data: { brief: issued(args) } });

function assigned({ context, event }: { context: Context; event: Event }): Open[] {
	assertEvent(event, "task.assign");
	const { role, unitIds, forGroupId } = event.data;
	return unitIds.map((unitId) => ({
		machine: "implementation",
		unitId,
		role,
		viaUnitId: forGroupId ?? null,
		input: { brief: briefNow(context.brief, event) },
	}));
}

/** Until it is issued, the date that the document prints is the date of whoever has to give it out. */
const toIssueBy = ({ event }: { event: Event }) => ({ dueOn: bindingDeadline(event.docket.printed, event.today) });
const started = { type: "startClock", params: toIssueBy } as const;
/** The same when an amendment has moved it. A task that is suspended stays so. */
const toIssueAmendedBy = ({ event }: { event: Event }) => {
	const isHeld = theStep(event.docket, "supervision").state === "suspended";
	return { ...toIssueBy({ event }), why: "amended" as const, isHeld };
};

/** Who comes in with an amendment; to be asked once the brief has its new date. */
function broughtIn({ context, event }: { context: Context; event: Event }): Open[] {
	assertEvent(event, "task.amended");
	const brief = briefNow(context.brief, event);
	return event.data.opens.map(({ isAsked: _, ...part }) => ({ machine: "implementation", ...part, input: { brief } }));
}

const amended = ["keepAmendment", { type: "open", params: broughtIn }] as const;
const amendable = { "task.amended": { actions: [...amended], meta: by("docket") } } as const;
/** Until it is issued, its own clock follows the plan's date. */
const redated = {
	guard: "isRedated",
	actions: [...amended, { type: "moveClock", params: toIssueAmendedBy }],
	meta: by("docket"),
} as const;
const assignable = {
	"task.assign": { guard: "assignable", actions: { type: "open", params: assigned }, meta: by("secretariat", "meeting") },
} as const;
const cancellable = { "task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") } } as const;

/**
 * How a task is given out; one a task. The secretariat names units where the document names none, the leads issue it,
 * every unit signs for its part. Units that come in later sign for themselves without holding up the others.
 * What a meeting resolved is issued with its minutes. Its clock runs until it is issued, against the secretariat while nobody leads, then, begun anew, against the leads.
 */
export const deployment = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as { isLeadNamed: boolean; brief?: Brief },
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("everyDutySigned", "assignable"),
		leadNamed: ({ context }) => context.isLeadNamed,
		isIssued: ({ context }) => context.brief !== null,
		isLeadGone: ({ event }) => event.type === "task.amended" && !event.data.hasLead,
		isRedated: ({ event }) => event.type === "task.amended" && event.data.dates.length > 0,
		leadGiven: ({ event }) => event.type === "task.assign" && event.data.role === "lead",
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepBrief: assign(({ event }) => ({ brief: issued({ event }) })),
		keepAmendment: assign(({ context, event }) => {
			assertEvent(event, "task.amended");
			const { dates, hasLead } = event.data;
			return { brief: context.brief && briefMoved(context.brief, dates), isLeadNamed: hasLead };
		}),
		endPeriods: assign(({ context }) => ({ brief: context.brief && { ...context.brief, period: null } })),
	},
}).createMachine({
	id: "deployment",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, brief: null, ...input }),
	on: {
		"deployment.opened": [
			{ guard: "isIssued", actions: "note", meta: by("docket") },
			{ actions: started, meta: by("docket") },
		],
		"periods.ended": { actions: "endPeriods", meta: by("docket") },
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
	},
	states: {
		work: {
			initial: "toAssign",
			states: {
				toAssign: {
					always: [
						{ guard: "isIssued", target: "issued" },
						{ guard: "leadNamed", target: "drafted" },
					],
					on: {
						...cancellable,
						"task.amended": [redated, amendable["task.amended"]],
						"task.assign": [
							{
								guard: "leadGiven",
								target: "drafted",
								actions: [{ type: "open", params: assigned }, started],
								meta: by("secretariat", "meeting"),
							},
							{ actions: { type: "open", params: assigned }, meta: by("secretariat", "meeting") },
						],
					},
				},
				drafted: {
					on: {
						...cancellable,
						...assignable,
						"task.amended": [
							{ guard: "isLeadGone", target: "toAssign", actions: [...amended, started], meta: by("docket") },
							redated,
							amendable["task.amended"],
						],
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
						...amendable,
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
				deployed: { on: { ...cancellable, ...assignable, ...amendable } },
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
