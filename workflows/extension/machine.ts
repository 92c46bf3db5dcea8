import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects, type Tell, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { replyTime } from "../ladder.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { ExtensionTold, extensionForms } from "./events.ts";

type Asked = {
	dueOn: PlainDate;
	from: PlainDate | null;
	reason: string;
	fileIds: number[];
	/** Who asked; a request from before this was kept is without. */
	byPersonId?: number | null;
};
export type ExtensionContext = ClockContext &
	Omit<Asked, "dueOn"> & { askedFor: PlainDate; grantedUntil: PlainDate | null; verdict: string | null };
type Context = ExtensionContext;
type Event = EventsOf<typeof extensionForms> | ExtensionTold | ClockEvent;

function grant({ event }: { event: Event }): Tell {
	assertEvent(event, "extension.grant");
	return { to: "parent", type: "extension.granted", data: { dueOn: event.data.dueOn } };
}

/** The day by which it is to be answered. */
const answerBy = ({ event }: { event: Event }) => replyTime(event.today, event.docket.calendar);

/**
 * A request for time (延期申请); one a request. The unit that owes the duty asks, whoever the plan lets grants or refuses, never whoever asked;
 * until then the duty's clock stands still and that of the request runs, against those who have to answer it.
 */
export const extension = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Asked, meta: {} as { by: readonly string[] } },
	guards: {
		...clockGuards,
		...guardsFrom("granterApart"),
		/** A request from before answers had a date: it gets one when the clock or the task next moves it. */
		hasNoDate: ({ context }) => context.dueOn === null,
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepGrant: assign(({ event }) => {
			assertEvent(event, "extension.grant");
			return { grantedUntil: event.data.dueOn, verdict: event.data.note ?? null };
		}),
		keepRefusal: assign(({ event }) => {
			assertEvent(event, "extension.refuse");
			return { verdict: event.data.reason };
		}),
	},
}).createMachine({
	id: "extension",
	version: "1",
	type: "parallel",
	context: ({ input: { dueOn, ...asked } }) => ({ ...noClock, ...asked, askedFor: dueOn, grantedUntil: null, verdict: null }),
	states: {
		work: {
			initial: "requested",
			states: {
				requested: {
					exit: "stopClock",
					on: {
						"extension.opened": { actions: { type: "startClock", params: answerBy }, meta: by("docket") },
						"ladder.recounted": {
							guard: "hasNoDate",
							actions: { type: "startClock", params: answerBy },
							meta: by("clock"),
						},
						"extension.grant": {
							guard: "granterApart",
							target: "granted",
							actions: ["keepGrant", { type: "tell", params: grant }],
							meta: by("granter"),
						},
						"extension.refuse": {
							guard: "granterApart",
							target: "refused",
							actions: ["keepRefusal", tell("parent", "extension.ended")],
							meta: by("granter"),
						},
						"extension.withdraw": { target: "withdrawn", actions: tell("parent", "extension.ended"), meta: by("asker") },
						"task.suspended": { actions: "pauseClock", meta: by("docket") },
						"task.resumed": [
							{ guard: "hasNoDate", actions: { type: "startClock", params: answerBy }, meta: by("docket") },
							{ actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
						],
						"report.accepted": { target: "withdrawn", meta: by("docket") },
						"duty.waived": { target: "withdrawn", meta: by("docket") },
						"task.cancelled": { target: "withdrawn", meta: by("docket") },
						"duty.withdrawn": { target: "withdrawn", meta: by("docket") },
					},
				},
				granted: {},
				refused: {},
				withdrawn: {},
			},
		},
		clock: clockRegion,
	},
});
