import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { documentOf } from "#app/drafting/document-of.ts";
import type { Draft, DraftPiece } from "#app/drafting/draft.ts";
import { draftOf } from "#app/drafting/draft-of.ts";
import { parseFile } from "#app/reading/files/parse.ts";
import { readPlan } from "#app/reading/read-plan.ts";
import type { Place, RosterUnit } from "#db/plans/roster.ts";

const folder = path.join(import.meta.dirname, "../reading/documents/open");
const place: Place = [
	{ name: "岚桥市", level: "city" },
	{ name: "岚桥区", level: "county" },
];

export type Read = { name: string; draft: Draft; pieces: DraftPiece[] };

/** A composed document as the draft that the reader proposes. */
export async function draftFrom(name: string, roster: RosterUnit[] = []): Promise<Read> {
	const plan = readPlan(await parseFile(await readFile(path.join(folder, name)), name));
	return { name, ...draftOf(plan, roster, place) };
}

/** Every composed document that may be looked at. */
export async function allDrafts(): Promise<Read[]> {
	const names = (await readdir(folder)).filter((name) => !name.endsWith(".key.json")).sort();
	const drafts: Read[] = [];
	for (const name of names) drafts.push(await draftFrom(name));
	return drafts;
}

/** A unit of a roster; a body unless told otherwise. */
export const listed = (id: number, name: string, more: Partial<RosterUnit> = {}): RosterUnit => ({
	id,
	name,
	kind: "bureau",
	isGroup: false,
	isOpen: false,
	isOutside: false,
	members: [],
	aliases: [],
	...more,
});

/** A draft with all settled that a person has to settle: groups left open, a secretariat chosen, names without a match new. */
export function settle(draft: Draft): Draft {
	const units = draft.units.map((unit) => ({
		...unit,
		isOpen: unit.isGroup && unit.members.length === 0,
		match: unit.match.to === "unsure" ? ({ to: "new" } as const) : unit.match,
	}));
	return { ...draft, units, head: { ...draft.head, secretariat: units.find((unit) => !unit.isGroup)?.key ?? null } };
}

export const documentFrom = ({ draft, pieces }: Pick<Read, "draft" | "pieces">, roster: RosterUnit[] = []) =>
	documentOf({ draft, pieces, roster, place });
