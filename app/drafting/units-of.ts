import type { Place, RosterUnit } from "#db/plans/roster.ts";
import { fold } from "../reading/fold.ts";
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
		...(/街/.test(name) ? ["street"] : []),
		...(/园区|开发区|管委会/.test(name) ? ["zone"] : []),
	];
	const areCounties = kinds.length === 0 && COUNTIES.test(fold(name));
	return areCounties ? ["government"] : kinds.length > 0 ? kinds : null;
}

/** 各县（市、区）人民政府, whoever else is named with them. */
const COUNTIES = /^各?(?:[市州盟区县旗、]|\([市州盟区县旗、]{1,9}\)){1,6}(?:人民)?(?:政府)?$/;
const COUNTY = /[市区县旗](?:人民)?(?:政府)?$/;
/** Whether a government is one below the place whose plan it is, not that place's own or an office of it. */
const isBelow = (name: string, place: Place): boolean => {
	const own = place.at(-1)?.name ?? "";
	return COUNTY.test(name) && ![own, `${own}人民政府`, `${own}政府`].includes(name) && !/^[省市区县]/.test(name);
};

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
			? roster.filter(
					({ name, kind, isGroup, isOutside }) =>
						kinds.includes(kind) && !isGroup && !isOutside && (kind !== "government" || isBelow(name, place)),
				)
			: roster.filter(({ id }) => listed?.members.includes(id));
		unit.members = members.map(take);
	}
	const keys = new Map(
		all.flatMap(({ key, name, aliases }) => [name, ...aliases.map((a) => a.name)].map((n) => [n, key] as const)),
	);
	return { all, keyOf: (name) => keys.get(name) ?? null };
}
