import type { Clause } from "./clauses.ts";
import type { Flow } from "./flow.ts";
import type { Marker } from "./markers.ts";

/** A label inside a clause whose numbered lines are the clause's own: 整改措施：1.…2.… */
const FIELD = /[\p{Script=Han}]{0,4}(?:措施|举措|做法|目标|表现|问题|内容|要求|任务):$/u;
const BEFORE = /[。;)\]是]/;

/** Whether a list that begins at a marker stands behind a label inside its parent, not behind the parent's own heading. */
export function isAfterFieldLabel({ folded, starts }: Flow, parent: Clause, marker: Marker): boolean {
	const from = Math.max(parent.start, marker.at - 12);
	const found = FIELD.exec(folded.slice(from, marker.at));
	if (!found) return false;
	for (let at = from + found.index; at < marker.at - 3; at++)
		if (starts.has(at) || BEFORE.test(folded.charAt(at - 1))) return at > parent.start + 1;
	return false;
}

const RESPONSIBLE = /[([][^()[\]]{2,90}(?:负责|牵头|配合|落实|单位:)[^()[\]]{0,60}[)\]]/;
const HEAD = 20;
const MOST = 400;

/** How an item is worded: whether a short heading leads it, whether it says who is responsible. */
function wording(flow: Flow, from: number): { isTitled: boolean; isResponsible: boolean } {
	const words = flow.folded.slice(from, from + MOST).split(/(?=专栏|(?<=[。;)])\d{1,2}[.、](?!\d))/)[0] ?? "";
	const stop = words.search(/[。:]/);
	return { isTitled: stop > 1 && stop <= HEAD && words.length > stop + 6, isResponsible: RESPONSIBLE.test(words) };
}

/** Whether a number that follows on the last item of a box as well as on the last outside it is worded like those outside. */
export function belongsOutside(flow: Flow, marker: Marker, inner: Clause, outer: Clause): boolean {
	const [own, inside, outside] = [marker.end, inner.start, outer.start].map((from) => wording(flow, from));
	if (!own || !inside || !outside) return false;
	if (inside.isResponsible !== outside.isResponsible) return own.isResponsible === outside.isResponsible;
	return inside.isTitled !== outside.isTitled && own.isTitled === outside.isTitled;
}
