import { rungs, SUPERVISED } from "#workflows/ladder.ts";
import { type Count, type MarkKind, markKinds } from "#workflows/summary/figures.ts";
import type { Messages } from "../messages/messages.ts";
import { sumOf } from "./count-marks.ts";

/** One figure of the whole plan, in the order in which they are shown. */
export type FigureRow = { kind: MarkKind; value: string; n: number };

export function figureRows(counts: Count[]): FigureRow[] {
	return markKinds.flatMap((kind) => {
		const values = [...new Set(counts.flatMap((c) => (c.kind === kind ? [c.value] : [])))];
		return values.map((value) => ({ kind, value, n: sumOf(counts, kind, value) }));
	});
}

type Column = { kind: MarkKind; values: readonly string[]; title: (words: Messages["summaries"]) => string };

/** What is counted of each unit: the sum of these values. */
export const unitColumns: Column[] = [
	...["onTime", "late", "waived", "underway", "overdue"].map(
		(value): Column => ({ kind: "duty", values: [value], title: (words) => words.values[value] ?? value }),
	),
	...["asked", "granted"].map(
		(value): Column => ({
			kind: "extension",
			values: [value],
			title: ({ kinds, values }) => `${kinds.extension}${values[value]}`,
		}),
	),
	{ kind: "finding", values: ["minor", "serious", "grave"], title: ({ findings }) => findings },
	{ kind: "finding", values: ["relapsed"], title: ({ values }) => values.relapsed ?? "" },
	{ kind: "rung", values: rungs.slice(SUPERVISED - 1), title: ({ supervised }) => supervised },
];

export type UnitRow = { unitId: number; cells: { kind: MarkKind; values: readonly string[]; n: number }[] };

/** The units with anything in these columns, each with its figures. */
export function unitRows(counts: Count[]): UnitRow[] {
	const units = [...new Set(counts.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))].sort((a, b) => a - b);
	return units
		.map((unitId) => ({
			unitId,
			cells: unitColumns.map(({ kind, values }) => {
				return { kind, values, n: values.reduce((sum, value) => sum + sumOf(counts, kind, value, unitId), 0) };
			}),
		}))
		.filter(({ cells }) => cells.some(({ n }) => n > 0));
}
