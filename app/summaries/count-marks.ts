import type { IndicatorRow } from "#db/queries/get-plan.ts";
import type { Mark } from "#db/queries/summary-marks.ts";
import type { Count, Target } from "#workflows/summary/figures.ts";

/** How many marks there are of each kind, value and unit. Pure. */
export function countMarks(marks: Mark[]): Count[] {
	const groups = Map.groupBy(marks, ({ kind, value, unitId }) => JSON.stringify([kind, value, unitId]));
	return [...groups.values()].flatMap((own) => {
		const [first] = own;
		return first ? [{ kind: first.kind, value: first.value, unitId: first.unitId, n: own.length }] : [];
	});
}

/** The sum of counts of a kind and value; of one unit, if given. */
export const sumOf = (counts: Count[], kind: Count["kind"], value: string, unitId?: number): number =>
	counts
		.filter((c) => c.kind === kind && c.value === value && (unitId === undefined || c.unitId === unitId))
		.reduce((sum, { n }) => sum + n, 0);

/** What the plan's targets ask for. Nobody reports what is reached yet, and the summary says so. Pure. */
export const targetsOf = (indicators: IndicatorRow[]): Target[] =>
	indicators
		.flatMap(({ name, scope, measure, targets }) =>
			targets.map(({ words, milestone, comparator, value }) => {
				const asks = value === null || words.includes(String(value)) ? words : `${words}${comparator}${value}${measure ?? ""}`;
				return { indicator: name, scope, asks, by: milestone, known: null };
			}),
		)
		.map((target, i) => ({ no: i + 1, ...target }));
