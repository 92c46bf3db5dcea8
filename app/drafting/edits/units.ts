import { z } from "zod";
import { unitKinds } from "#db/plans/plan-document.ts";
import type { RosterUnit } from "#db/plans/roster.ts";
import type { Draft, DraftUnit, Match } from "../draft.ts";
import { type Context, done, editKind, flag, keyField, keys, noSuchPart, optionalWords, refuse, replace, words } from "./edit.ts";
import { addUnit, finalKey, matchTo, nameUnit, takeFromRoster } from "./name-unit.ts";

const named = (roster: RosterUnit[], typed: string): RosterUnit | undefined =>
	roster.find(({ name, aliases }) => name === typed || aliases.includes(typed));
const set = (draft: Draft, unit: DraftUnit): Draft => ({ ...draft, units: replace(draft.units, unit) });

/** Settles with one click what a name means: one of the units that it could be, or none of them. */
export const matchUnit = editKind({
	schema: z.object({ edit: z.literal("unit.match"), key: keyField(), to: z.string().regex(/^(?:new|\d{1,9})$/) }),
	part: ({ key }) => key,
	apply: (draft, { key, to }, { roster }) => {
		const unit = draft.units.find((one) => one.key === key);
		const listed = roster.find(({ id }) => String(id) === to);
		if (!unit || (to !== "new" && !listed)) return noSuchPart();
		return done(listed ? matchTo(draft, key, listed, roster) : set(draft, { ...unit, match: { to: "new" } }));
	},
});

/** Takes the first candidate of every name that isn't settled yet. */
export const matchAllUnits = editKind({
	schema: z.object({ edit: z.literal("unit.matchAll") }),
	part: () => null,
	apply: (draft, _, { roster }) =>
		done(
			draft.units.reduce((at, { key, match }) => {
				const first = match.to === "unsure" ? match.candidates[0] : undefined;
				const listed = roster.find(({ id }) => id === first?.unitId);
				return listed ? matchTo(at, key, listed, roster) : at;
			}, draft),
		),
});

const unitForm = z.object({
	edit: z.literal("unit.save"),
	key: keyField(),
	to: z.enum(["roster", "new", "alias"]),
	/** The name of the unit of the roster or of this draft that it is. */
	of: optionalWords(80),
	name: words(80),
	kind: z.enum(unitKinds),
	isGroup: flag(),
	isOpen: flag(),
	isOutside: flag(),
	members: keys(),
	/** Units of the roster that the group stands for besides. */
	rosterMembers: z.preprocess((v) => [v ?? []].flat(), z.array(z.coerce.number<string>().int()).max(500)),
});
type UnitForm = z.output<typeof unitForm>;

function matchBy(draft: Draft, unit: DraftUnit, form: UnitForm, { roster }: Context): Match | { code: string } {
	if (form.to === "new") return roster.some(({ name }) => name === form.name) ? { code: "nameTaken" } : { to: "new" };
	if (form.of === null) return { code: "missing" };
	if (form.to === "roster") {
		const listed = named(roster, form.of);
		return listed ? { to: "roster", unitId: listed.id, name: listed.name } : { code: "unknownUnit" };
	}
	const other = nameUnit(draft, form.of, false, []);
	if (!other) return { code: "unknownUnit" };
	return finalKey(draft, other.key) === unit.key ? { code: "ownAlias" } : { to: "alias", of: other.key };
}

/** A name with an own spelling for the portal; what the document prints stays as an alias. */
function renamed(unit: DraftUnit, name: string): Pick<DraftUnit, "name" | "aliases"> {
	if (name === unit.name) return unit;
	const printed = unit.isPrinted ? [{ name: unit.name, clause: "文首" }] : [];
	return { name, aliases: [...unit.aliases.filter((alias) => alias.name !== name), ...printed] };
}

/** Which unit a name is, what kind of unit, and for a group whom it stands for. */
export const saveUnit = editKind({
	schema: unitForm,
	part: ({ key }) => key,
	apply: (draft, form, context) => {
		const unit = draft.units.find((one) => one.key === form.key);
		if (!unit) return noSuchPart();
		const isTaken = draft.units.some((one) => one.key !== unit.key && one.name === form.name && one.match.to !== "alias");
		if (form.to === "new" && isTaken) return refuse({ name: { code: "nameTaken" } });
		const match = matchBy(draft, unit, form, context);
		if ("code" in match) return refuse({ [form.to === "new" ? "name" : "of"]: match });
		const listed = match.to === "roster" ? context.roster.find(({ id }) => id === match.unitId) : undefined;
		if (listed) return done(matchTo(draft, unit.key, listed, context.roster));
		let with_ = draft;
		const members = form.members.filter((key) => key !== unit.key && draft.units.some((one) => one.key === key && !one.isGroup));
		for (const id of form.rosterMembers) {
			const member = context.roster.find((one) => one.id === id && !one.isGroup);
			if (!member) return refuse({ members: { code: "noSuchUnit" } });
			const taken = takeFromRoster(with_, member);
			with_ = taken.draft;
			members.push(taken.key);
		}
		const { kind, isGroup, isOutside } = form;
		const flags = {
			kind,
			isGroup,
			isOpen: isGroup && form.isOpen,
			isOutside,
			members: isGroup ? [...new Set(members)] : unit.members,
		};
		return done(set(with_, { ...unit, ...(form.to === "new" ? renamed(unit, form.name) : {}), ...flags, match }));
	},
});

/** Adds a unit that the document doesn't name: of the roster, or new. */
export const addNamedUnit = editKind({
	schema: z.object({ edit: z.literal("unit.add"), name: words(80), kind: z.enum(unitKinds) }),
	part: () => null,
	apply: (draft, { name, kind }, { roster }) => {
		if (nameUnit(draft, name, false, [])) return refuse({ name: { code: "unitThere" } });
		const listed = named(roster, name);
		return done(listed ? takeFromRoster(draft, listed).draft : addUnit(draft, { name, kind, match: { to: "new" } }).draft);
	},
});
