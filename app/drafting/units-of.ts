import type { Place, RosterUnit } from "#db/plans/roster.ts";
import type { ReadPlan } from "../reading/read-plan.ts";
import { isOpen } from "../reading/units.ts";
import type { DraftUnit } from "./draft.ts";
import { matchOf } from "./unit-match.ts";

/** The units of a document, found by any name that it uses. */
export type Registry = { all: DraftUnit[]; keyOf: (name: string) => string | null };

/** The first clause that prints each name. */
function firstClauses({ tasks, responsibilityRows }: ReadPlan): Map<string, string> {
	const found = new Map<string, string>();
	for (const { duties, clause } of [...tasks, ...responsibilityRows])
		for (const { unit } of duties) if (!found.has(unit)) found.set(unit, clause);
	return found;
}

/** Of which kinds the members of a group are, by its name; null where its name doesn't tell. */
function kindsIn(name: string): string[] | null {
	const kinds = [
		...(/镇|乡/.test(name) ? ["town"] : []),
		...(/街道/.test(name) ? ["street"] : []),
		...(/园区|开发区|管委会/.test(name) ? ["zone"] : []),
	];
	return kinds.length > 0 ? kinds : null;
}

/**
 * Gathers the units of a document, matched to the roster; a group of the roster has its members there, and for one that names towns or
 * streets, the roster's towns and streets are proposed.
 */
export function registryOf(plan: ReadPlan, roster: RosterUnit[], place: Place): Registry {
	const clauses = firstClauses(plan);
	const all: DraftUnit[] = plan.units.map(({ name, aliases, kind, group }, i) => ({
		key: `u${i + 1}`,
		name,
		aliases: aliases.map((alias) => ({ name: alias, clause: clauses.get(alias) ?? "文首" })),
		kind,
		isGroup: group,
		isOpen: group && isOpen(name),
		isOutside: false,
		members: [],
		isPrinted: true,
		match: matchOf([name, ...aliases], group, roster, place),
	}));
	const keyOfRoster = new Map(all.flatMap(({ match, key }) => (match.to === "roster" ? [[match.unitId, key] as const] : [])));
	const take = ({ id, name, kind }: RosterUnit): string => {
		const known = keyOfRoster.get(id);
		if (known) return known;
		const key = `u${all.length + 1}`;
		const match = { to: "roster", unitId: id, name } as const;
		const flags = { isGroup: false, isOpen: false, isOutside: false, members: [], isPrinted: false };
		all.push({ key, name, aliases: [], kind: kind as DraftUnit["kind"], ...flags, match });
		keyOfRoster.set(id, key);
		return key;
	};
	for (const unit of [...all]) {
		const { match } = unit;
		const kinds = unit.isGroup && !unit.isOpen && match.to === "new" ? kindsIn(unit.name) : null;
		const listed = match.to === "roster" ? roster.find(({ id }) => id === match.unitId) : undefined;
		const members = kinds
			? roster.filter(({ kind, isGroup, isOutside }) => kinds.includes(kind) && !isGroup && !isOutside)
			: roster.filter(({ id }) => listed?.members.includes(id));
		unit.members = members.map(take);
	}
	const keys = new Map(
		all.flatMap(({ key, name, aliases }) => [name, ...aliases.map((a) => a.name)].map((n) => [n, key] as const)),
	);
	return { all, keyOf: (name) => keys.get(name) ?? null };
}
