import type { RosterUnit } from "#db/plans/roster.ts";
import type { Draft } from "./draft.ts";
import { type StandIn, standInsOf } from "./stand-in.ts";
import { keptTasks, unsureUnits } from "./standing.ts";

/** What still stands in the way of importing a draft: the part where it is mended, and words to know it by. */
export type Obstacle = {
	code: string;
	part: "head" | "unit" | "task" | "phase" | "indicator";
	key: string | null;
	words: string;
};

/** Everything that still stands in the way of a draft. Pure. */
export function obstaclesTo(draft: Draft, roster: RosterUnit[], standIns = standInsOf(draft, roster)): Obstacle[] {
	const { head } = draft;
	const own = (part: "head", code: string): Obstacle => ({ code, part, key: null, words: "" });
	const secretariat = standIns.find(({ keys }) => head.secretariat !== null && keys.includes(head.secretariat));
	const known = new Set(roster.map(({ name }) => name));
	const ofUnit = (code: string, unit: StandIn): Obstacle => ({ code, part: "unit", key: unit.keys[0] ?? null, words: unit.name });
	const names = standIns.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)]);
	const isTwice = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
	return [
		...(head.title.trim() === "" ? [own("head", "noTitle")] : []),
		...(secretariat ? [] : [own("head", "noSecretariat")]),
		...(secretariat && (secretariat.isGroup || secretariat.isOutside) ? [own("head", "secretariatUnfit")] : []),
		...(keptTasks(draft).length === 0 ? [{ code: "noTask", part: "task" as const, key: null, words: "" }] : []),
		...unsureUnits(draft).map(({ key, name }): Obstacle => ({ code: "unitUnsure", part: "unit", key, words: name })),
		...standIns.filter((u) => !u.isKnown && known.has(u.name)).map((u) => ofUnit("nameTaken", u)),
		...standIns.filter(({ name }) => isTwice(name)).map((u) => ofUnit("nameTwice", u)),
		...standIns.filter((u) => u.isGroup && !u.isOpen && u.members.length === 0).map((u) => ofUnit("groupEmpty", u)),
		...keptTasks(draft)
			.filter(({ title, gist }) => title === "" || gist === "")
			.map(({ key, clause }): Obstacle => ({ code: "noTaskTitle", part: "task", key, words: clause })),
	];
}
