import type { DaysOff } from "#workflows/calendar/calendar.ts";
import { dayNumber, daysBetween, type PlainDate, weekdayOf } from "#workflows/calendar/plain-date.ts";
import { dateOf } from "./dates.ts";
import { fold } from "./fold.ts";

/** What doesn't fit in the words of a paper: the words, and why. */
export type PaperDoubt = { words: string; code: "noDate" | "weekday" | "count" | "tooLong" | "both" | "unread" | "nothing" };
export type ReadPaper = { daysOff: DaysOff[]; makeUpDays: PlainDate[]; doubts: PaperDoubt[] };

/** Longer than any holiday so far, with room for what may come. */
const MOST_DAYS = 31;
const WEEKDAYS = "一二三四五六日";
const DAY = "(?:(20\\d{2})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:\\(([^()]*)\\))?|(20\\d{2})-(\\d{1,2})-(\\d{1,2})";
const STRETCH = new RegExp(`(?:${DAY})\\s*(?:至|到|-|~|、)\\s*(?:${DAY})`);
const DAYS = new RegExp(DAY, "g");
const HEAD =
	/^\s*(?:[一二三四五六七八九十]+[、.]|\d{1,2}[、.](?!\d)|\(.{1,3}\))?\s*(?:(\p{Script=Han}[\p{Script=Han}、]{1,19}):)?/u;
const IS_OFF = /放假|休息|连休|补休/;
const IS_WORKED = /上班|\bwork(?:ed)?\b/i;

type Day = { date: PlainDate | null; weekday: string | null };
/** The days that a sentence names; a month or year that isn't printed is that of the day before it. */
function daysIn(sentence: string, year: number): Day[] {
	let known = { year, month: 0 };
	return [...sentence.matchAll(DAYS)].map(([, y, m, d, note, isoYear, isoMonth, isoDay]) => {
		known = { year: Number(y ?? isoYear ?? known.year), month: Number(m ?? isoMonth ?? known.month) };
		const [, weekday = null] = /(?:周|星期)([一二三四五六日天])/.exec(note ?? "") ?? [];
		return { date: dateOf(known.year, known.month, Number(d ?? isoDay)), weekday: weekday === "天" ? "日" : weekday };
	});
}

const isWrongWeekday = ({ date, weekday }: Day): boolean =>
	date !== null && weekday !== null && WEEKDAYS[weekdayOf(dayNumber(date))] !== weekday;

type Found = Partial<ReadPaper> | PaperDoubt["code"];

function worked(sentence: string, year: number): Found {
	const days = daysIn(sentence, year);
	if (days.length === 0) return "unread";
	if (days.some(({ date }) => date === null)) return "noDate";
	if (days.some(isWrongWeekday)) return "weekday";
	return { makeUpDays: days.flatMap(({ date }) => date ?? []) };
}

function off(sentence: string, name: string, year: number): Found {
	const stretch = STRETCH.exec(sentence)?.[0];
	const days = daysIn(stretch ?? sentence, year);
	if (days.length === 0 || days.length > 2) return "unread";
	if (days.some(({ date }) => date === null)) return "noDate";
	if (days.some(isWrongWeekday)) return "weekday";
	const [first, last = first] = days.map(({ date }) => date ?? "");
	if (first === undefined || last === undefined || last < first) return "noDate";
	const length = daysBetween(first, last) + 1;
	const printed = /共(\d{1,2})天|放假(\d{1,2})天/.exec(sentence);
	if (printed && Number(printed[1] ?? printed[2]) !== length) return "count";
	return length > MOST_DAYS ? "tooLong" : { daysOff: [[first, last, name]] };
}

/** A line of one's own: `2026-04-01 至 2026-04-02 三月三`, `2026-04-11 上班`. */
const nameIn = (sentence: string): string => sentence.replace(DAYS, "").replace(/至|到|-|~|放假(?:调休)?|[\s,:]/g, "");

const isBoth = ({ daysOff, makeUpDays }: ReadPaper) =>
	makeUpDays.filter((date) => daysOff.some(([first, last]) => date >= first && date <= last));

/**
 * The days off and days worked that a paper prints, in the words of the State Council's (一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。) or
 * a line each. Weekdays and counts printed beside them must fit. A date without a year is of `year`. Pure.
 */
export function readHolidayPaper(text: string, year: number): ReadPaper {
	const read: ReadPaper = { daysOff: [], makeUpDays: [], doubts: [] };
	let name = "";
	// Folding keeps every place, so that what is said about a sentence can be said in its printed words.
	for (const { 0: sentence, index } of fold(text).matchAll(/[^。;\n]+/g)) {
		const [head = "", title] = HEAD.exec(sentence) ?? [];
		if (title) name = title;
		const rest = sentence.slice(head.length);
		const hasDay = rest.search(DAY) >= 0;
		if (!hasDay || !(IS_OFF.test(rest) || IS_WORKED.test(rest) || (/^\s*20\d{2}-/.test(rest) && nameIn(rest) !== ""))) continue;
		const isMixed = IS_OFF.test(rest) && IS_WORKED.test(rest);
		const found = isMixed ? "unread" : IS_WORKED.test(rest) ? worked(rest, year) : off(rest, name || nameIn(rest), year);
		if (typeof found === "string") read.doubts.push({ words: text.slice(index, index + sentence.length).trim(), code: found });
		else {
			read.daysOff.push(...(found.daysOff ?? []));
			read.makeUpDays.push(...(found.makeUpDays ?? []));
		}
	}
	for (const date of isBoth(read)) read.doubts.push({ words: date, code: "both" });
	if (read.daysOff.length + read.makeUpDays.length + read.doubts.length === 0) read.doubts.push({ words: "", code: "nothing" });
	return read;
}
