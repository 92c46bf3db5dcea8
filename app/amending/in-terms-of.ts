import type { PlanDocument } from "#db/plans/plan-document.ts";
import { pairUp } from "./pair-up.ts";

type Unit = PlanDocument["units"][number];

const aliasesOf = (unit: Unit): string[] => unit.aliases.map((a) => a.name);

/** How surely two units are one: by name, by one's name among the other's, by another spelling that both have. */
function sameUnit(known: Unit, named: Unit): number | null {
	if (known.name === named.name) return 4;
	if (aliasesOf(known).includes(named.name)) return 3;
	if (aliasesOf(named).includes(known.name)) return 2;
	return aliasesOf(known).some((name) => aliasesOf(named).includes(name)) ? 1 : null;
}

/** New names to the names that the plan has for those units; none that the new document uses for something else. */
function knownNames(current: PlanDocument, amended: PlanDocument): Map<string, string> {
	const used = new Map(amended.units.flatMap((u) => [u.name, ...aliasesOf(u)].map((name) => [name, u.name])));
	const pairs = pairUp(current.units, amended.units, sameUnit).flatMap(({ from, to }): [string, string][] => {
		const [known, named] = [current.units[from]?.name ?? "", amended.units[to]?.name ?? ""];
		return known !== named && [undefined, named].includes(used.get(known)) ? [[named, known]] : [];
	});
	return new Map(pairs);
}

/** A unit under the name that the plan has for it; the name that the new document uses most becomes one of its other spellings. */
function renamed(unit: Unit, name: string | undefined, printedAt: (name: string) => string): Unit {
	if (name === undefined) return unit;
	const aliases = [...unit.aliases.filter((a) => a.name !== name), { name: unit.name, clause: printedAt(unit.name) }];
	return { ...unit, name, aliases };
}

/** What no document prints stays as the portal knows it: what a unit is, a roster from public knowledge, whom it stands under. */
function completed(unit: Unit, known: Unit | undefined): Unit {
	if (!known) return unit;
	const { kind, group, open, outside } = known;
	const isRosterOpen = group && unit.members.length === 0;
	const { members, roster } = isRosterOpen ? known : unit;
	return { ...unit, kind, group, open, outside, members, roster, parent: unit.parent ?? known.parent };
}

/** The units that the plan needs and the new document doesn't print: members of rosters, those that others stand under, the secretariat. */
function unprinted(current: PlanDocument, units: Unit[], alsoNeeded: string[]): Unit[] {
	const names = new Set(units.flatMap((u) => [u.name, ...aliasesOf(u)]));
	const needed = [...alsoNeeded, ...units.flatMap((u) => [...u.members, ...(u.parent === null ? [] : [u.parent])])];
	const missing = new Set(needed.filter((name) => !names.has(name)));
	const found = current.units.filter((u) => missing.has(u.name)).map((u) => ({ ...u, printed: false }));
	return found.length === 0 ? units : unprinted(current, [...units, ...found], alsoNeeded);
}

/**
 * An amended document in the terms of the plan that it amends: units by the names that the plan has for them, and what no document prints as
 * it stands in the plan (rosters, the secretariat, the plan's own number and place). Only what the new document says otherwise is a difference
 * then. Pure; the same again when asked twice.
 */
export function inTermsOf(current: PlanDocument, amended: PlanDocument): PlanDocument {
	const names = knownNames(current, amended);
	const known = new Map(current.units.map((u) => [u.name, u]));
	const mainNames = new Map(amended.units.flatMap((u) => aliasesOf(u).map((alias) => [alias, u.name])));
	const nameOf = (name: string): string => {
		const main = mainNames.get(name) ?? name;
		return names.get(main) ?? main;
	};
	const printedAt = (name: string): string => {
		const task = amended.tasks.find((t) => t.assignments.some((a) => a.unit === name)) ?? amended.tasks[0];
		return task?.clause ?? "";
	};
	const units = amended.units.map((unit) => {
		const own = renamed(unit, names.get(unit.name), printedAt);
		const named = { ...own, members: own.members.map(nameOf), parent: own.parent === null ? null : nameOf(own.parent) };
		return completed(named, known.get(named.name));
	});
	return {
		...amended,
		seed: current.seed,
		jurisdiction: current.jurisdiction,
		units: unprinted(current, units, [current.setup.secretariat]),
		tasks: amended.tasks.map((task) => ({ ...task, exceptions: task.exceptions.map(nameOf) })),
		setup: current.setup,
	};
}
