import type { Messages } from "../messages.ts";

export const feeds: Messages["feeds"] = {
	name: (of) => `Liandu: ${of}`,
	title: "Calendar feed",
	intro:
		"Subscribe to what you have to sign for, report, answer and put right in all your positions, in the calendar of a phone or computer. Whoever has the address sees it without signing in: keep it to yourself.",
	introUnit:
		"Subscribe to what the unit has to sign for, report, answer and put right, in a calendar that its people share. Whoever has the address sees it without signing in.",
	none: "There is no address yet.",
	since: (moment) =>
		`The address was made on ${moment} and isn't shown again. If it is lost, make a new one: the old one then opens nothing.`,
	once: "Add this address to your calendar program; it isn't shown again once you leave this page:",
	make: "Make an address",
	remake: "Make a new one",
	revoke: "Revoke",
	matters: {
		sign: "Sign for",
		report: "Report",
		reply: "Answer the supervision order",
		lookBack: "Look back at a finding",
		refer: "Answer the referral",
		answer: "Answer the request for time",
		letter: "Sign the letter of responsibility",
		campaign: "Finish the inspection campaign",
		meet: "Meet",
		object: "Object to the point of the bulletin",
		rectify: "Put right",
		visit: "Inspect",
		issue: "Assign and issue",
	},
};
