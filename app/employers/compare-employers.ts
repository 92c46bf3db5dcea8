import { columnKeys, type ListedEmployer } from "./employer.ts";

type Field = Exclude<keyof ListedEmployer, "creditCode">;
type Named = { creditCode: string; name: string };

/** What a list changes in the employers of a jurisdiction: those it adds, those it changes and how, and how many it leaves as they are. */
export type Comparison = {
	added: Named[];
	changed: (Named & { changes: { field: Field; from: string; to: string }[] })[];
	same: number;
};

const fields = columnKeys.filter((key): key is Field => key !== "creditCode");

/** Holds a list against what is kept, by credit code. Pure. Employers that the list leaves out stay as they are. */
export function compareEmployers(kept: ListedEmployer[], listed: ListedEmployer[]): Comparison {
	const before = new Map(kept.map((one) => [one.creditCode, one]));
	const comparison: Comparison = { added: [], changed: [], same: 0 };
	for (const one of listed) {
		const { creditCode, name } = one;
		const was = before.get(creditCode);
		const changes = was
			? fields.flatMap((field) => (was[field] === one[field] ? [] : [{ field, from: was[field], to: one[field] }]))
			: [];
		if (!was) comparison.added.push({ creditCode, name });
		else if (changes.length > 0) comparison.changed.push({ creditCode, name, changes });
		else comparison.same++;
	}
	return comparison;
}
