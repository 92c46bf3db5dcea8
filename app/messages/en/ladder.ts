import type { Messages } from "../messages.ts";

export const ladder: Messages["ladder"] = {
	title: "Escalation ladder",
	intro:
		"Counted in working days; the day of the deadline isn't counted. When a part reaches a rung, those concerned are told at nine that morning; nothing climbs while an extension is awaited or another unit blocks. A request for time is to be answered within five working days; whoever has to answer is reminded and urged by the same ladder, and at Supervised the secretariat may answer too.",
	before: "working days before",
	after: "working days after",
	preview: "Preview",
	notYours: (office) => `Set by ${office}.`,
	saved: "Saved. Nobody is told again of a rung already reached; all others follow the new days.",
	stale:
		"Somebody else has changed the ladder meanwhile: nothing was saved. Your days still stand below; look again, and save them if they are to hold.",
	nowTitle: "What comes next",
	previewTitle: "What would change",
	moved: (n, all) => `${n} of ${all} running`,
	running: (n) => `${n} running`,
	next: (rung, on, isProvisional) => `${on}${isProvisional ? " (provisional)" : ""} ${rung}`,
	nothing: "On the highest rung",
	unmoved: "Nothing would change.",
	empty: "No clock is running.",
	emptyHint: "Tasks that have been issued with a deadline appear here.",
	columns: { task: "Task", unit: "Unit", due: "Deadline", next: "Next", now: "Now", changed: "Then" },
};
