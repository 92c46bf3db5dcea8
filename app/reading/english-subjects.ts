import type { Duty } from "./roles.ts";
import { areUnits, unitNames } from "./unit-names.ts";

const MUST = /\s(?:shall|must|will|is to|are to|(?:is|are) responsible for|leads|coordinates)\s/;
/** What joins the units that help the ones before it. */
const WITH = /,?\s(?:in cooperation|in collaboration|in consultation|together|jointly)\swith\s/;
const SUPPORT = /\bwith\s(?:the\s)?support\s(?:from|of)\s([^.;]{3,200})/;

const named = (list: string): string[] => {
	const names = unitNames(list.replace(/,\s?$/, "")).map((name) => name.replace(/^(?:the|all)\s/i, ""));
	return areUnits(names) && names.every((name) => /^[A-Z]/.test(name)) ? names : [];
};

/** The Finance Office, in cooperation with the Police Service, shall … / The Fleet Office will lead, with support from …: a unit that has to do something. */
function askedIn(sentence: string): Duty[] {
	const must = MUST.exec(sentence);
	if (!must) return [];
	const [own = "", helped = ""] = sentence.slice(0, must.index).split(WITH);
	// A heading without a stop may stand before the sentence.
	const lead = named(own.slice(Math.max(0, own.lastIndexOf("The "))));
	const others = lead.length > 0 ? [...named(helped), ...named(SUPPORT.exec(sentence)?.[1] ?? "")] : [];
	return [
		...lead.map((unit): Duty => ({ unit, role: "lead", verb: must[0].trim() })),
		...others.map((unit): Duty => ({ unit, role: "cooperate", verb: "with" })),
	];
}

/** The units that an English text names as the subject of what it asks; none in a Chinese one. */
export const englishSubjects = (text: string): Duty[] =>
	/\p{Script=Han}/u.test(text) ? [] : text.split(/[.;:]\s|\n/).flatMap((sentence) => askedIn(sentence.trim()));
