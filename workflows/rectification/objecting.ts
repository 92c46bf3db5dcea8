import { assertEvent } from "xstate";
import { by } from "../who.ts";
import type { RectificationContext as Context } from "./context.ts";
import type { RectificationEvent } from "./events.ts";

type Args = { context: Context; event: RectificationEvent };

/** Once, and as long as the finding can still be planned for in time. */
export const mayObject = ({ context: { objection, dueOn }, event: { today } }: Args): boolean =>
	!objection && (dueOn === null || dueOn >= today);

/** What the unit said. */
export function objection({ event }: Args): Partial<Context> {
	assertEvent(event, "finding.object");
	const { actor, today: on, data } = event;
	return { objection: { ...data, on, byPersonId: actor.kind === "person" ? actor.personId : null } };
}

/** What came of it. */
export function verdict({ context, event }: Args): Partial<Context> {
	assertEvent(event, ["finding.uphold", "finding.dismiss"]);
	if (!context.objection) return {};
	const isUpheld = event.type === "finding.uphold";
	return { objection: { ...context.objection, verdict: { isUpheld, reason: event.data.reason, on: event.today } } };
}

/** In time, the head of the unit that must act objects; its clock stands still until somebody apart has decided. */
export const objectable = {
	"finding.object": {
		guard: "mayObject",
		target: "objected",
		actions: ["keepObjection", "pauseClock"],
		meta: by("ownerHead"),
	},
} as const;

/** The finding stands, and the time that the objection took is given back; or it is taken out, which is decided by neither who found it nor who objected. */
export const deciding = {
	"finding.uphold": {
		guard: "objectionApart",
		target: "ordered",
		actions: ["keepVerdict", { type: "resumeClock", params: { shift: true } }],
		meta: by("reviewer", "secretariat"),
	},
	/** A task that wakes up leaves the clock standing. */
	"task.resumed": { actions: { type: "resumeClock", params: { shift: true, isHeld: true } }, meta: by("docket") },
} as const;
/** The same, with what settles a finding. */
export const dismissing = <const A extends readonly unknown[]>(settled: A) =>
	({
		"finding.dismiss": {
			guard: "objectionApart",
			target: "cancelled",
			actions: ["keepVerdict", ...settled],
			meta: by("reviewer", "secretariat"),
		},
	}) as const;
