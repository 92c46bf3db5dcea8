import type { TemplateWords } from "#db/queries/paper-templates.ts";
import { type PaperWords, places } from "../messages/papers/common.ts";
import { placesIn } from "./template.ts";

/** What is wrong with a field of a template, and with which place. */
export type WordsFault = { code: "empty" | "long" | "placeMissing" | "placeUnknown"; place?: string };

/** The words of a kind of paper with what a jurisdiction says in its own way put in their place. Pure. */
export function wordsWith(builtIn: PaperWords, own: TemplateWords | undefined): PaperWords {
	if (!own) return builtIn;
	const phrases = Object.fromEntries(Object.entries(builtIn.phrases).map(([key, text]) => [key, own.phrases[key] ?? text]));
	return { ...builtIn, head: own.head, number: own.number, phrases };
}

const LONG = 1_000;
/** Nothing that anybody could see: spaces, marks of direction, characters of no width. */
const INVISIBLE = /^[\p{C}\p{Z}\s]*$/u;

/** A phrase says what the built-in one says: it names the same places, each at least once, and no other. */
function faultOf(text: string, builtIn: string, mayBeEmpty: boolean): WordsFault | null {
	if (text === "" && mayBeEmpty) return null;
	if (INVISIBLE.test(text)) return { code: "empty" };
	if (text.length > LONG) return { code: "long" };
	const [given, needed] = [placesIn(text), placesIn(builtIn)];
	const unknown = given.find((place) => !needed.includes(place));
	if (unknown !== undefined) return { code: "placeUnknown", place: unknown };
	const missing = needed.find((place) => !given.includes(place));
	return missing !== undefined ? { code: "placeMissing", place: missing } : null;
}

/** The fields of a template by their names. */
const fieldsOf = ({ head, number, phrases }: TemplateWords): Record<string, string> => ({ head, number, ...prefixed(phrases) });
const prefixed = (phrases: Record<string, string>) =>
	Object.fromEntries(Object.entries(phrases).map(([key, text]) => [`phrase.${key}`, text]));
/** A paper that names its issuer in no head has none. */
const headOf = ({ head }: TemplateWords) => (head.includes(places.issuer) ? `{${places.issuer}}` : "");

/** What is wrong with words that are to replace the built-in ones, field by field. Pure. */
export function faultsIn(own: TemplateWords, builtIn: PaperWords): Record<string, WordsFault> {
	const given = fieldsOf(own);
	const expected = { ...fieldsOf(builtIn), head: headOf(own) };
	const faults = Object.entries(expected).flatMap(([name, text]): [string, WordsFault][] => {
		const fault = faultOf(given[name] ?? "", text, name === "head");
		return fault ? [[name, fault]] : [];
	});
	return Object.fromEntries(faults);
}
