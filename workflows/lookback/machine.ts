import { setup } from "xstate";
import { type ClockContext, noClock } from "../clock/context.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import { effects } from "../effects.ts";
import { replyTime } from "../ladder.ts";
import { by } from "../who.ts";
import type { LookbackEvent } from "./events.ts";

/** Which unit is looked back at, and about what. */
export type Asked = { objectUnitId: number | null; subject: string };
type Context = ClockContext & Asked;

const inFiveDays = ({ event: { today, docket } }: { event: LookbackEvent }) => replyTime(today, docket.calendar);

/**
 * That a look-back (回头看) is to be made: opened on the day that was drawn, owed by whoever has to make it, and late like anything else if it isn't made
 * within five working days; one each time that a finding is looked back at. What it found is said at the finding, which ends it.
 */
export const lookback = setup({
	types: {
		context: {} as Context,
		events: {} as LookbackEvent,
		input: {} as Asked,
		meta: {} as { by: readonly string[] },
	},
	guards: { ...clockGuards },
	actions: { ...effects, ...clockActions<Context, LookbackEvent>() },
}).createMachine({
	id: "lookback",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({ ...noClock, ...input }),
	on: {
		"task.suspended": { actions: "pauseClock", meta: by("docket") },
		"task.resumed": { actions: { type: "resumeClock", params: { shift: true } }, meta: by("docket") },
	},
	states: {
		work: {
			initial: "due",
			states: {
				due: {
					on: {
						"lookback.opened": { actions: { type: "startClock", params: inFiveDays }, meta: by("docket") },
						"lookback.made": { target: "made", actions: "endClock", meta: by("docket") },
						"task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") },
					},
				},
				made: {},
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
