import { MAX_GIST, maxTitle } from "#db/plans/plan-document.ts";

const END = /[。；;！!？?\n]|\.(?=\s|$)/;
const MARKS = /^[\s，。；、：:,.;—-]+|[\s，。；、：:,.;—-]{1,30}$/g;
/** Brackets that say who is responsible, and headings' numbers, are no part of what is to be done. */
const bare = (text: string): string => text.replace(MARKS, "");

/** A text cut to a length at the last mark before it, or with an ellipsis where there is none. */
function cut(text: string, max: number): string {
	if (text.length <= max) return text;
	const head = text.slice(0, max + 1);
	const at = Math.max(...["，", "、", "；", ", ", "; "].map((mark) => head.lastIndexOf(mark)));
	if (at >= max / 3) return bare(head.slice(0, at));
	const word = /\p{Script=Han}/u.test(text) ? -1 : head.lastIndexOf(" ", max - 1);
	return `${text.slice(0, word > 0 ? word : max - 1)}…`;
}

/** A title for a task: its clause's heading, or how its text begins. */
export function titleFor(heading: string, text: string): string {
	const words = bare(heading) || bare(text.split(END)[0] ?? "") || bare(text) || "…";
	return cut(words, maxTitle(words));
}

/** A text without some of its words and the brackets around them. */
function without(text: string, words: string | null): string {
	const at = words ? text.indexOf(words) : -1;
	if (!words || at < 0) return text;
	const isIn = /[（([<〔【〈]/.test(text.charAt(at - 1));
	return text.slice(0, isIn ? at - 1 : at) + text.slice(at + words.length + (isIn ? 1 : 0));
}

/** What a task is about, in the document's own first sentences: without its heading and without who is responsible. */
export function gistFor(heading: string, text: string, roleWords: string | null): string {
	// A heading ends with a mark; what runs on behind it belongs to it.
	const isApart = heading !== "" && text.startsWith(heading) && /^[。.：:；;\s]/.test(text.slice(heading.length));
	const after = isApart ? bare(text.slice(heading.length)) : text;
	const plain = without(after, roleWords).replace(/\s+/g, " ").trim() || bare(text) || "…";
	if (plain.length <= MAX_GIST) return plain;
	const head = plain.slice(0, MAX_GIST);
	const at = Math.max(head.lastIndexOf("。"), head.lastIndexOf("；"), head.lastIndexOf(". "));
	return at >= MAX_GIST / 3 ? head.slice(0, at + 1).trim() : cut(plain, MAX_GIST);
}
