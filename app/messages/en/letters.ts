import type { Messages } from "../messages.ts";

export const letters: Messages["letters"] = {
	title: "Letters of responsibility",
	intro:
		"A letter says which tasks and targets one unit answers for; the heads of both sides sign it, and once in force it can be held against results.",
	plan: "Plan",
	unit: "Unit",
	state: "State",
	signBy: "Sign by",
	kept: "Kept",
	keptLine: (done, all, late) => `${done} of ${all} done${late > 0 ? `, ${late} late` : ""}`,
	empty: "There is no letter yet.",
	emptyHint: "The secretariat can draft them for the units that have tasks in a plan.",
	draft: "Draft letters",
	draftHint:
		"The text is made from the unit's tasks, their dates and the plan's indicators; it can be changed before it is sent.",
	units: "For which units",
	hasLetter: "has a letter",
	tasks: (n) => `${n} ${n === 1 ? "task" : "tasks"}`,
	drafted: (n) => `${n} drafted. Check each before it is sent for signature.`,
	hidden: "Only the unit and the secretariat can read what the letter says.",
	text: "Text of the letter",
	objection: "Why it was sent back",
	signatures: "Signatures",
	hashHint: "The digest of the text that was signed: change one character and it is another",
	past: (until) => `Text in force until ${until}`,
	why: (reason) => `Amended because: ${reason}`,
	amended: (no) => `amendment ${no} of the plan`,
	outdated: (no) =>
		`Amendment ${no} of the plan has changed what the unit answers for: the text of the letter no longer says what the plan says.`,
	outdatedHint:
		"Redraft it from the amended plan: the text goes back to be checked, sent and signed by both sides; what was changed in it by hand has to be put back, the differences below show it.",
	nothingLeft: "The unit answers for nothing in the plan any more: the letter can be ended or withdrawn.",
	differs: "What would change if it were redrafted from the plan as amended",
	outdatedMark: "To be redrafted from the amended plan",
	inspections: "Held against results",
	promised: "Promised and kept",
	promise: "Promised task",
	promisedBy: "Promised by",
	is: "Now",
	gone: "no longer in the plan",
	docTitle: (unit) => `Letter of responsibility: ${unit}`,
};
