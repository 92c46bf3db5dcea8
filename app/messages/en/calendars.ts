import type { Messages } from "../messages.ts";
import { plural, workingDays } from "./plural.ts";

export const calendars: Messages["calendars"] = {
	title: "Working days",
	about: (place: string) => `The working days of ${place}, by which deadlines and reminders are counted.`,
	weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
	month: (month: number) =>
		["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][
			month - 1
		] ?? String(month),
	mark: { off: "off", worked: "work" },
	legend: { off: "Day off", worked: "Worked in exchange" },
	why: { weekday: "working day", weekend: "weekend", makeUpDay: "worked in exchange" },
	day: (date: string, why: string) => `${date} ${why}`,
	count: (year: number, days: number) => `${year}: ${workingDays(days)}`,
	provisional: "Provisional",
	provisionalHint: (year: number) =>
		`The days off of ${year} are not published, or not entered, yet; counted by weekends alone. Once they are, the deadlines concerned are listed for the secretariat to confirm.`,
	papers: (year: number) => `Where the days of ${year} come from`,
	noPapers: (year: number) => `No paper speaks of ${year}.`,
	columns: { number: "Number", issued: "Issued", days: "Off and worked", from: "From" },
	kind: (settles: number | null) => (settles === null ? "Change or local" : `All of ${settles}`),
	off: "Off",
	worked: "Worked",
	builtIn: "Comes with the portal",
	enteredBy: (place: string, unit: string, person: string) => `Entered by ${person}, ${unit}, ${place}`,
	withdraw: "Withdraw",
	withdrawHint: "It no longer counts from then on, and reminders are rescheduled; the record stays.",
	enterTitle: "Enter a paper on days off",
	enterAbout: (place: string) =>
		`A new paper of the State Council, or days off of ${place} itself; it holds in ${place} and the jurisdictions below.`,
	field: { number: "Number", issuedOn: "Issued on", settles: "Year it settles (optional)", words: "What it says" },
	numberExample: "as printed on the paper",
	settlesHint: "Give the year of a paper that settles a whole year; leave it empty for one that changes or adds a few days.",
	wordsHint:
		"Paste the Chinese paper as it is, or write a line for each stretch: 2026-04-01 ~ 2026-04-02 Founding day, and 2026-04-11 work for a day that is worked.",
	check: "Check first",
	enter: "Enter",
	readAs: "What was read:",
	doubt: (words: string, why: string) => (words ? `“${words}”: ${why}` : why),
	doubts: {
		noDate: "there is no such date, or the order is wrong",
		weekday: "doesn't fit the weekday in brackets",
		count: "doesn't fit the number of days printed",
		tooLong: "more than 31 days; please check",
		both: "both off and worked",
		unread: "not understood; write a line for each stretch",
		nothing: "no day off or day worked was found",
	},
	problem: {
		missing: "Please fill this in.",
		tooLong: "This is too long.",
		noDate: "Give a date such as 2025-11-04.",
		dateToCome: "The day of issue can't lie ahead.",
		noYear: "Give a year of four figures, near that of the issue; leave it empty for a change of a few days.",
		doubtful: "Something in it doesn't fit, see below.",
		inForce: "A paper with this number has been entered and is in force.",
	},
	recounts: (n: number) => `${plural(n, "deadline")} to move, as the calendar has changed`,
	recountsAbout:
		"These were counted in working days, and the days off have changed since. Dates that a document prints or a person chose are not among them and never move.",
	recountColumns: { task: "Task", unit: "Unit", from: "Present deadline", to: "New deadline", counted: "How it is counted" },
	recountWhy: (from: string, days: number, daysNow: number) =>
		`Working day ${days} after ${from}; by the calendar as it is now the present deadline is working day ${daysNow}`,
	recount: "Move those ticked",
	recountHint: "A unit is told once, and only if its own deadline moves; reminders already sent are not sent again.",
	recountsCut: (n: number) => `The first ${n}; the others come after these.`,
	recounted: (moved: number, stale: number) =>
		stale === 0
			? `${plural(moved, "deadline")} moved.`
			: `${plural(moved, "deadline")} moved; ${stale} had changed in the meantime and stayed.`,
	done: {
		entered: "Entered, and in force at once. Reminders are rescheduled; the secretariat confirms the deadlines concerned.",
		withdrawn: "Withdrawn.",
	},
};
