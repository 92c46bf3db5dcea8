import type { Messages } from "../messages.ts";
import { plural } from "./plural.ts";

export const employers: Messages["employers"] = {
	title: "Employers",
	intro: "The employers of this jurisdiction; samples are drawn from those at work.",
	link: "List of employers",
	about:
		"One employer a row, told by its unified social credit code: a code that is in the list already is updated; employers left out stay as they are.",
	unitSheet: "Towns",
	columns: {
		name: { title: "Employer", hint: "Required: the full name on its licence." },
		creditCode: { title: "Credit code", hint: "Required: 18 signs." },
		hazard: { title: "Hazard class", hint: "Required: choose severe, ordinary or not classified." },
		unit: { title: "Town, street or zone", hint: "Required: choose from the list." },
		state: { title: "State", hint: "Required: choose at work or closed." },
	},
	hazards: { severe: "Severe", ordinary: "Ordinary", unclassified: "Not classified" },
	states: { active: "At work", closed: "Closed" },
	example: { name: "A stone works", hazard: "Severe", state: "At work" },
	templateFile: "employers.xlsx",
	template: "Download the template (.xlsx)",
	filters: { q: "Name, code or town", hazard: "Hazard class" },
	empty: "There is no such employer in the list.",
	emptyHint: "Search for something else, or import a list.",
	upload: {
		title: "Import a list",
		label: "Choose the filled-in list (.xlsx)",
		hint: "Download the template, fill it in row by row and upload it here. If one row isn't right, nothing is imported, and every such row is named with what to do.",
		submit: "Import",
		only: "Lists are imported by the secretariat and by lead departments.",
	},
	refusal: "Lists of employers are imported by officers and heads of the secretariat and of lead departments.",
	imported: (added, changed, same) => `Imported: ${added} added, ${changed} updated, ${same} as they were.`,
	imports: "Newest imports",
	added: (n) => `${n} added`,
	changed: (n) => `${n} updated`,
	rest: (n) => `${n} more.`,
	faultTitle: (n) => `${plural(n, "place")} to mend; no row was imported`,
	faultHint: "Mend them in your own workbook, then upload it again as a whole.",
	faultColumns: { row: "Row", column: "Column", words: "What stands there", todo: "What to do" },
	moreFaults: (n) => `${n} more are not listed: mend these first.`,
	faults: {
		missing: "Required: fill it in.",
		tooLong: "Too long: shorten it to 200 characters.",
		codeForm:
			"Not a unified social credit code (18 digits and capital letters without I, O, S, V, Z): check it against the licence.",
		checkDigit:
			"The last sign, which checks the code, doesn't fit the first 17; one of them is wrong: check it against the licence.",
		codeTwice: "This code stands in a row above: put the two together.",
		choice: "Choose one from the list.",
		noSuchUnit: "There is no such town, street or zone in this jurisdiction: choose one from the list.",
		noColumn: "This column is missing: copy it from an empty template.",
		noRow: "Fill in at least one row.",
		noSheet: "There is no sheet to read: use the template.",
	},
};
