import { z } from "zod";

/** How exactly the document prints a date: "6月30日" is a day, "6月底前" a month, "2020年底" a year. */
export const precisions = ["day", "month", "year"] as const;

/**
 * What a printed time limit binds to: `hard` must be met, `stretch` is striven for (力争), `recurring` comes
 * back, `relative` counts from an act (印发之日起30日内), `ambiguous` has two readings and waits for a person.
 */
export const deadlineKinds = ["hard", "stretch", "recurring", "relative", "ambiguous"] as const;

/** How often a recurring limit comes back; `regular` is 定期 or 适时, printed without a figure. */
export const frequencies = ["month", "quarter", "halfYear", "year", "regular"] as const;
export type Frequency = (typeof frequencies)[number];

/** A time limit as a plan prints it. Dates are calendar dates (ISO, no zone), each the last day that still counts. */
export const deadlineSchema = z.object({
	words: z.string().min(1),
	/** Of a recurring one the first date, where the document prints a day within the period (每年2月底前); null where it falls due as the period ends. */
	on: z.iso.date().nullable(),
	/** The other reading of an ambiguous limit. */
	altOn: z.iso.date().nullable().default(null),
	precision: z.enum(precisions).nullable(),
	kind: z.enum(deadlineKinds),
	every: z.enum(frequencies).nullable().default(null),
});
export type Deadline = z.output<typeof deadlineSchema>;
