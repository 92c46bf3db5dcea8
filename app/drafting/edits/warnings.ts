import { z } from "zod";
import { type DraftWarning, settlements } from "../draft.ts";
import { type Context, done, editKind, keyField, noSuchPart, optionalWords, refuse, replace } from "./edit.ts";

const settle = (
	warning: DraftWarning,
	as: (typeof settlements)[number],
	note: string | null,
	{ by, at }: Context,
): DraftWarning => ({
	...warning,
	settled: { as, note: note ?? "", by, at },
});

/** Somebody has looked at a warning: nothing is wrong, or the plan's secretariat has to decide. */
export const settleWarning = editKind({
	schema: z.object({ edit: z.literal("warning.settle"), key: keyField(), as: z.enum(settlements), note: optionalWords(500) }),
	part: ({ key }) => key,
	apply: (draft, { key, as, note }, context) => {
		const warning = draft.warnings.find((one) => one.key === key);
		if (!warning) return noSuchPart();
		if (as === "discrepancy" && note === null) return refuse({ note: { code: "missing" } });
		return done({ ...draft, warnings: replace(draft.warnings, settle(warning, as, note, context)) });
	},
});

/** Settles all open warnings of one sort at once. */
export const settleKind = editKind({
	schema: z.object({ edit: z.literal("warning.settleKind"), kind: z.string().max(40) }),
	part: () => null,
	apply: (draft, { kind }, context) =>
		done({
			...draft,
			warnings: draft.warnings.map((one) => (one.kind === kind && !one.settled ? settle(one, "checked", null, context) : one)),
		}),
});

export const reopenWarning = editKind({
	schema: z.object({ edit: z.literal("warning.reopen"), key: keyField() }),
	part: ({ key }) => key,
	apply: (draft, { key }) => {
		const warning = draft.warnings.find((one) => one.key === key);
		return warning ? done({ ...draft, warnings: replace(draft.warnings, { ...warning, settled: null }) }) : noSuchPart();
	},
});
