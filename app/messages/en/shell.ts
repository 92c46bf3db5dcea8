import { inOneLine } from "../in-one-line.ts";
import type { Messages } from "../messages.ts";
import { plural } from "./plural.ts";

export const shell: Messages["shell"] = {
	name: "Liandu",
	tagline: "Joint supervision across agencies",
	skip: "Skip to the content",
	nav: {
		desk: "Desk",
		tasks: "Tasks",
		escalations: "Escalations",
		rectifications: "Rectification",
		ledgers: "Ledgers",
		inspections: "Inspections",
		letters: "Letters",
		bulletins: "Bulletins",
		meetings: "Meetings",
		plans: "Plans",
		units: "Units",
		notices: "Notices",
	},
	menu: "Menu",
	clockShifted: (moment: string) =>
		`The system clock has been shifted: it now counts as ${moment}. The built-in plans and people are for demonstration.`,
	madeUp: "Demo",
	me: "My account",
	signOut: "Sign out",
	hat: "Acting as",
	wear: "Switch",
	position: { officer: "Officer", head: "Head" },
	unread: (n: number) => plural(n, "unread notice"),
	marks: {
		list: (names) => names.join(", "),
		aside: (text) => ` (${text})`,
		pair: (label, value) => `${label}: ${value}`,
		join: (parts) => inOneLine(parts, "; "),
		comma: (parts) => inOneLine(parts, ", "),
	},
	all: "All",
	from: (a: string, b: string) => `${a} to ${b}`,
	more: "Next page",
	first: "Back to the first page",
	save: "Save",
	filter: "Filter",
	clear: "Clear filters",
	why: "Why",
	download: "Export XLSX",
	held: "There is no line now: everything is kept on this device, and sent by itself, once, when the line is back.",
	draft: "What you have not submitted is kept on this device",
	kinds: {
		government: "Government",
		bureau: "Bureau",
		town: "Town",
		street: "Street",
		zone: "Zone",
		institution: "Institution",
		association: "Association",
		body: "Coordinating body",
		other: "Other",
	},
};

export const signIn: Messages["signIn"] = {
	title: "Sign in",
	login: "User name",
	password: "Password",
	submit: "Sign in",
	wrong: "The user name or password is wrong. Check both and try again.",
	paused: (minutes: number) =>
		`Wrong five times in a row. Try again in ${plural(minutes, "minute")}, or ask an administrator to reset the password.`,
	noCookie:
		"The browser did not keep the sign-in. Use the https address, or http://localhost on this machine, and allow cookies for this site.",
	missing: "Enter the user name and the password.",
};

export const problems: Messages["problems"] = {
	title: {
		400: "Not understood",
		403: "Not permitted",
		404: "Not found",
		405: "Not supported",
		409: "This has changed meanwhile",
		413: "Too much to take in",
		422: "Check what you entered",
		500: "Something went wrong",
		503: "The database cannot be reached for now",
	},
	text: {
		400: "What was sent could not be read, so nothing was saved. Go back and try again from the page.",
		403: "Your current position does not allow this. You can switch position at the top right and try again.",
		404: "This page does not exist, or is outside your jurisdiction. Start again from the navigation above.",
		405: "Use the buttons on the page; do not open this address directly.",
		409: "Someone was faster. Go back, look at how things stand now, then act.",
		413: "Send fewer attachments or less text, then submit again.",
		422: "Correct what is marked, then submit again.",
		500: "The error has been recorded. Try again later; if it goes on, tell the system administrator when it happened.",
		503: "Nothing was saved. Wait a few seconds, then reload the page in the browser: that submits what you entered again, unchanged.",
	},
	crossSite: "The request did not come from this site's own pages; nothing was saved. Try again from the page.",
	tooLarge: "More than 26 MB were sent; nothing was saved. Go back, send fewer files or less text, and try again.",
	noImport:
		"Plans are imported by officers and heads of governments, bureaus and coordinating bodies, and your present unit is none of them. If you have a plan to import, hand it to the department above.",
	noHat: "Your account has no unit and position yet. Ask your unit's administrator.",
	back: "Back to the desk",
};
