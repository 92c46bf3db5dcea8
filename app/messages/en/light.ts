import type { Messages } from "../messages.ts";
import { workingDays } from "./plural.ts";

export const light: Messages["light"] = {
	none: "No deadline",
	green: "On track",
	yellow: "Due soon",
	red: "Overdue",
	word: { unconfirmed: "To confirm", paused: "Paused", settled: "Settled", stopped: "Not counting" },
	settled: "Settled",
	stopped: "Submitted or done, no longer counting",
	idle: "No deadline",
	dueToday: "Due today",
	running: (days: number) => `${workingDays(days)} to the deadline`,
	warned: (days: number) => `Due in ${workingDays(days)}`,
	overdue: (days: number) => `Overdue by ${workingDays(days)}`,
	lifted: (days: number) => `Overdue by ${workingDays(days)}, supervision lifted`,
	paused: "The clock is paused (an extension is being decided, the duty is blocked or the task is suspended)",
	unconfirmed: (days: number) => `The deadline had passed ${workingDays(days)} before entry; the secretariat has to confirm it`,
	provisional: (years: string) =>
		`The days off of ${years} are not published yet: provisional dates are counted by weekends alone and may move`,
};
