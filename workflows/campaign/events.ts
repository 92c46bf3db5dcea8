import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { anyUnits, choice, dateFrom, longText, pick, units } from "../fields.ts";
import type { CampaignContext } from "./context.ts";
import type { Candidate, Inspector } from "./draw.ts";
import { classesOf, isInHundredths } from "./draw.ts";

/** More than any list that a campaign is drawn from. */
const MOST_CANDIDATES = 3_000;

const comparators = ["≥", ">"] as const;
const percent = () =>
	z.coerce
		.number<string | number>()
		.min(0, { error: "noPercent" })
		.max(100, { error: "noPercent" })
		.refine(isInHundredths, { error: "noPercent" })
		.meta({ widget: "number" });
const ratio = () =>
	z
		.object({ comparator: choice(comparators), percent: percent() })
		.refine((of) => of.comparator === "≥" || of.percent < 100, { error: "overAll", path: ["percent"] });

/** What only tables know: brought by whoever sends the event, over whatever a form says. */
const candidate: z.ZodType<Candidate> = z.object({
	key: z.string(),
	name: z.string(),
	class: z.string(),
	unitId: z.number().nullable(),
});
const inspector: z.ZodType<Inspector> = z.object({
	key: z.string(),
	personId: z.number(),
	name: z.string(),
	unitId: z.number(),
});

function freezeForm({ step, today }: About) {
	const { objectKind, mode } = step.context as CampaignContext;
	const classes = Object.fromEntries(classesOf(objectKind).map((of) => [of, ratio()]));
	const isDouble = mode === "doubleRandom";
	return z
		.object({
			unitIds: objectKind === "unit" ? units("jurisdiction") : anyUnits("jurisdiction"),
			ratios: z.object(classes),
			from: dateFrom(today),
			until: dateFrom(today),
			...(isDouble ? { inspectorUnitIds: units("jurisdiction"), perVisit: choice(["1", "2", "3"]) } : {}),
			candidates: z.array(candidate).min(1, { error: "noCandidates" }).max(MOST_CANDIDATES, { error: "tooManyCandidates" }),
			inspectors: z.array(inspector).min(isDouble ? 1 : 0, { error: "noInspectors" }),
		})
		.refine((of) => of.until >= of.from, { error: "untilBeforeFrom", path: ["until"] });
}

function avoidForm({ step }: About) {
	const { terms } = step.context as CampaignContext;
	return z.object({
		inspector: pick((terms?.inspectors ?? []).map(({ key, name }) => ({ value: key, label: name }))),
		object: pick((terms?.candidates ?? []).map(({ key, name }) => ({ value: key, label: name }))),
		reason: longText(),
	});
}

/** What people may do to a campaign of inspections. */
export const campaignForms = {
	"campaign.freeze": freezeForm,
	"campaign.avoid": avoidForm,
	"campaign.draw": z.object({ seed: z.string().max(200) }),
	"campaign.start": z.object({}),
	"campaign.conclude": z.object({ summary: longText() }),
	"campaign.cancel": z.object({ reason: longText() }),
	...clockForms,
};

export type CampaignTold = Told<"campaign.opened">;
