import { assertEvent, assign, setup } from "xstate";
import { noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { by } from "../who.ts";
import type { LetterContext, Signature } from "./context.ts";
import type { LetterTold, letterForms } from "./events.ts";

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

const outdating = { "letter.outdated": { actions: "keepRedraft", meta: by("docket") } } as const;
/** Back to be sent and signed by both sides. */
const redrafting = <const A extends readonly string[]>(actions: A) =>
	({ guard: "hasRedraft", target: "drafted", actions, meta: by("secretariat") }) as const;

/** The text in force goes to those of before. */
function retired({ context, event }: Args): Pick<Context, "past" | "signatures"> {
	assertEvent(event, ["letter.amend", "letter.redraft"]);
	const { text, signatures, redraft } = context;
	const why =
		event.type === "letter.amend"
			? { reason: event.data.reason }
			: { reason: null, ...(redraft?.amendment && { amendment: redraft.amendment }) };
	return { past: [...context.past, { text, signatures, ...why, until: event.today }], signatures: [] };
}

/** The text that takes the place of the one before; what the unit answers for since the plan was amended goes with it. */
function reworded({ context, event }: Args): Pick<Context, "text" | "promises" | "signatures" | "redraft"> {
	assertEvent(event, ["letter.revise", "letter.amend", "letter.redraft"]);
	const { redraft } = context;
	const text = event.type === "letter.redraft" ? (redraft?.text ?? context.text) : event.data.text;
	return { text, promises: redraft?.promises ?? context.promises, signatures: [], redraft: null };
}

/**
 * A 目标责任书: what one unit promises of the plan; one a unit and occasion. The secretariat drafts and sends it, the unit's head signs, the secretariat's
 * head countersigns the same text; an amended text is signed anew, and the one before is kept. An amendment of the plan, or a task given, taken away or given
 * another date, that changes what the unit answers for says so to the letter, which can then be redrafted.
 */
export const letter = setup({
	types: {
		context: {} as Context,
		events: {} as Event,
		input: {} as Pick<Context, "text" | "promises">,
		meta: {} as { by: readonly string[] },
	},
	guards: {
		...clockGuards,
		hasRedraft: ({ context }) => typeof context.redraft?.text === "string",
	},
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		retire: assign(retired),
		reword: assign(reworded),
		keepRedraft: assign(({ context, event }) => {
			assertEvent(event, "letter.outdated");
			return { redraft: event.data.text === context.text ? null : event.data };
		}),
		keepSignature: assign(({ context, event }) => ({ signatures: signature({ context, event }), objection: null })),
		keepObjection: assign(({ event }) => {
			assertEvent(event, "letter.object");
			return { objection: event.data.reason };
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
						...outdating,
						"letter.revise": { actions: "reword", meta: by("secretariat") },
						"letter.redraft": { guard: "hasRedraft", actions: "reword", meta: by("secretariat") },
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
						...outdating,
						"letter.redraft": redrafting(["reword", "endClock"]),
						"letter.object": { target: "drafted", actions: ["keepObjection", "endClock"], meta: by("owner") },
						"letter.withdraw": { target: "withdrawn", actions: ["keepEnd", "endClock"], meta: by("secretariat") },
					},
				},
				signed: {
					on: {
						...outdating,
						"letter.redraft": redrafting(["reword"]),
						"letter.countersign": { target: "inForce", actions: "keepSignature", meta: by("secretariatHead") },
						"letter.withdraw": { target: "withdrawn", actions: "keepEnd", meta: by("secretariat") },
					},
				},
				inForce: {
					on: {
						...outdating,
						"letter.redraft": redrafting(["retire", "reword"]),
						"letter.amend": { target: "drafted", actions: ["retire", "reword"], meta: by("secretariat") },
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
