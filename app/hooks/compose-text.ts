import type { ClaimedPushes } from "#db/queries/deliveries/claim-pushes.ts";
import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { dueLine, headline, noticeLink, oneLine, type Terms } from "../lib/notice-words.ts";
import { messagesFor } from "../messages/index.ts";

/** A text for a group, and how many of the notices it tells: those that fit, the first among them always. */
export type GroupText = { text: string; told: number };

const MAX_LINE = 100;

/** Robots read marks like <@all> in a text; here nobody is called by what somebody has typed. */
const calm = (text: string): string => text.replaceAll("<", "‹");

function blockOf(notice: NoticeFacts, terms: Terms): string {
	const { mail, shell } = messagesFor(terms.language);
	const due = dueLine(notice, terms);
	const lines = [
		oneLine(headline(notice, terms.language), MAX_LINE),
		...(due === null ? [] : [shell.marks.pair(mail.due, due)]),
		noticeLink(notice, terms.origin),
	];
	return calm(lines.join("\n"));
}

/**
 * Writes what a group is told: what happened, to whose part of which task, until when, where to click. Nothing that anybody has typed or
 * handed in, and no person's name (decision 0015). Pure.
 */
export function composeText(
	{ unitName, language, calendar, notices }: ClaimedPushes,
	maxBytes: number,
	origin: string,
	now: Date,
): GroupText {
	const { hooks, mail } = messagesFor(language);
	const terms = { language, calendar, today: dateAt(now), origin };
	const blocks = notices.map((notice) => blockOf(notice, terms));
	const textOf = (told: number) => [calm(mail.subject(hooks.head(unitName, told))), ...blocks.slice(0, told)].join("\n\n");
	let told = blocks.length;
	while (told > 1 && Buffer.byteLength(textOf(told)) > maxBytes) told--;
	return { text: textOf(told), told };
}
