import type { Messages } from "../messages.ts";
import { plural } from "./plural.ts";

export const desk: Messages["desk"] = {
	title: "Desk",
	subtitle: (unit: string, date: string) => `${unit} · ${date}`,
	groups: {
		answer: "Supervision orders to receive or answer",
		overdue: "Overdue",
		returned: "Returned",
		toSign: "To sign",
		changed: "Changes to sign for",
		dueSoon: "Due soon",
		toReport: "To report",
		referred: "Referred to you",
		toRectify: "To rectify",
		toReview: "To review",
		toAssign: "To assign",
		toIssue: "To issue",
		toInspect: "To inspect",
		toClose: "To close",
		toConfirm: "Deadline to confirm",
		letters: "Letters to handle",
		bulletins: "Bulletins",
		blocked: "Blocked",
	},
	nothing: "Nothing to do today.",
	nothingHint: "Under Tasks you can follow every task in your jurisdiction.",
	more: (n: number) => `${n} more, show all`,
	count: (n: number) => plural(n, "item"),
	open: "Open",
	standing: { tasks: "Tasks", closed: "Closed", late: "Overdue units", supervised: "Supervised or above" },
};

export const notices: Messages["notices"] = {
	title: "Notices",
	empty: "No notices.",
	emptyHint: "You are told here when a task is issued, a report is returned, a duty is urged, and so on.",
	kind: "Kind",
	kinds: { supervision: "Supervision", reminder: "Reminders", todo: "To do", news: "Progress" },
	markAll: "Mark all as read",
	markKind: (kind: string) => `Mark all under “${kind}” as read`,
	markOne: "Mark as read",
	settings: "Mail settings",
	unread: "Unread",
	line: (event: string, unit: string) => (unit ? `${event}: ${unit}` : event),
	due: (date: string) => `Deadline ${date}`,
	reason: (reason: string) => `Reason: ${reason}`,
};
