import { z } from "zod";
import { comparators } from "#db/plans/plan-document.ts";
import type { Draft, DraftIndicator, DraftPhase } from "../draft.ts";
import {
	date,
	done,
	editKind,
	keyField,
	nextKey,
	noSuchPart,
	optionalDate,
	optionalWords,
	refuse,
	replace,
	rowsOf,
	words,
} from "./edit.ts";

export const isTask = (draft: Draft, key: string): boolean => draft.tasks.some((task) => task.key === key);

/** When a phase runs and what it is called; without a key, one that the reader missed. */
export const savePhase = editKind({
	schema: z.object({
		edit: z.literal("phase.save"),
		key: keyField().optional(),
		name: words(80),
		start: date(),
		end: date(),
	}),
	part: ({ key }) => key ?? null,
	apply: (draft, { key, name, start, end }) => {
		if (start > end) return refuse({ end: { code: "endBeforeStart" } });
		const phase = draft.phases.find((one) => one.key === key);
		if (phase) return done({ ...draft, phases: replace(draft.phases, { ...phase, name, start, end }) });
		if (key) return noSuchPart();
		const fresh: DraftPhase = {
			key: nextKey(draft.phases, "p"),
			clause: "文首",
			at: 1,
			name,
			words: name,
			start,
			end,
			precision: "day",
			isAdded: true,
			isLeftOut: false,
		};
		return done({ ...draft, phases: [...draft.phases, fresh] });
	},
});

const value = () =>
	z.preprocess(
		(v) => (typeof v === "string" ? v.replace(/[,，\s]/g, "") || null : (v ?? null)),
		z.coerce.number({ error: "noFigure" }).nullable(),
	);
const targetRow = z.object({ milestone: optionalDate(), comparator: z.enum(comparators), value: value() });

/** What an indicator measures, of whom, and what it has to reach by when. */
export const saveIndicator = editKind({
	schema: z.object({
		edit: z.literal("indicator.save"),
		key: keyField().optional(),
		name: words(200),
		scope: optionalWords(200),
		measure: optionalWords(20),
		task: optionalWords(10),
		targets: rowsOf(targetRow, 20),
	}),
	part: ({ key }) => key ?? null,
	apply: (draft, { key, name, scope, measure, task, targets: rows }) => {
		const before = draft.indicators.find((one) => one.key === key);
		if (key && !before) return noSuchPart();
		if (task !== null && !isTask(draft, task)) return refuse({ task: { code: "noSuchPart" } });
		const said = rows.filter((row) => row.value !== null || row.milestone !== null || before?.targets[row.i]);
		const isNumber = (c: string) => c !== "trend" && c !== "qualitative";
		const bare = said.find((row) => isNumber(row.comparator) && row.value === null);
		if (bare) return refuse({ [`targets.${bare.i}.value`]: { code: "noFigure" } });
		if (said.length === 0) return refuse({ "targets.0.value": { code: "missing" } });
		const targets: DraftIndicator["targets"] = said.map(({ i, milestone, comparator, value: figure }) => ({
			milestone,
			words: before?.targets[i]?.milestone === milestone ? (before.targets[i]?.words ?? "–") : (milestone ?? "–"),
			comparator,
			value: isNumber(comparator) ? figure : null,
		}));
		const first = targets[0]?.comparator;
		const kind = first === "trend" || first === "qualitative" ? first : /[%‰]/.test(measure ?? "") ? "rate" : "count";
		const saved = { name, scope, measure, task, targets, kind } as const;
		if (before) return done({ ...draft, indicators: replace(draft.indicators, { ...before, ...saved }) });
		const fresh = { key: nextKey(draft.indicators, "i"), clause: "文首", at: 1, isAdded: true, isLeftOut: false, ...saved };
		return done({ ...draft, indicators: [...draft.indicators, fresh] });
	},
});

const lists = { t: "tasks", p: "phases", i: "indicators", r: "rows" } as const;

/** Leaves a part out of the plan, or takes it in again; it stays in the draft. */
export const leaveOut = editKind({
	schema: z.object({ edit: z.literal("part.leaveOut"), key: keyField(), isLeftOut: z.enum(["true", "false"]) }),
	part: ({ key }) => key,
	apply: (draft, { key, isLeftOut }) => {
		const list = lists[key.charAt(0) as keyof typeof lists];
		if (!list || !draft[list].some((part) => part.key === key)) return noSuchPart();
		const parts = draft[list].map((part) => (part.key === key ? { ...part, isLeftOut: isLeftOut === "true" } : part));
		return done({ ...draft, [list]: parts });
	},
});
