import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import type { Calendar } from "#workflows/calendar/calendar.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { Language } from "#workflows/language.ts";
import { dueLine, headline, noticeLink, oneLine, type Terms } from "../lib/notice-words.ts";
import { messagesFor } from "../messages/index.ts";
import { layOut, type Section } from "./lay-out.ts";

/** A mail, ready to be sent. Nothing in it can start a header of its own. */
export type Mail = {
	messageId: string;
	date: Date;
	fromName: string;
	to: { name: string; address: string };
	subject: string;
	text: string;
	html: string;
	/** Where it can be unsubscribed from; null for what can't. */
	unsubscribeAt: string | null;
};

/** Whom a mail is for, and what it tells: one notice, or the several of a digest. */
export type Letter = {
	messageId: string;
	name: string;
	email: string;
	language: Language;
	isDigest: boolean;
	/** Each with the working days that its date is counted in. */
	notices: (NoticeFacts & { calendar: Calendar })[];
};

const MAX_SUBJECT = 120;
const MAX_REASON = 300;

function sectionOf(notice: NoticeFacts, terms: Terms): Section {
	const { language, origin } = terms;
	const { mail, shell } = messagesFor(language);
	const { byUnitName, reason } = notice;
	const facts: [string, string | null][] = [
		[mail.by, byUnitName],
		[mail.due, dueLine(notice, terms)],
		[mail.reason, reason === null ? null : oneLine(reason, MAX_REASON)],
	];
	return {
		title: headline(notice, language),
		lines: facts.flatMap(([label, value]) => (value === null ? [] : [shell.marks.pair(label, value)])),
		link: { label: mail.open, href: noticeLink(notice, origin) },
	};
}

function chairsOf(notices: NoticeFacts[], language: Language): string {
	const { shell } = messagesFor(language);
	const chairs = notices.map((n) => n.toUnitName + shell.marks.aside(shell.position[n.toPosition]));
	return shell.marks.list([...new Set(chairs)]);
}

/** Writes a mail in the reader's language: who, what, until when, how that was counted, where to click. Pure. */
export function composeMail(letter: Letter, origin: string, now: Date): Mail {
	const { messageId, name, email, language, isDigest, notices } = letter;
	const { mail } = messagesFor(language);
	const today = dateAt(now);
	const [first] = notices;
	if (!first) throw new Error(`mail ${messageId} has nothing to tell`);
	const isOptional = notices.every(({ kind }) => kind !== "supervision");
	const settings = `${origin}/me#mail`;
	const subject = isDigest ? mail.digestSubject(notices.length, today) : mail.subject(headline(first, language));
	const body = layOut({
		language,
		opening: [mail.greeting(oneLine(name, MAX_SUBJECT)), ...(isDigest ? [mail.digestIntro(notices.length)] : [])],
		sections: notices.map((notice) => sectionOf(notice, { language, calendar: notice.calendar, today, origin })),
		closing: [mail.why(chairsOf(notices, language)), ...(isOptional ? [] : [mail.mandatory])],
		settings: { label: mail.change, href: settings },
	});
	return {
		messageId,
		date: now,
		fromName: mail.sender,
		to: { name: oneLine(name, MAX_SUBJECT), address: email },
		subject: oneLine(subject, MAX_SUBJECT),
		...body,
		unsubscribeAt: isOptional ? settings : null,
	};
}
