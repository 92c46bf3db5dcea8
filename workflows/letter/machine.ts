import { assertEvent, assign, setup } from "xstate";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/climb.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import type { Position } from "../docket.ts";
import { effects } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { by } from "../who.ts";
import type { LetterTold, letterForms } from "./events.ts";

/** One side's signature under the text whose SHA-256 is `hash`; the moment is that of its history entry. */
export type Signature = { personId: number; unitId: number; position: Position; on: PlainDate; hash: string; fileIds: number[] };
/** One task that the unit answers for, as it was when the letter was drafted. */
export type Promised = { taskId: number; clause: string; title: string; dueOn: PlainDate | null };
/** A text that was once in force, and why it is no longer. */
export type PastText = { text: string; signatures: Signature[]; reason: string; until: PlainDate };
export type LetterContext = ClockContext & {
	text: string;
	promises: Promised[];
	signatures: Signature[];
	/** Why the unit sent it back last. */
	objection: string | null;
	past: PastText[];
	/** What was promised held against what is, the newest last. */
	inspections: { opinion: string; on: PlainDate }[];
	ended: string | null;
};
type Context = LetterContext;
type Event = EventsOf<typeof letterForms> | LetterTold | ClockEvent;
type Args = { context: Context; event: Event };

const signBy = ({ event }: Args) => {
	assertEvent(event, "letter.send");
	return { dueOn: event.data.signBy };
};

function signature({ context, event }: Args): Signature[] {
	assertEvent(event, ["letter.sign", "letter.countersign"]);
	const { actor, today, docket, data } = event;
	if (actor.kind !== "person") return context.signatures;
	const { personId, unitId, position } = actor;
	const hash = docket.digest(context.text);
	return [...context.signatures, { personId, unitId, position, on: today, hash, fileIds: data.fileIds }];
}

/**
 * A 目标责任书: what one unit promises of the plan; one a unit and occasion. The secretariat drafts and sends it, the unit's head signs, the secretariat's
 * head countersigns the same text; an amended text is signed anew, and the one before is kept.
 */
export const letter = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as Pick<Context, "text" | "promises">,
		meta: {} as { by: readonly string[] },
	},
	guards: clockGuards,
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepText: assign(({ event }) => {
			assertEvent(event, "letter.revise");
			return { text: event.data.text };
		}),
		keepSignature: assign(({ context, event }) => ({ signatures: signature({ context, event }), objection: null })),
		keepObjection: assign(({ event }) => {
			assertEvent(event, "letter.object");
			return { objection: event.data.reason };
		}),
		keepPast: assign(({ context, event }) => {
			assertEvent(event, "letter.amend");
			const { text, signatures } = context;
			const past = { text, signatures, reason: event.data.reason, until: event.today };
			return { text: event.data.text, signatures: [], past: [...context.past, past] };
		}),
		keepInspection: assign(({ context, event }) => {
			assertEvent(event, "letter.inspect");
			return { inspections: [...context.inspections, { opinion: event.data.opinion, on: event.today }] };
		}),
		keepEnd: assign(({ event }) => {
			assertEvent(event, ["letter.end", "letter.withdraw"]);
			return { ended: event.data.reason ?? null };
		}),
	},
}).createMachine({
	id: "letter",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({
		...noClock,
		...input,
		signatures: [],
		objection: null,
		past: [],
		inspections: [],
		ended: null,
	}),
	states: {
		work: {
			initial: "drafted",
			states: {
				drafted: {
					on: {
						"letter.opened": { actions: "note", meta: by("docket") },
						"letter.revise": { actions: "keepText", meta: by("secretariat") },
						"letter.send": {
							target: "sent",
							actions: { type: "startClock", params: signBy },
							meta: by("secretariat"),
						},
						"letter.withdraw": { target: "withdrawn", actions: "keepEnd", meta: by("secretariat") },
					},
				},
				sent: {
					on: {
						"letter.sign": { target: "signed", actions: ["keepSignature", "endClock"], meta: by("ownerHead") },
						"letter.object": { target: "drafted", actions: ["keepObjection", "endClock"], meta: by("owner") },
						"letter.withdraw": { target: "withdrawn", actions: ["keepEnd", "endClock"], meta: by("secretariat") },
					},
				},
				signed: {
					on: {
						"letter.countersign": { target: "inForce", actions: "keepSignature", meta: by("secretariatHead") },
						"letter.withdraw": { target: "withdrawn", actions: "keepEnd", meta: by("secretariat") },
					},
				},
				inForce: {
					on: {
						"letter.amend": { target: "drafted", actions: "keepPast", meta: by("secretariat") },
						"letter.inspect": { actions: "keepInspection", meta: by("secretariat") },
						"letter.end": { target: "ended", actions: "keepEnd", meta: by("secretariat") },
					},
				},
				ended: {},
				withdrawn: {},
			},
		},
		clock: clockRegion,
	},
});
