import { z } from "zod";
import type { Step } from "../docket.ts";
import type { About } from "../events.ts";
import { choice, optionalShortText } from "../fields.ts";
import { type Severity, severities } from "./severity.ts";

/** What is to be looked at, which clause or standard it checks, and how severe a breach is. */
export type ChecklistItem = { key: string; text: string; basis: string | null; severity: Severity };
/** 检查表: one version of a subject's list, as a visit was begun with: later versions change nothing in it. */
export type Checklist = { id: number; subject: string; version: number; items: ChecklistItem[] };

export const answers = ["conform", "breach", "notApplicable"] as const;
/** 符合, 不符合, 不适用. */
export type Answer = (typeof answers)[number];
export type Answered = { answers: Record<string, Answer>; notes: Record<string, string | undefined> };

/** A version that a table brings to an event. */
export const checklistData: z.ZodType<Checklist> = z.object({
	id: z.number(),
	subject: z.string(),
	version: z.number(),
	items: z.array(z.object({ key: z.string(), text: z.string(), basis: z.string().nullable(), severity: z.enum(severities) })),
});

/** The items that a visit goes by; none if it was begun without a list. */
export const itemsOf = ({ context }: Pick<Step, "context">): ChecklistItem[] =>
	(context as { checklist?: Checklist | null }).checklist?.items ?? [];

/** Which item a finding breaks; nothing for one beside the list. */
export const itemField = (step: Step) =>
	z.preprocess(
		(value) => (value === "" ? undefined : value),
		z
			.string()
			.refine((key) => itemsOf(step).some((item) => item.key === key), { error: "unfit" })
			.optional(),
	);

/** Fields for the answer to each item, and a note on it; none without a list. */
export function answerFields({ step }: Pick<About, "step">) {
	const items = itemsOf(step);
	if (items.length === 0) return {};
	return {
		answers: z.object(Object.fromEntries(items.map(({ key }) => [key, choice(answers)]))),
		notes: z.object(Object.fromEntries(items.map(({ key }) => [key, optionalShortText()]))),
	};
}

/** Items that are said to be broken, though no finding of the visit and no note says how. */
export function unsaid({ step, docket }: About, { answers: given = {}, notes = {} }: Partial<Answered>): string[] {
	const found = docket.steps.filter((s) => s.machine === "rectification" && s.parentNo === step.no).map((s) => s.context.item);
	return Object.keys(given).filter((key) => given[key] === "breach" && !notes[key] && !found.includes(key));
}
