import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { insertPaper, type Keeper } from "#db/queries/holiday-papers.ts";
import type { HolidayPaper } from "#workflows/calendar/calendar.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type PaperDoubt, readHolidayPaper } from "../reading/holiday-paper.ts";

/** A paper as somebody types it. */
export type TypedPaper = { number: string; issuedOn: string; settles: string; words: string };
export type PaperProblem = { field: keyof TypedPaper; code: string };
/** What was read of a typed paper, and what keeps it from being entered. */
export type ReadBack = { paper: HolidayPaper | null; problems: PaperProblem[]; doubts: PaperDoubt[] };

const MAX = { number: 60, words: 5_000 };
const FIRST = "1949-10-01";
const isDate = (text: string) => z.iso.date().safeParse(text).success;

function problemsOf({ number, issuedOn, settles, words }: TypedPaper, today: string): PaperProblem[] {
	const problems: PaperProblem[] = [];
	if (number === "") problems.push({ field: "number", code: "missing" });
	if (number.length > MAX.number) problems.push({ field: "number", code: "tooLong" });
	if (!isDate(issuedOn) || issuedOn < FIRST) problems.push({ field: "issuedOn", code: "noDate" });
	else if (issuedOn > today) problems.push({ field: "issuedOn", code: "dateToCome" });
	const year = Number(issuedOn.slice(0, 4));
	if (settles !== "" && !(/^\d{4}$/.test(settles) && Number(settles) >= year - 1 && Number(settles) <= year + 2))
		problems.push({ field: "settles", code: "noYear" });
	if (words.length > MAX.words) problems.push({ field: "words", code: "tooLong" });
	return problems;
}

/** What a typed paper says, without entering it. A date without a year is of the year it settles, else of the year of its issue. Pure. */
export function readBack(typed: TypedPaper, now: Date): ReadBack {
	const problems = problemsOf(typed, dateAt(now));
	if (problems.length > 0) return { paper: null, problems, doubts: [] };
	const settles = typed.settles === "" ? null : Number(typed.settles);
	const { doubts, ...days } = readHolidayPaper(typed.words, settles ?? Number(typed.issuedOn.slice(0, 4)));
	const paper = { number: typed.number, issuedOn: typed.issuedOn, settles, ...days };
	return { paper, problems: doubts.length > 0 ? [{ field: "words", code: "doubtful" }] : [], doubts };
}

/**
 * Enters a paper for a jurisdiction whose calendar somebody keeps: done, or why not, with what was read. From then on it holds there and below; the
 * clocks follow within a sweep.
 */
export async function enterPaper(db: Database, typed: TypedPaper, by: Keeper, now: Date): Promise<ReadBack | "done"> {
	const read = readBack(typed, now);
	if (!read.paper || read.problems.length > 0) return read;
	const id = await insertPaper(db.sql, read.paper, by, now);
	return id === null ? { ...read, problems: [{ field: "number", code: "inForce" }] } : "done";
}
