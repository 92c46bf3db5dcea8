import type { RosterUnit } from "#db/plans/roster.ts";
import type { Draft, DraftUnit } from "./draft.ts";
import { finalKey } from "./edits/name-unit.ts";

/** A unit that a plan will have: what a draft's units come to, each once, whatever names the document has for it. */
export type StandIn = {
	/** The keys of the draft's units that it is. */
	keys: string[];
	name: string;
	kind: DraftUnit["kind"];
	isGroup: boolean;
	isOpen: boolean;
	isOutside: boolean;
	isPrinted: boolean;
	aliases: { name: string; clause: string }[];
	/** Of a group: names of those it stands for. */
	members: string[];
	/** In the portal already, from earlier plans. */
	isKnown: boolean;
};

const namesOf = ({ name, aliases, isPrinted }: DraftUnit) => [...(isPrinted ? [{ name, clause: "" }] : []), ...aliases];

function fold(units: DraftUnit[], listed: RosterUnit | undefined, draft: Draft, nameOf: (key: string) => string | null): StandIn {
	const [first] = units;
	if (!first) throw new Error("no units to fold");
	const name = listed?.name ?? first.name;
	const printed = units
		.flatMap(namesOf)
		.filter((alias, i, all) => alias.name !== name && all.findIndex((a) => a.name === alias.name) === i);
	const own = [...new Set(first.members.flatMap((key) => nameOf(finalKey(draft, key)) ?? []))];
	return {
		keys: units.map(({ key }) => key),
		name,
		kind: (listed?.kind as DraftUnit["kind"] | undefined) ?? first.kind,
		isGroup: listed?.isGroup ?? first.isGroup,
		isOpen: listed?.isOpen ?? first.isOpen,
		isOutside: listed?.isOutside ?? first.isOutside,
		isPrinted: units.some((unit) => unit.isPrinted),
		aliases: printed.map(({ name: alias, clause }) => ({ name: alias, clause: clause || clauseOf(draft, alias) })),
		members: first.isGroup ? own : [],
		isKnown: listed !== undefined,
	};
}

/** The first clause in whose assignments a name is printed. */
const clauseOf = (draft: Draft, name: string): string =>
	draft.tasks.find(({ assignments }) => assignments.some((a) => a.name === name))?.clause ?? "文首";

/**
 * The units of the plan that a draft comes to. Names that mean one unit of the roster, or that are another's alias, become one. A group of the
 * roster stands for whom it stands for there; its members come in with it.
 */
export function standInsOf(draft: Draft, roster: RosterUnit[]): StandIn[] {
	const listed = new Map(roster.map((unit) => [unit.id, unit]));
	const groups = new Map<string, DraftUnit[]>();
	for (const unit of draft.units) {
		const final = draft.units.find(({ key }) => key === finalKey(draft, unit.key)) ?? unit;
		const id = final.match.to === "roster" ? `roster ${final.match.unitId}` : final.key;
		// The unit that an alias stands for comes first.
		groups.set(id, final === unit ? [unit, ...(groups.get(id) ?? [])] : [...(groups.get(id) ?? []), unit]);
	}
	const rosterOf = ([first]: DraftUnit[]) => {
		const match = first && draft.units.find(({ key }) => key === finalKey(draft, first.key))?.match;
		return match?.to === "roster" ? listed.get(match.unitId) : undefined;
	};
	const names = new Map(
		[...groups.values()].flatMap((units) =>
			units.map(({ key }) => [key, rosterOf(units)?.name ?? units[0]?.name ?? ""] as const),
		),
	);
	const own = [...groups.values()].map((units) => fold(units, rosterOf(units), draft, (key) => names.get(key) ?? null));
	const taken = new Set(own.map(({ name }) => name));
	const brought: StandIn[] = [];
	for (const unit of own) {
		if (!unit.isKnown || !unit.isGroup) continue;
		const group = roster.find(({ name }) => name === unit.name);
		const members = (group?.members ?? []).flatMap((id) => listed.get(id) ?? []);
		unit.members = members.map(({ name }) => name);
		for (const { name, kind, isOutside } of members) {
			if (taken.has(name)) continue;
			taken.add(name);
			const flags = { isGroup: false, isOpen: false, isOutside, isPrinted: false, isKnown: true };
			brought.push({ keys: [], name, kind: kind as DraftUnit["kind"], aliases: [], members: [], ...flags });
		}
	}
	return [...own, ...brought];
}
