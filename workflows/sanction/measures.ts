import { z } from "zod";
import type { Party } from "../names.ts";

export const MAX_MEASURES = 20;
const text = (max: number) => z.string().trim().min(1).max(max);
const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

/** A measure (惩处措施) that a plan holds out to whoever doesn't put right what was found; in the plan's own words. */
const measureSchema = z.object({
	name: text(40),
	/** Where the document prints it, and with which words; null for one that the secretariat has added. */
	clause: z.preprocess(blank, text(40).nullable().default(null)),
	words: z.preprocess(blank, text(200).nullable().default(null)),
	/** Whose head decides it. */
	party: z.enum(["lead", "secretariat"]),
	/** The measure that has to have been decided on before. */
	after: z.preprocess(blank, text(40).nullable().default(null)),
	/** Whoever it is taken against stands on a list until they are taken off it (黑名单). */
	isListed: z.boolean().default(false),
});
export type Measure = z.infer<typeof measureSchema> & { party: Party };

/** The measures of a plan, mildest first: no name twice, and each comes after one that stands before it. */
export const measuresSchema = z
	.array(measureSchema)
	.max(MAX_MEASURES)
	.superRefine((measures, ctx) => {
		for (const [i, { name, after }] of measures.entries()) {
			const before = measures.slice(0, i).map((m) => m.name);
			if (before.includes(name)) ctx.addIssue({ code: "custom", path: [i, "name"], message: "measureTwice" });
			if (after !== null && !before.includes(after))
				ctx.addIssue({ code: "custom", path: [i, "after"], message: "measureNotBefore" });
		}
	});
