import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects } from "../effects.ts";
import { by } from "../who.ts";
import type { ReferralEvent } from "./events.ts";

export type Referred = { fromUnitId: number; matter: string; basis?: string | undefined; answerBy: PlainDate; fileIds: number[] };
export type ReferralContext = ClockContext &
	Referred & {
		receivedOn: PlainDate | null;
		/** What was answered, the newest last. */
		answers: { text: string; fileIds: number[]; on: PlainDate }[];
		/** What the sender asked again, once. */
		question: string | null;
		note: string | null;
	};
type Args = { context: ReferralContext; event: ReferralEvent };

const answerBy = ({ context }: Args) => ({ dueOn: context.answerBy });
const againBy = ({ event }: Args) => {
	assertEvent(event, "referral.askAgain");
	return { dueOn: event.data.againBy, why: "returned" as const };
};
const cancellable = { "task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") } } as const;
const answerable = {
	"referral.answer": { target: "answered", actions: ["keepAnswer", "stopClock"], meta: by("owner") },
} as const;

/**
 * A 移送: what one department comes upon and is for another to deal with; one a matter and department. The department it is sent to receives it and
 * answers with the result by a date, and can't refuse; the one that sent it reads the answer, and may ask again once.
 */
export const referral = setup({
	types: {
		context: {} as ReferralContext,
		events: {} as ReferralEvent,
		input: {} as Referred,
		meta: {} as { by: readonly string[] },
	},
	guards: { ...clockGuards, neverAskedAgain: ({ context }) => context.question === null },
	actions: {
		...effects,
		...clockActions<ReferralContext, ReferralEvent>(),
		keepReceipt: assign(({ event }) => ({ receivedOn: event.today })),
		keepAnswer: assign(({ context, event }) => {
			assertEvent(event, "referral.answer");
			const { result, fileIds } = event.data;
			return { answers: [...context.answers, { text: result, fileIds, on: event.today }] };
		}),
		keepQuestion: assign(({ event }) => {
			assertEvent(event, "referral.askAgain");
			return { question: event.data.question };
		}),
		keepNote: assign(({ event }) => {
			assertEvent(event, "referral.close");
			return { note: event.data.note ?? null };
		}),
	},
}).createMachine({
	id: "referral",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input, receivedOn: null, answers: [], question: null, note: null }),
	on: {
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
	},
	states: {
		work: {
			initial: "sent",
			states: {
				sent: {
					on: {
						...cancellable,
						"referral.opened": { actions: { type: "startClock", params: answerBy }, meta: by("docket") },
						"referral.receive": { target: "received", actions: "keepReceipt", meta: by("owner") },
					},
				},
				received: { on: { ...cancellable, ...answerable } },
				answered: {
					on: {
						...cancellable,
						"referral.askAgain": {
							guard: "neverAskedAgain",
							target: "askedAgain",
							actions: ["keepQuestion", { type: "restartClock", params: {} }, { type: "moveClock", params: againBy }],
							meta: by("sender"),
						},
						"referral.close": { target: "closed", actions: ["keepNote", "endClock"], meta: by("sender") },
					},
				},
				askedAgain: { on: { ...cancellable, ...answerable } },
				closed: {},
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
