import type { RosterUnit } from "#db/plans/roster.ts";
import type { Draft, DraftUnit } from "../draft.ts";
import { nextKey } from "./edit.ts";

/** The unit that a name in a draft stands for in the end: an alias's own unit. */
export function finalKey(draft: Draft, key: string): string {
	let at = key;
	for (let steps = 0; steps < draft.units.length; steps++) {
		const match = draft.units.find((unit) => unit.key === at)?.match;
		if (match?.to !== "alias") break;
		at = match.of;
	}
	return at;
}

const calls = ({ name, aliases }: DraftUnit, typed: string): boolean =>
	name === typed || aliases.some((alias) => alias.name === typed);

/** Adds a unit that the document doesn't print. */
export function addUnit(
	draft: Draft,
	unit: Pick<DraftUnit, "name" | "kind" | "match"> & Partial<DraftUnit>,
): { draft: Draft; key: string } {
	const key = nextKey(draft.units, "u");
	const whole: DraftUnit = {
		aliases: [],
		isGroup: false,
		isOpen: false,
		isOutside: false,
		members: [],
		isPrinted: false,
		...unit,
		key,
	};
	return { draft: { ...draft, units: [...draft.units, whole] }, key };
}

/** Adds a unit of the roster; one that the draft has already isn't added again. */
export function takeFromRoster(
	draft: Draft,
	{ id, name, kind, isGroup, isOpen, isOutside }: RosterUnit,
): { draft: Draft; key: string } {
	const known = draft.units.find(({ match }) => match.to === "roster" && match.unitId === id);
	if (known) return { draft, key: known.key };
	const match = { to: "roster", unitId: id, name } as const;
	return addUnit(draft, { name, kind: kind as DraftUnit["kind"], isGroup, isOpen, isOutside, match });
}

/** Says which unit of the roster a draft's unit is; a group's members come in with it. */
export function matchTo(draft: Draft, key: string, listed: RosterUnit, roster: RosterUnit[]): Draft {
	let with_ = draft;
	const members = roster
		.filter(({ id }) => listed.members.includes(id))
		.map((member) => {
			const taken = takeFromRoster(with_, member);
			with_ = taken.draft;
			return taken.key;
		});
	const { isGroup, isOpen, isOutside } = listed;
	const match = { to: "roster", unitId: listed.id, name: listed.name } as const;
	const units = with_.units.map((unit) => (unit.key === key ? { ...unit, isGroup, isOpen, isOutside, members, match } : unit));
	return { ...with_, units };
}

/**
 * The unit that somebody means by a name they typed: one of the draft, one of the roster, or (if they say so) a new one. Null if there is
 * none of that name.
 */
export function nameUnit(
	draft: Draft,
	typed: string,
	isNew: boolean,
	roster: RosterUnit[],
	kind: DraftUnit["kind"] = "bureau",
): { draft: Draft; key: string } | null {
	const own =
		draft.units.find((unit) => calls(unit, typed)) ??
		draft.units.find(({ match }) => match.to === "roster" && match.name === typed);
	if (own) return { draft, key: finalKey(draft, own.key) };
	const listed = roster.find(({ name, aliases }) => name === typed || aliases.includes(typed));
	if (listed) return takeFromRoster(draft, listed);
	return isNew ? addUnit(draft, { name: typed, kind, match: { to: "new" } }) : null;
}
