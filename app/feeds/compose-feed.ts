import ical from "ical-generator";
import type { Feed, FeedDate } from "#db/queries/feeds.ts";
import { stateLabel } from "#workflows/labels.ts";
import { messagesFor } from "../messages/index.ts";
import type { Messages } from "../messages/messages.ts";

/** From where a feed's links and names come: the portal's address. */
type From = { origin: string };
/** What has to be done until a date; a part that isn't signed for has two. */
type Matter = keyof Messages["feeds"]["matters"];

/** What is to be done by the date of a step; null for what never has one. */
const matters: Record<FeedDate["machine"], Matter | null> = {
	implementation: "report",
	order: "reply",
	lookback: "lookBack",
	referral: "refer",
	extension: "answer",
	rectification: "rectify",
	inspection: "visit",
	deployment: "issue",
	letter: "letter",
	campaign: "campaign",
	meeting: "meet",
	point: "object",
	supervision: null,
	bulletin: null,
	sanction: null,
	summary: null,
};

const mattersOf = (date: FeedDate): { matter: Matter; on: string }[] => {
	const matter = matters[date.machine];
	if (date.machine !== "implementation" || date.state !== "toSign") return matter ? [{ matter, on: date.dueOn }] : [];
	return [
		{ matter: "sign", on: date.dueOn },
		...(date.reportBy === null ? [] : [{ matter: "report" as const, on: date.reportBy }]),
	];
};

/**
 * The dates of a feed as iCalendar (RFC 5545): each a whole day, under a UID that stays, with a SEQUENCE that grows when the date moves. The same
 * dates are the same bytes. Pure.
 */
export function composeFeed({ name, language, unitIds }: Feed, dates: FeedDate[], { origin }: From): string {
	const { feeds, shell } = messagesFor(language);
	const { marks } = shell;
	const { hostname } = new URL(origin);
	const calendar = ical({
		name: feeds.name(name),
		prodId: { company: shell.name, product: "Liandu", language: language === "zh" ? "ZH" : "EN" },
		ttl: 3_600,
	});
	for (const date of dates)
		for (const { matter, on } of mattersOf(date)) {
			const { taskId, stepNo, unitName, clause, title, machine, state, moves, movedAt } = date;
			const whose = unitIds.length > 1 ? marks.aside(unitName) : "";
			const url = `${origin}/tasks/${taskId}#step-${stepNo}`;
			calendar.createEvent({
				id: `${matter}-${taskId}-${stepNo}@${hostname}`,
				sequence: moves,
				stamp: new Date(movedAt),
				start: new Date(`${on}T00:00:00Z`),
				allDay: true,
				summary: marks.pair(feeds.matters[matter], `${clause} ${title}`) + whose,
				description: [unitName, stateLabel(machine, state, language), url].join("\n"),
				url,
			});
		}
	return calendar.toString();
}
