import { assertEvent, assign, setup } from "xstate";
import { later } from "../calendar/plain-date.ts";
import { noClock } from "../clock/climb.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { duties, stepNo } from "../docket.ts";
import { effects, type Open, type Tell, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom, obstacles } from "../obstacles.ts";
import { by } from "../who.ts";
import type { ImplementationTold, implementationForms } from "./events.ts";
import { type ImplementationContext as Context, itemsOf } from "./items.ts";

type Event = EventsOf<typeof implementationForms> | ImplementationTold | ClockEvent;
type Args = { context: Context; event: Event };

const self = (event: Event) => stepNo(event.docket, event.self);

function successor({ context, event }: Args): Open {
	assertEvent(event, "duty.reassign");
	const { role, viaUnitId } = self(event);
	return { machine: "implementation", unitId: event.data.unitId, role, viaUnitId, input: given(context) };
}

function delegates({ context, event }: Args): Open[] {
	assertEvent(event, "duty.delegate");
	const taken = new Set(duties(event.docket).flatMap((s) => (s.parentNo === event.self ? [s.unitId] : [])));
	const input = { ...given(context), brief: context.brief && { ...context.brief, reportBy: context.dueOn } };
	return event.data.unitIds
		.filter((unitId) => !taken.has(unitId))
		.map((unitId) => ({ machine: "implementation", unitId, role: "implement", underParent: true, input }));
}

const given = ({ printedDueOn, brief }: Context) => ({ printedDueOn, brief });
const extension = ({ event }: Args): Open => {
	assertEvent(event, "extension.request");
	return {
		machine: "extension",
		unitId: self(event).unitId,
		underParent: true,
		input: { ...event.data, from: self(event).dueOn },
	};
};
const toSignBy = ({ context, event }: Args) => ({
	dueOn: (event.type === "task.issued" ? event.data.brief.signBy : context.brief?.signBy) ?? null,
});
const toReportBy = ({ context, event }: Args) => ({
	dueOn: (event.type === "task.issued" ? event.data.brief.reportBy : context.brief?.reportBy) ?? null,
});
/** Whether anything lets the clock stand still: a refusal, a block, a request for time that is still open. */
const isHeld = ({ blocked, refused, pendingExtensions }: Context) =>
	blocked !== null || refused !== null || pendingExtensions > 0;
const ended = ({ context }: Args) => ({ shift: false, isHeld: isHeld(context) });
const stillHeld = ({ context }: Args) => ({ isHeld: isHeld(context) });
const granted = ({ context, event }: Args) => {
	assertEvent(event, "extension.granted");
	return { dueOn: event.data.dueOn, why: "extension" as const, isHeld: isHeld(context) };
};
/** After the last pause or the block, whichever came later. To be asked before the block is forgotten. */
const unblocked = ({ context }: Args) => ({
	shift: true,
	since: context.blocked?.on,
	isHeld: isHeld({ ...context, blocked: null }),
});
/** A return gives time where none is left; it never takes any of what the plan gives. */
const againBy = ({ context, event }: Args) => {
	assertEvent(event, ["report.return", "report.reopen"]);
	const dueOn = later(event.data.againBy, context.dueOn ?? event.data.againBy);
	return { dueOn, why: "returned" as const, isHeld: isHeld(context) };
};
const settled = ["stopClock", tell("deployment", "duty.settled"), tell("supervision", "duty.settled")] as const;
const restarted = { type: "restartClock", params: stillHeld } as const;
const waivedWith = ({ context }: Args): Tell => ({ to: "children", type: "duty.waived", data: { reason: context.waived } });
const waived = ["keepWaiver", { type: "tell", params: waivedWith }, ...settled] as const;
const again = ["keepReturn", restarted, { type: "moveClock", params: againBy }] as const;
const signed = ["keepSigned", { type: "startClock", params: toReportBy }, tell("deployment", "duty.signed")] as const;
const resumed = { type: "resumeClock", params: { shift: true } } as const;
const restored = ["forget", restarted, tell("supervision", "duty.reopened")] as const;
const cancellable = { "task.cancelled": { target: "cancelled", actions: "stopClock", meta: by("docket") } } as const;
const waivable = {
	...cancellable,
	"duty.waive": { guard: "notOwnDuty", target: "waived", actions: [...waived], meta: by("reviewer") },
} as const;
/** A part that was delegated goes with the part it was delegated from: nobody else could settle it. */
const waivedAlong = { "duty.waived": { target: "waived", actions: [...waived], meta: by("docket") } } as const;
const waivableSince = { ...waivable, ...waivedAlong } as const;
const reportable = {
	"report.submit": { guard: "everythingIn", target: "submitted", actions: ["keepReport", "stopClock"], meta: by("owner") },
	"duty.block": { target: "blocked", actions: ["keepBlock", "pauseClock"], meta: by("owner") },
	"duty.delegate": { actions: { type: "open", params: delegates }, meta: by("owner") },
	"extension.request": {
		guard: "noExtensionPending",
		actions: [{ type: "open", params: extension }, "countExtension", "pauseClock"],
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
		input: {} as Pick<Context, "printedDueOn" | "brief">,
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		...guardsFrom("everythingIn", "notOwnDuty", "reopenable", "reviewerApart"),
		isIssued: ({ context }) => context.brief !== null,
		isIssuer: ({ event }) => event.actor.kind === "person" && event.actor.unitId === self(event).unitId,
		isRestorableAsSigned: ({ context, event }) => context.isSigned && obstacles.reopenable(event).length === 0,
		wasReturned: ({ context }) => context.submitted?.from === "returned",
		isFree: ({ context }) => !isHeld(context),
		noExtensionPending: ({ context }) => context.pendingExtensions === 0,
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepBrief: assign(({ context, event }) => ({ brief: event.type === "task.issued" ? event.data.brief : context.brief })),
		keepSigned: assign({ isSigned: true }),
		keepReport: assign(({ context, event }) => {
			assertEvent(event, "report.submit");
			const { items, fileIds } = event.data;
			const byPersonId = event.actor.kind === "person" ? event.actor.personId : null;
			const before = context.recalled ?? { openItems: context.openItems, fileIds: context.report?.fileIds ?? [] };
			const isEvidenceOpen = before.openItems === null || before.openItems.includes("evidence");
			const given = [...(isEvidenceOpen ? [] : before.fileIds), ...fileIds];
			const isUnchanged = !!context.recalled && fileIds.length === 0;
			return {
				report: {
					items: { ...context.report?.items, ...items },
					fileIds: isUnchanged ? (context.report?.fileIds ?? []) : given,
					on: event.today,
					byPersonId,
				},
				openItems: null,
				submitted: { ...before, from: self(event).state },
				recalled: null,
			};
		}),
		takeBack: assign(({ context }) => {
			const { openItems = null, fileIds = [] } = context.submitted ?? {};
			return { openItems, recalled: { openItems, fileIds }, submitted: null };
		}),
		keepReturn: assign(({ context, event }) => {
			assertEvent(event, ["report.return", "report.reopen"]);
			const { reasons } = event.data;
			const openItems = itemsOf(context).flatMap(({ key }) => (reasons[key] === undefined ? [] : [key]));
			return { openItems, returned: { reasons, on: event.today }, recalled: null };
		}),
		keepBlock: assign(({ event }) => {
			assertEvent(event, "duty.block");
			return { blocked: { byUnitId: event.data.byUnitId, reason: event.data.reason, on: event.today } };
		}),
		keepWaiver: assign(({ event }) => {
			assertEvent(event, ["duty.waive", "duty.waived"]);
			return { waived: event.data.reason };
		}),
		keepRefusal: assign(({ event }) => {
			assertEvent(event, "duty.refuse");
			return { refused: { reason: event.data.reason, rightUnitId: event.data.rightUnitId ?? null } };
		}),
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
		"extension.granted": { actions: ["uncountExtension", { type: "moveClock", params: granted }], meta: by("docket") },
		"extension.ended": { actions: ["uncountExtension", { type: "resumeClock", params: ended }], meta: by("docket") },
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
							actions: { type: "startClock", params: toSignBy },
							meta: by("docket"),
						},
						"task.issued": [
							{ guard: "isIssuer", target: "underway", actions: ["keepBrief", ...signed], meta: by("docket") },
							{ target: "toSign", actions: ["keepBrief", { type: "startClock", params: toSignBy }], meta: by("docket") },
						],
						...waivable,
					},
				},
				toSign: {
					on: {
						"duty.sign": { target: "underway", actions: [...signed], meta: by("owner") },
						"duty.refuse": { target: "refused", actions: ["keepRefusal", "pauseClock"], meta: by("owner") },
						...waivableSince,
					},
				},
				refused: {
					on: {
						"duty.uphold": { target: "toSign", actions: ["forget", resumed], meta: by("reviewer") },
						"duty.reassign": {
							target: "reassigned",
							actions: [{ type: "open", params: successor }, ...settled],
							meta: by("reviewer"),
						},
						...waivableSince,
					},
				},
				underway: { on: { ...reportable, ...waivableSince } },
				blocked: {
					on: {
						"duty.unblock": {
							target: "underway",
							actions: [{ type: "resumeClock", params: unblocked }, "forget"],
							meta: by("owner", "reviewer"),
						},
						...waivableSince,
					},
				},
				submitted: {
					on: {
						...cancellable,
						...waivedAlong,
						"report.recall": [
							{ guard: "wasReturned", target: "returned", actions: ["takeBack", restarted], meta: by("owner") },
							{ target: "underway", actions: ["takeBack", restarted], meta: by("owner") },
						],
						"report.accept": { guard: "reviewerApart", target: "accepted", actions: [...settled], meta: by("reviewer") },
						"report.return": { guard: "reviewerApart", target: "returned", actions: [...again], meta: by("reviewer") },
					},
				},
				returned: { on: { ...reportable, ...waivableSince } },
				accepted: {
					on: {
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
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
