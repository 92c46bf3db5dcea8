import type { Messages } from "../messages.ts";
import { plural } from "./plural.ts";

export const visits: Messages["visits"] = {
	notYet: (unit, on) => `${unit} inspects on ${on}; what is looked at and found will stand here once the visit has begun.`,
	whole: "Part of",
	progress: "Items answered",
	offline: "There is no line now. Go on: everything is kept on this device with the photos, and sent when the line is back.",
	checklist: "Checklist to go by",
	checklistOption: (subject, version, items) => `${subject}, version ${version} (${plural(items, "item")})`,
	ordered: (checklist) => `All visits of this campaign go by one checklist: ${checklist}`,
	noChecklist: "None",
	note: "Note (optional)",
	find: "Record a finding under this item",
	findOther: "Record another finding",
	record: "Result of the visit",
	result: "Result of the visit",
	findings: (n) => `Findings (${n})`,
	again: (what) => `“${what}” was received before; nothing was recorded twice.`,
};

export const checklists: Messages["checklists"] = {
	title: "Checklists",
	intro: "One checklist for each subject; a visit that has begun keeps the version that it was begun with.",
	version: (n) => `version ${n}`,
	issued: (at, unit, name) => `issued ${at} by ${name}, ${unit}`,
	empty: "There is no checklist yet.",
	emptyHint: "The secretariat and lead departments can write one below.",
	fresh: "Write a new checklist",
	revise: "Revise and issue a new version",
	subject: "Subject",
	hint: "Rows left empty don't count; to take an item out, clear both its fields. What is issued can't be changed; another version can be issued.",
	columns: { text: "What is checked", basis: "Clause or standard", severity: "Severity of a breach" },
	issue: "Issue",
	done: (subject, version) => `“${subject}”, version ${version}, is issued.`,
	refusals: {
		stale: "Somebody has just issued a new version of this checklist. Look at it before you issue another.",
		noSubject: "Fill in the subject, in no more than 100 characters.",
		noItem: "Fill in at least one item: no more than 300 characters each, 200 for its clause, and 100 items in all.",
		noText:
			"Some rows, marked below, name a clause and no item: say what is looked at, or clear the clause too if you don't need them.",
	},
	refusal: "Checklists are written by officers and heads of the secretariat and of lead departments.",
};
