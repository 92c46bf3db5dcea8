import type { RosterUnit } from "#db/plans/roster.ts";
import type { Draft, DraftUnit } from "../../drafting/draft.ts";
import { unitOf } from "../../drafting/standing.ts";

export const UNIT_NAMES = "unit-names";

/** What a unit of a draft is called in the portal: by the roster if it is there. */
export const calledIn = (draft: Draft, key: string): string => {
	const unit = unitOf(draft, key);
	return unit?.match.to === "roster" ? unit.match.name : (unit?.name ?? key);
};

/** Every name that can be typed for a unit: those of the draft, those of the roster. */
export const namesFor = ({ units }: Draft, roster: RosterUnit[]): string[] => {
	const own = units.flatMap(({ name, match }: DraftUnit) => (match.to === "roster" ? [match.name, name] : [name]));
	return [...new Set([...own, ...roster.map(({ name }) => name)])];
};

/** The list that text fields for a unit choose from; one on a page. */
export const UnitNames = ({ draft, roster }: { draft: Draft; roster: RosterUnit[] }) => (
	<datalist id={UNIT_NAMES}>
		{namesFor(draft, roster).map((name) => (
			<option key={name} value={name} />
		))}
	</datalist>
);
