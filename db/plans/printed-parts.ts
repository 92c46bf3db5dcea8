import type { Role } from "#workflows/names.ts";
import type { PlanDocument } from "./plan-document.ts";

/** A unit's part in a task as its document has it: with the printed role word, and the group through which the unit was named, if through one. */
export type PrintedPart = { unit: string; role: Role; verb: string; via: string | null };

/**
 * Who has a part in a document's tasks: of each printed assignment the unit itself, or its group's roster less the task's exceptions, each unit
 * once. Open groups, inferred units and units outside the jurisdiction have none until somebody decides. Units by their main names. Pure.
 */
export function partsIn(document: PlanDocument): (task: PlanDocument["tasks"][number]) => PrintedPart[] {
	const byName = new Map(document.units.flatMap((u) => [u.name, ...u.aliases.map((a) => a.name)].map((name) => [name, u])));
	const mainName = (name: string): string => byName.get(name)?.name ?? name;
	return ({ assignments, exceptions }) => {
		const gone = new Set(exceptions.map(mainName));
		return assignments.flatMap(({ unit, role, verb, inferred }): PrintedPart[] => {
			const of = byName.get(unit);
			if (!of || inferred || of.open || of.outside) return [];
			const units = (of.group ? of.members : [of.name]).filter((name) => !gone.has(name));
			for (const name of units) gone.add(name);
			return units.map((name) => ({ unit: name, role, verb, via: of.group ? of.name : null }));
		});
	};
}
