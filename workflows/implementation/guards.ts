import { stepNo } from "../docket.ts";
import { obstacles } from "../obstacles.ts";
import { amendedDate, isHeld } from "./commands.ts";
import type { ImplementationEvent } from "./events.ts";
import type { ImplementationContext } from "./items.ts";
import { nextPeriodOf } from "./periods.ts";

type Args = { context: ImplementationContext; event: ImplementationEvent };

/** What the chart asks of a duty before it moves, besides the conditions that people are told of (`obstacles`). Pure. */
export const guards = {
	isIssued: ({ context }: Args) => context.brief !== null,
	isIssuer: ({ event }: Args) => event.actor.kind === "person" && event.actor.unitId === stepNo(event.docket, event.self).unitId,
	isRestorableAsSigned: ({ context, event }: Args) => context.isSigned && obstacles.reopenable(event).length === 0,
	wasReturned: ({ context }: Args) => context.submitted?.from === "returned",
	hasUnsigned: ({ context: { unsigned = [] } }: Args) => unsigned.length > 0,
	isWaivable: ({ context: { unsigned = [] }, event }: Args) => unsigned.length > 0 && obstacles.notOwnDuty(event).length === 0,
	isRedated: ({ context, event }: Args) => {
		const to = event.type === "duty.changed" ? amendedDate(context, event.data.dates) : undefined;
		return to !== undefined && to !== context.dueOn;
	},
	isAcceptedForNow: ({ context, event }: Args) =>
		nextPeriodOf(context, event.docket.printed) !== null && obstacles.reviewerApart(event).length === 0,
	isFree: ({ context }: Args) => !isHeld(context),
	noExtensionPending: ({ context }: Args) => context.pendingExtensions === 0,
};
