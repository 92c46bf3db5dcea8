import { assertEvent } from "xstate";
import { type DutyChanged, movedTo } from "../amendment.ts";
import { later, type PlainDate } from "../calendar/plain-date.ts";
import { type Brief, briefNow } from "../deployment/brief.ts";
import { duties, stepNo, theStep } from "../docket.ts";
import type { Open, Recast, Tell } from "../effects.ts";
import { referralOf } from "../referral/refer.ts";
import type { ImplementationEvent } from "./events.ts";
import type { ImplementationContext as Context } from "./items.ts";
import { periodIn } from "./periods.ts";

type Args = { context: Context; event: ImplementationEvent };

const self = (event: ImplementationEvent) => stepNo(event.docket, event.self);
/** What another unit is asked for that comes in for this one. */
function lent({ context, event }: Args, own: Partial<Brief> = {}): Brief | null {
	const brief = briefNow(context.brief, event);
	return brief && { ...brief, ...own, ...(context.isLastPeriod ? { period: null } : {}) };
}

/** Whether anything lets the clock stand still: a refusal, a block, a request for time that is still open. */
export const isHeld = ({ blocked, refused, pendingExtensions }: Context) =>
	blocked !== null || refused !== null || pendingExtensions > 0;

/**
 * The date that an amendment gives a duty; undefined if it moves none of this duty's. A duty follows the plan's date until somebody gives it
 * another: what the lead set stays, and of what was granted or given back since nothing is taken.
 */
export function amendedDate({ brief, period, dueOn }: Context, dates: DutyChanged["dates"]): PlainDate | null | undefined {
	const planned = period ?? brief?.reportBy ?? null;
	const to = brief ? movedTo(planned, dates) : undefined;
	if (to === undefined || dueOn === planned) return to;
	return to === null || dueOn === null ? undefined : later(to, dueOn);
}

/** What a duty's actions are given: the dates its clock is set to, the steps it opens, the words it passes on. Pure. */
export const commands = {
	/** The same part, for the unit that it should have gone to. */
	successor: ({ context, event }: Args): Open => {
		assertEvent(event, "duty.reassign");
		const { role, viaUnitId } = self(event);
		return { machine: "implementation", unitId: event.data.unitId, role, viaUnitId, input: { brief: lent({ context, event }) } };
	},

	delegates: ({ context, event }: Args): Open[] => {
		assertEvent(event, "duty.delegate");
		const taken = new Set(duties(event.docket).flatMap((s) => (s.parentNo === event.self ? [s.unitId] : [])));
		const input = { brief: lent({ context, event }, { reportBy: context.dueOn, period: periodIn(context) }) };
		return event.data.unitIds
			.filter((unitId) => !taken.has(unitId))
			.map((unitId) => ({ machine: "implementation", unitId, role: "implement", underParent: true, input }));
	},

	extension: ({ event }: Args): Open => {
		assertEvent(event, "extension.request");
		const { unitId, dueOn } = self(event);
		const byPersonId = event.actor.kind === "person" ? event.actor.personId : null;
		return { machine: "extension", unitId, underParent: true, input: { ...event.data, from: dueOn, byPersonId } };
	},

	waivedWith: ({ context }: Args): Tell => ({ to: "children", type: "duty.waived", data: { reason: context.waived } }),

	referral: ({ event }: Args) => {
		assertEvent(event, "referral.send");
		return referralOf(event);
	},

	toSignBy: ({ context, event }: Args) => {
		const brief = event.type === "task.issued" ? event.data.brief : context.brief;
		return { dueOn: brief?.signBy ?? null, counted: brief?.signCount ?? null };
	},

	toReportBy: ({ context, event }: Args) => ({
		dueOn: (event.type === "task.issued" ? event.data.brief.reportBy : context.brief?.reportBy) ?? null,
	}),

	/** To be asked when the period has begun. */
	thisPeriod: ({ context }: Args) => ({ dueOn: periodIn(context) }),

	granted: ({ context, event }: Args) => {
		assertEvent(event, "extension.granted");
		return { dueOn: event.data.dueOn, why: "extension" as const, isHeld: isHeld(context) };
	},

	ended: ({ context }: Args) => ({ shift: false, isHeld: isHeld(context) }),

	/** After the last pause or the block, whichever came later. To be asked before the block is forgotten. */
	unblocked: ({ context }: Args) => ({
		shift: true,
		since: context.blocked?.on,
		isHeld: isHeld({ ...context, blocked: null }),
	}),

	/** A return gives time where none is left; it never takes any of what the plan gives. */
	againBy: ({ context, event }: Args) => {
		assertEvent(event, ["report.return", "report.reopen"]);
		const dueOn = later(event.data.againBy, context.dueOn ?? event.data.againBy);
		return { dueOn, why: "returned" as const, isHeld: isHeld(context) };
	},

	/** The role and the group by which an amended document names the unit; null if it changes neither. */
	recast: ({ event }: Args): Recast | null => {
		assertEvent(event, ["duty.changed", "duty.regrouped"]);
		return event.data.part;
	},

	/** To be asked before the brief has its new date. A task that is suspended stays so. */
	amendedTo: ({ context, event }: Args) => {
		assertEvent(event, "duty.changed");
		const isAsleep = theStep(event.docket, "supervision").state === "suspended";
		return {
			dueOn: amendedDate(context, event.data.dates) ?? null,
			why: "amended" as const,
			isHeld: isAsleep || isHeld(context),
		};
	},

	stillHeld: ({ context }: Args) => ({ isHeld: isHeld(context) }),
};
