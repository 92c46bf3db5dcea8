import type { PaperKind } from "#workflows/papers.ts";

export type Level = 1 | 2 | 3 | 4;

/**
 * A piece of an official paper, as it is frozen and drawn: what it is, not how it looks. All text is printed as it stands, the numbers of headings
 * included.
 */
export type Block =
	/** Who issues it, in red, with the number of the paper and the red rule beneath (GB/T 9704-2012, 7.2). */
	| { type: "head"; issuer: string }
	/** The head of minutes: their name alone, in red, without a rule (10.3); their number beneath. */
	| { type: "minutesHead"; text: string }
	/** The number of a paper that has no head: at the right, above its title. */
	| { type: "number" }
	| { type: "title"; text: string }
	/** Whom it goes to: from the left edge (7.3.2). */
	| { type: "addressee"; text: string }
	| { type: "paragraph"; text: string }
	/** A heading of one of the four levels, with its number (7.3.3). */
	| { type: "heading"; level: Level; text: string }
	| { type: "table"; titles: string[]; rows: string[][] }
	/** Who was there, is excused or sat in: beneath the text of minutes (10.3). */
	| { type: "attendance"; label: string; names: string }
	/** A form to fill in by hand: a label and an empty cell a row. */
	| { type: "form"; labels: string[] }
	/** Issuer and date, at the right (7.3.5). */
	| { type: "signature"; issuer: string; date: string }
	/** What is attached (附件说明), beneath the text and above the signature (7.3.4). */
	| { type: "attachments"; label: string; names: string }
	/** Where what is attached begins: on a page of its own, under its title (7.3.7). */
	| { type: "attachment"; mark: string; title: string }
	/** 版记, at the foot of the last page: whom copies go to, with its label, and who issued the paper when (7.4). */
	| { type: "imprint"; copies: { label: string; names: string } | null; issuer: string; date: string }
	/** An empty line. */
	| { type: "gap" };

/** A paper as it was issued. `printed` is its number as it stands on the paper. */
export type Paper = {
	number: number;
	printed: string;
	kind: PaperKind;
	name: string;
	/** The day, in Asia/Shanghai. */
	issuedOn: string;
	blocks: Block[];
};
