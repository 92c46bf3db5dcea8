import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import type { Block } from "./blocks.ts";
import type { Say } from "./template.ts";

/** What a paper says besides what its docket remembers: the names of things, as they are called on the day it is issued. */
export type PaperFacts = {
	plan: string;
	/** The task or matter that the docket is, and whether the plan's document prints it. */
	isPrinted: boolean;
	clause: string;
	title: string;
	gist: string;
	/** The name of the plan's secretariat. */
	secretariat: string;
	jurisdiction: string;
	/** The limits that the document prints for it. */
	deadlines: { on: PlainDate; words: string }[];
	/** The names of the units of the jurisdiction by id. */
	units: Record<number, string>;
	/** The names of whoever has acted on the docket by id. */
	people: Record<number, string>;
};

/** A paper about to be issued: the step as the issuing entry left it, its docket, and what else there is to say. */
export type Issue = { step: Step; docket: Docket; issuedOn: PlainDate; facts: PaperFacts };

/**
 * What a kind of paper says, beneath its head: who issues it, what it is called, and all the rest. Minutes have a head of their own in place of both, and
 * name whom they are sent to.
 */
export type Content = { issuer: string; title: string; minutesHead?: string; copies?: string; blocks: Block[] };

/** Pure: the same issue and the same words give the same paper. */
export type Compose<K extends string> = (issue: Issue, say: Say<K>) => Content;

/** The name of a unit that a paper names; throws if it isn't one of the jurisdiction. */
export function unitName({ units }: PaperFacts, id: number | null): string {
	const name = units[id ?? 0];
	if (name === undefined) throw new Error(`a paper names unit ${id}, which is not of its jurisdiction`);
	return name;
}
