import { plural } from "../plural.ts";

/** What confirming makes, and what stands in its way. */
export const confirm = {
	about: "Confirming makes the plan, its tasks and every unit's part in them. Before that, nothing is made.",
	makes: "Will be made",
	tasks: "Tasks",
	withoutLead: "of them without a lead (to be assigned)",
	past: "of them past their deadline (the secretariat confirms it)",
	leftOut: "Tasks left out",
	newUnits: "New units",
	knownUnits: "Known units",
	openGroups: "Groups left open",
	inferred: "Inferred roles (no duty by themselves)",
	phases: "Phases",
	indicators: "Indicators",
	rows: "Rows of the responsibility table",
	discrepancies: "Discrepancies (for the secretariat)",
	unchecked: (n: number) => `${plural(n, "task")} not checked yet. You can import, but it is better to look at all of them.`,
	openWarnings: (n: number) =>
		`${plural(n, "doubt")} still open; after the import they are listed with the plan's discrepancies.`,
	namesake: (title: string) =>
		`This jurisdiction already has a plan of this title or number: ${title}. Check that it isn't the same.`,
	stale: (name: string, at: string) =>
		`${name} changed the draft at ${at}, so it was not imported. Look at it as it is now, then confirm.`,
	obstacles: "It can't be imported yet:",
	submit: (n: number) => `Import ${plural(n, "task")}`,
	obstacle: {
		noTitle: () => "The plan has no title",
		noSecretariat: () => "No secretariat is chosen",
		secretariatUnfit: () => "A group or a unit outside the jurisdiction can't be the secretariat",
		noTask: () => "There are no tasks to import",
		unitUnsure: (words: string) => `Which unit “${words}” is, isn't confirmed`,
		nameTaken: (words: string) => `The jurisdiction has a unit called “${words}”: match it, or rename`,
		nameTwice: (words: string) => `“${words}” is the name of two units: merge or rename them`,
		groupEmpty: (words: string) => `Nobody has said whom “${words}” stands for`,
		noTaskTitle: (words: string) => `Task ${words} has no title or gist`,
	} as Record<string, (words: string) => string>,
};
