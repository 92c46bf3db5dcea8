import type { Place, RosterUnit } from "#db/plans/roster.ts";
import { core, isShortOf } from "../reading/units.ts";
import type { Match } from "./draft.ts";

const LEVEL_ENDS = /(?:省|自治区|市|自治州|地区|盟|区|县|旗)$/;

/**
 * A name without the places that stand before it: of 青浦 in 上海, 上海市青浦区卫生健康委员会 and 青浦区卫生健康委 are both 区卫生健康委.
 * A place whose own name is all there is stays.
 */
function local(name: string, place: Place): string {
	let text = name;
	for (const { name: above } of place.slice(0, -1))
		if (text.startsWith(above) && text.length > above.length) text = text.slice(above.length);
	const own = place.at(-1)?.name ?? "";
	const level = LEVEL_ENDS.exec(own)?.[0] ?? "";
	return own !== "" && text.startsWith(own) && text.length > own.length ? level + text.slice(own.length) : text;
}

/** Whether the place that a document prints is another than where it is to run. */
export function isElsewhere(printed: string, place: Place): boolean {
	const names = place.map(({ name }) => name);
	const own = names.at(-1) ?? "";
	return !(names.join("").endsWith(printed) || printed.endsWith(own) || own.endsWith(printed));
}

/** What two names of one unit have in common. */
const keyOf = (name: string, place: Place): string => core(local(name, place));

const isSure = (names: string[], { name, aliases }: RosterUnit, place: Place): boolean => {
	const known = new Set([name, ...aliases].map((n) => keyOf(n, place)));
	return names.some((n) => known.has(keyOf(n, place)));
};

/** 公安分局 of 区公安分局. */
const isTail = (short: string, long: string): boolean => short.length >= 3 && short.length < long.length && long.endsWith(short);

const isLikely = (names: string[], { name, aliases }: RosterUnit, place: Place): boolean =>
	[name, ...aliases].some((known) =>
		names.some((n) => {
			const [a, b] = [local(n, place), local(known, place)];
			return isShortOf(a, b) || isShortOf(b, a) || isTail(a, b) || isTail(b, a);
		}),
	);

/**
 * Which unit of the roster a printed name and its other spellings mean. The same name, or one that an earlier plan used for it, is sure; one
 * that could be its short or long form is left to a person; otherwise the unit is new.
 */
export function matchOf(names: string[], isGroup: boolean, roster: RosterUnit[], place: Place): Match {
	const fellows = roster.filter((unit) => unit.isGroup === isGroup);
	const [exact] = fellows.filter(({ name, aliases }) => names.some((n) => n === name || aliases.includes(n)));
	const sure = exact ? [exact] : fellows.filter((unit) => isSure(names, unit, place));
	const [only] = sure;
	if (only && sure.length === 1) return { to: "roster", unitId: only.id, name: only.name };
	const candidates = sure.length > 1 ? sure : fellows.filter((unit) => !isGroup && isLikely(names, unit, place));
	return candidates.length === 0
		? { to: "new" }
		: { to: "unsure", candidates: candidates.slice(0, 5).map(({ id, name }) => ({ unitId: id, name })) };
}
