import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import { type Calendar, isProvisional } from "#workflows/calendar/calendar.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import type { Language } from "#workflows/language.ts";
import { messagesFor } from "../messages/index.ts";
import { whatHappened } from "./what-happened.ts";

/** By what and from when what leaves the portal counts, in which words it says so, and where its links lead. */
export type Terms = { language: Language; calendar: Calendar; today: PlainDate; origin: string };

/** One line of at most `max` characters, whatever was typed: a line break in a header would begin another. */
export const oneLine = (text: string, max: number): string => {
	const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();
	return [...line].length > max ? `${[...line].slice(0, max - 1).join("")}…` : line;
};

/** Until when, and how that was counted; null for a notice without a date. */
export function dueLine({ dueOn, kind }: NoticeFacts, { language, calendar, today }: Terms): string | null {
	if (dueOn === null) return null;
	const { mail, shell } = messagesFor(language);
	if (kind === "news") return dueOn;
	if (dueOn === today) return shell.marks.comma([dueOn, mail.today]);
	const days =
		dueOn > today
			? mail.ahead(workingDaysBetween(today, dueOn, calendar))
			: mail.late(workingDaysBetween(dueOn, today, calendar));
	const how = isProvisional(dueOn, calendar) ? mail.provisional : mail.counted;
	return shell.marks.comma([dueOn, days + shell.marks.aside(how)]);
}

/** What happened, to whose part of which task. */
export function headline(notice: NoticeFacts, language: Language): string {
	const { marks } = messagesFor(language).shell;
	const about = [...(notice.unitName === null ? [] : [notice.unitName]), `${notice.clause} ${notice.title}`.trim()];
	return marks.pair(whatHappened(notice, language), marks.comma(about));
}

/** Where a notice leads. */
export const noticeLink = ({ taskId, stepNo }: NoticeFacts, origin: string): string => `${origin}/tasks/${taskId}#step-${stepNo}`;
