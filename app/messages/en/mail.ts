import type { Messages } from "../messages.ts";
import { plural, workingDays } from "./plural.ts";

export const mail: Messages["mail"] = {
	sender: "Liandu",
	subject: (headline) => `[Liandu] ${headline}`,
	digestSubject: (n, date) => `[Liandu] ${date} digest, ${plural(n, "notice")}`,
	greeting: (name) => `Dear ${name},`,
	digestIntro: (n) => `You have not looked at ${n === 1 ? "this notice" : `these ${plural(n, "notice")}`} yet.`,
	by: "Done by",
	due: "Deadline",
	reason: "Reason",
	open: "Open the task",
	ahead: (days) => `${workingDays(days)} left`,
	today: "due today",
	late: (days) => `${workingDays(days)} overdue`,
	counted: "the first day is not counted; holidays and make-up days by the State Council's arrangement",
	provisional: "that year's holidays are not published yet: only weekends are taken off",
	why: (chairs) => `You get this mail because you are ${chairs}.`,
	change: "Change what you get by mail",
	mandatory: "Mail about supervision can't be unsubscribed from; it can be held during quiet hours.",
};

export const localMail: Messages["localMail"] = {
	title: "Demonstration mail",
	intro: "No mail server is configured: mail to you is kept on this machine and can be read here.",
	to: "To",
	empty: "No mail to you yet.",
	emptyHint: "Supervision, reminders and things to do go out within seconds; progress comes in the daily digest.",
};
