import { assertEvent, assign, setup } from "xstate";
import { addDays, type PlainDate } from "../calendar/plain-date.ts";
import { tally } from "../calendar/working-days.ts";
import { noClock } from "../clock/context.ts";
import type { ClockEvent } from "../clock/events.ts";
import { clockActions, clockGuards, clockRegion } from "../clock/region.ts";
import type { Docket } from "../docket.ts";
import { effects, type Open, tell } from "../effects.ts";
import type { EventsOf } from "../events.ts";
import { guardsFrom } from "../obstacles.ts";
import { by } from "../who.ts";
import type { CampaignContext, Opened } from "./context.ts";
import { byKey, canonical, draw, type Inspector, spread } from "./draw.ts";
import type { CampaignTold, campaignForms } from "./events.ts";

type Context = CampaignContext;
type Event = EventsOf<typeof campaignForms> | CampaignTold | ClockEvent;
type Args = { context: Context; event: Event };

function frozen({ event }: Args): Partial<Context> {
	assertEvent(event, "campaign.freeze");
	const { candidates, inspectors, ratios, from, until, perVisit } = event.data;
	const sorted = { candidates: [...candidates].sort(byKey), inspectors: [...inspectors].sort(byKey) };
	const terms = { ...sorted, ratios, perVisit: Number(perVisit ?? 0) };
	return { terms, listHash: event.docket.digest(canonical(terms)), period: { from, until }, avoidances: [] };
}

function drawing({ context, event }: Args): Partial<Context> {
	assertEvent(event, "campaign.draw");
	const { seed } = event.data;
	return { seed, drawn: context.terms && draw(context.terms, context.avoidances, seed, event.docket.digest) };
}

const workedDays = ({ from, until }: { from: PlainDate; until: PlainDate }, { calendar }: Docket): PlainDate[] => {
	const { counted } = tally(addDays(from, -1), until, calendar);
	return counted.length > 0 ? counted : [from];
};

/** A visit to each drawn object, in the order of the draw, over the working days that were planned. */
function visits({ context, event }: Args): Open[] {
	const { terms, drawn, period, title, mode, objectKind, avoidances } = context;
	if (!terms || !drawn || !period) return [];
	const own = event.docket.steps[event.self - 1]?.unitId ?? null;
	const dates = spread(drawn.length, workedDays(period, event.docket));
	const inspectors = new Map(terms.inspectors.map((one) => [one.key, one]));
	return drawn.flatMap(({ key, inspectors: keys }, i): Open[] => {
		const object = terms.candidates.find((one) => one.key === key);
		if (!object) return [];
		const team = keys.flatMap((one): Inspector[] => [inspectors.get(one) ?? []].flat());
		const avoided = avoidances.flatMap((one) => (one.object === key ? [inspectors.get(one.inspector)?.personId ?? 0] : []));
		const input = {
			objectUnitId: object.unitId,
			subject: title,
			on: dates[i],
			object: { kind: objectKind, key, name: object.name, class: object.class },
			inspectors: team,
			avoided,
			isUndercover: mode === "undercover",
		};
		return [{ machine: "inspection", unitId: team[0]?.unitId ?? own, underParent: true, input }];
	});
}

const untilTheEnd = ({ context }: Args) => ({ dueOn: context.period?.until ?? null });
const cancelled = {
	target: "cancelled",
	actions: ["endClock", tell("parts", "task.cancelled")],
	meta: by("owner", "secretariat"),
} as const;

/**
 * A campaign of inspections (督导检查): drafted, its lists frozen, drawn, carried out, concluded; one a campaign. The unit that opened it owns it. The
 * seed is committed to when it is opened and comes out at the draw, so that whoever fixes the lists can't know it, and whoever knows it can't change them.
 */
export const campaign = setup({
	types: { context: {} as Context, events: {} as Event, input: {} as Opened, meta: {} as { by: readonly string[] } },
	guards: { ...clockGuards, ...guardsFrom("drawable", "noInspectionUnderway", "nothingFound") },
	actions: {
		...effects,
		...clockActions<Context, Event>(),
		keepTerms: assign(frozen),
		keepAvoidance: assign(({ context, event }) => {
			assertEvent(event, "campaign.avoid");
			return { avoidances: [...context.avoidances, event.data] };
		}),
		keepDraw: assign(drawing),
		keepSummary: assign(({ event }) => {
			assertEvent(event, "campaign.conclude");
			return { summary: event.data.summary };
		}),
	},
}).createMachine({
	id: "campaign",
	version: "1",
	type: "parallel",
	context: ({ input }) => ({
		...noClock,
		...input,
		terms: null,
		listHash: null,
		period: null,
		avoidances: [],
		seed: null,
		drawn: null,
		summary: null,
	}),
	states: {
		work: {
			initial: "drafted",
			states: {
				drafted: {
					on: {
						"campaign.opened": { actions: "note", meta: by("docket") },
						"campaign.freeze": { target: "committed", actions: "keepTerms", meta: by("owner", "secretariat") },
						"campaign.cancel": cancelled,
					},
				},
				committed: {
					on: {
						"campaign.avoid": { actions: "keepAvoidance", meta: by("owner", "secretariat") },
						"campaign.draw": { guard: "drawable", target: "drawn", actions: "keepDraw", meta: by("owner", "secretariat") },
						"campaign.cancel": cancelled,
					},
				},
				drawn: {
					on: {
						"campaign.start": {
							target: "underway",
							actions: [
								{ type: "startClock", params: untilTheEnd },
								{ type: "open", params: visits },
							],
							meta: by("owner", "secretariat"),
						},
						"campaign.cancel": cancelled,
					},
				},
				underway: {
					on: {
						"campaign.conclude": {
							guard: "noInspectionUnderway",
							target: "concluded",
							actions: ["keepSummary", "endClock"],
							meta: by("owner", "secretariat"),
						},
						"campaign.cancel": { ...cancelled, guard: "nothingFound" },
					},
				},
				concluded: {},
				cancelled: {},
			},
		},
		clock: clockRegion,
	},
});
