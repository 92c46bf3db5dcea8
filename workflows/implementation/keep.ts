import { assertEvent } from "xstate";
import { movedTo } from "../amendment.ts";
import { addDays, later } from "../calendar/plain-date.ts";
import { briefMoved } from "../deployment/brief.ts";
import { stepNo, theStep } from "../docket.ts";
import type { ImplementationEvent } from "./events.ts";
import { type ImplementationContext as Context, itemsOf } from "./items.ts";
import { nextPeriodOf, periodIn } from "./periods.ts";

type Args = { context: Context; event: ImplementationEvent };
type Kept = Partial<Context>;

/**
 * What a duty remembers of what happened to it, one function for each thing that is to be remembered: the chart's `keep…` actions. Pure.
 */
export const keep = {
	brief: ({ context, event }: Args): Kept => ({ brief: event.type === "task.issued" ? event.data.brief : context.brief }),

	report: ({ context, event }: Args): Kept => {
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
			submitted: { ...before, from: stepNo(event.docket, event.self).state },
			recalled: null,
		};
	},

	recall: ({ context }: Args): Kept => {
		const { openItems = null, fileIds = [] } = context.submitted ?? {};
		return { openItems, recalled: { openItems, fileIds }, submitted: null };
	},

	return: ({ context, event }: Args): Kept => {
		assertEvent(event, ["report.return", "report.reopen"]);
		const { reasons } = event.data;
		const openItems = itemsOf(context).flatMap(({ key }) => (reasons[key] === undefined ? [] : [key]));
		return { openItems, returned: { reasons, on: event.today }, recalled: null };
	},

	block: ({ event }: Args): Kept => {
		assertEvent(event, "duty.block");
		return { blocked: { byUnitId: event.data.byUnitId, reason: event.data.reason, on: event.today } };
	},

	waiver: ({ event }: Args): Kept => {
		assertEvent(event, ["duty.waive", "duty.waived"]);
		return { waived: event.data.reason, pendingExtensions: 0 };
	},

	/** What was signed for is no longer what is asked: the change has to be signed for as well. */
	change: ({ context: { brief, period = null, isSigned, unsigned = [] }, event }: Args): Kept => {
		assertEvent(event, "duty.changed");
		const { amendment, dates } = event.data;
		return {
			brief: brief && briefMoved(brief, dates),
			period: period && (movedTo(period, dates) ?? period),
			unsigned: isSigned ? [...unsigned, amendment] : unsigned,
		};
	},

	/** What a period came to, once its report is accepted. The next one begins on the day after it, at the earliest now. */
	period: ({ context, event }: Args): Kept => {
		const period = periodIn(context) ?? event.today;
		const { on: reportedOn = null, fileIds = [] } = context.report ?? {};
		const past = { period, reportedOn, fileIds, acceptedOn: event.today };
		return { pastPeriods: [...(context.pastPeriods ?? []), past], ...keep.wait({ context, event }) };
	},

	/** When the next period begins; not while the task is suspended. */
	wait: ({ context, event }: Args): Kept => {
		const isAsleep = theStep(event.docket, "supervision").state === "suspended";
		return { beginsOn: isAsleep ? null : later(addDays(periodIn(context) ?? event.today, 1), event.today) };
	},

	/** The next period asks for a report of its own. */
	begin: ({ context, event }: Args): Kept => ({
		period: nextPeriodOf(context, event.docket.printed),
		report: null,
		openItems: null,
		submitted: null,
		recalled: null,
		returned: null,
	}),

	/** A period whose report is taken up again is not yet through. */
	reopening: ({ context }: Args): Kept => ({ pastPeriods: context.pastPeriods.slice(0, -1) }),

	refusal: ({ event }: Args): Kept => {
		assertEvent(event, "duty.refuse");
		return { refused: { reason: event.data.reason, rightUnitId: event.data.rightUnitId ?? null } };
	},
};
