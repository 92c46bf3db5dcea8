import * as chineseDays from "chinese-days";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarOf, dayKind, knownOn, workingDayFrom } from "#workflows/calendar/calendar.ts";
import type { Deadline } from "#workflows/calendar/deadline.ts";
import { effectiveDeadline } from "#workflows/calendar/effective-deadline.ts";
import { builtInCalendar, papers } from "#workflows/calendar/papers.ts";
import {
	addDays,
	addMonths,
	dateAt,
	dateOfDay,
	dayNumber,
	daysBetween,
	lastOfMonth,
	momentOf,
} from "#workflows/calendar/plain-date.ts";
import { addWorkingDays, countWorkingDays, workingDaysBetween } from "#workflows/calendar/working-days.ts";
import { wallCalendar } from "../support/wall-calendar.ts";

const wall = wallCalendar();
const first = wall.findIndex(({ date }) => date === "2019-01-01");
const last = wall.findIndex(({ date }) => date === "2026-12-31");
/** A day of the years 2019 to 2026, by its place on the wall. */
const anyPlace = fc.integer({ min: first, max: last });
const anyDay = anyPlace.map((place) => wall[place]?.date ?? "");

describe("working days", () => {
	test("every day of 2019–2026 is worked or not as the papers print it", () => {
		for (const { date, isWorked } of wall) expect([date, dayKind(date, builtInCalendar).working]).toEqual([date, isWorked]);
	});

	test("counting agrees with walking along a wall calendar in 100,000 cases", () => {
		const walk = (from: number, count: number) => {
			const passed: number[] = [];
			for (let left = Math.abs(count), place = from; left > 0; ) {
				place += Math.sign(count);
				passed.push(place);
				if (wall[place]?.isWorked) left--;
			}
			return passed;
		};
		const dates = (places: number[]) => places.map((place) => wall[place]?.date ?? "").join();
		let cases = 0;
		fc.assert(
			fc.property(anyPlace, fc.integer({ min: -40, max: 40 }), fc.integer({ min: -20, max: 90 }), (from, count, ahead) => {
				cases++;
				const start = wall[from]?.date ?? "";
				const passed = walk(from, count);
				const due = wall[passed.at(-1) ?? from]?.date;
				const explained = countWorkingDays(start, count, builtInCalendar);
				const to = Math.min(from + ahead, last);
				const between = wall.slice(from + 1, Math.max(to, from) + 1).filter((day) => day.isWorked).length;
				return (
					addWorkingDays(start, count, builtInCalendar) === due &&
					explained.due === due &&
					explained.counted.join() === dates(passed.filter((place) => wall[place]?.isWorked)) &&
					explained.skipped.map(({ date }) => date).join() === dates(passed.filter((place) => !wall[place]?.isWorked)) &&
					workingDaysBetween(start, wall[to]?.date ?? "", builtInCalendar) === between
				);
			}),
			{ numRuns: 100_000 },
		);
		expect(cases).toBe(100_000);
	});

	test("a make-up Sunday counts, a holiday doesn't, the first day never does", () => {
		const counted = countWorkingDays("2026-09-18", 5, builtInCalendar);
		expect(counted).toEqual({
			due: "2026-09-24",
			counted: ["2026-09-20", "2026-09-21", "2026-09-22", "2026-09-23", "2026-09-24"],
			skipped: [{ date: "2026-09-19", why: "weekend" }],
			provisionalDays: [],
		});
		expect(addWorkingDays("2020-09-30", 1, builtInCalendar)).toBe("2020-10-09");
		expect(countWorkingDays("2020-06-24", 1, builtInCalendar)).toMatchObject({
			due: "2020-06-28",
			skipped: [{ why: "端午节" }, { why: "端午节" }, { why: "端午节" }],
		});
		expect(workingDaysBetween("2020-01-02", "2020-01-02", builtInCalendar)).toBe(0);
		expect(workingDayFrom("2020-10-01", builtInCalendar)).toBe("2020-10-09");
		expect(workingDayFrom("2020-10-10", builtInCalendar)).toBe("2020-10-10");
	});

	test("counting goes on beyond the years of the papers, on both sides", () => {
		expect(workingDaysBetween("1999-12-30", "2000-01-04", builtInCalendar)).toBe(3);
		expect(workingDaysBetween("2049-12-30", "2050-01-04", builtInCalendar)).toBe(3);
		expect(addWorkingDays("1969-12-31", 1, calendarOf([]))).toBe("1970-01-01");
	});

	test("a year without a paper counts weekends only and says which days are provisional", () => {
		expect(countWorkingDays("2026-12-30", 3, builtInCalendar)).toMatchObject({
			due: "2027-01-04",
			provisionalDays: ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"],
		});
		expect(dayKind("2027-01-01", builtInCalendar)).toEqual({ working: true, why: "weekday", provisional: true });
	});
});

describe("papers", () => {
	const known = (on: string) => knownOn(builtInCalendar, on);

	test("a calendar is that of the papers known on a day: a change in mid-year holds from its issue on", () => {
		expect(countWorkingDays("2020-01-20", 5, known("2020-01-25"))).toMatchObject({ due: "2020-02-01" });
		expect(countWorkingDays("2020-01-20", 5, known("2020-01-26"))).toMatchObject({ due: "2020-02-04" });
		expect(addWorkingDays("2019-04-30", 1, known("2019-03-21"))).toBe("2019-05-02");
		expect(addWorkingDays("2019-04-30", 1, known("2019-03-22"))).toBe("2019-05-05");
		expect(dayKind("2021-02-11", known("2020-11-24"))).toMatchObject({ working: true, provisional: true });
		expect(dayKind("2021-02-11", known("2020-11-25"))).toMatchObject({ why: "春节", provisional: false });
	});

	test("on every day that a paper came out, and on the day before, the calendar is what hung on the wall", () => {
		for (const on of papers.flatMap(({ issuedOn }) => [addDays(issuedOn, -1), issuedOn])) {
			const calendar = known(on);
			for (const { date, isWorked } of wallCalendar(on))
				if (dayKind(date, calendar).working !== isWorked) throw new Error(`${date} as known on ${on}`);
		}
	});

	test("the later of two papers holds, in whatever order they are given; a weekday may be worked again", () => {
		const off = {
			number: "a",
			issuedOn: "2026-03-01",
			settles: null,
			daysOff: [["2026-03-30", "2026-03-31", "三月三"]],
			makeUpDays: [],
		} as const;
		const back = { number: "b", issuedOn: "2026-03-10", settles: null, daysOff: [], makeUpDays: ["2026-03-31"] };
		for (const order of [
			[off, back],
			[back, off],
		]) {
			const calendar = calendarOf([...order, ...papers]);
			expect(dayKind("2026-03-30", calendar)).toEqual({ working: false, why: "三月三", provisional: false });
			expect(dayKind("2026-03-31", calendar)).toEqual({ working: true, why: "weekday", provisional: false });
			expect(workingDaysBetween("2026-03-27", "2026-04-01", calendar)).toBe(2);
		}
	});

	test("no paper prints a day as both off and worked, and each keeps to its own year and the turn before it", () => {
		for (const { number, settles, daysOff, makeUpDays } of papers) {
			for (const [from, to] of daysOff) {
				expect(from <= to, number).toBe(true);
				expect(
					makeUpDays.some((date) => date >= from && date <= to),
					number,
				).toBe(false);
			}
			const dates = [...daysOff.flat(), ...makeUpDays].filter((text) => /^\d/.test(text));
			if (settles)
				expect(
					dates.every((date) => date >= `${settles - 1}-12-29` && date <= `${settles}-12-31`),
					number,
				).toBe(true);
		}
	});

	/**
	 * Where the library chinese-days says otherwise, and why; nothing as of its version 1.5.7, which covers 2004 to 2026. It holds each year as it
	 * ended, after every change, so the versions before a change have no counterpart in it.
	 */
	const explained = new Map<string, string>();

	test("the library that others count with agrees on every day from the first paper to the last, or the difference is explained", () => {
		for (let date = "2018-12-29"; date <= "2026-12-31"; date = addDays(date, 1)) {
			const { working, why } = dayKind(date, builtInCalendar);
			if (explained.has(date)) continue;
			expect([date, working]).toEqual([date, chineseDays.isWorkday(date)]);
			const theirs = chineseDays.getDayDetail(date).name.split(",")[1];
			// It calls a stretch by one name where the paper's is shared by two, and by the common short name.
			if (!working && why !== "weekend") expect([date, why]).toEqual([date, expect.stringContaining(theirs ?? "?")]);
		}
	});

	test("the newest paper that the library knows is here", () => {
		const settled = Math.max(...papers.map(({ settles }) => settles ?? 0));
		expect(chineseDays.isHoliday(`${settled}-10-01`)).toBe(true);
		for (let year = settled + 1; year <= settled + 3; year++)
			expect(chineseDays.getDayDetail(`${year}-10-01`).name, `the paper of ${year} is out: add it`).not.toContain("国庆");
	});
});

describe("dates", () => {
	test("days are numbered without gaps, and every number is the day it came from", () => {
		for (let place = 1; place < wall.length; place++) {
			const { date } = wall[place] ?? { date: "" };
			if (addDays(wall[place - 1]?.date ?? "", 1) !== date) throw new Error(date);
			if (dateOfDay(dayNumber(date)) !== date || daysBetween("2018-01-01", date) !== place) throw new Error(date);
		}
		fc.assert(
			fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
				const date = dateOfDay(day);
				return dayNumber(date) === day && new Date(day * 86_400_000).toISOString().slice(0, 10) === date;
			}),
			{ numRuns: 20_000 },
		);
	});

	test("a month later is the same day, or the month's last where there is none", () => {
		expect(addMonths("2020-01-31", 1)).toBe("2020-02-29");
		expect(addMonths("2021-01-31", 1)).toBe("2021-02-28");
		expect(addMonths("2020-02-29", 12)).toBe("2021-02-28");
		expect(addMonths("2020-02-29", 1)).toBe("2020-03-29");
		expect(addMonths("2020-11-30", 3)).toBe("2021-02-28");
		expect(addMonths("2020-03-31", -1)).toBe("2020-02-29");
		expect(addMonths("2020-05-25", 3)).toBe("2020-08-25");
		expect([lastOfMonth(2020, 2), lastOfMonth(2019, 12), lastOfMonth(2019, 14)]).toEqual([
			"2020-02-29",
			"2019-12-31",
			"2020-02-29",
		]);
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (date, months) => {
				const there = addMonths(date, months);
				const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
				const expected = year * 12 + month + months;
				const [toYear = 0, toMonth = 0, toDay = 0] = there.split("-").map(Number);
				return toYear * 12 + toMonth === expected && (toDay === day || (toDay < day && there === lastOfMonth(toYear, toMonth)));
			}),
			{ numRuns: 10_000 },
		);
	});

	test("a moment is a date of Asia/Shanghai", () => {
		expect(dateAt(new Date("2020-06-30T15:59:59.999Z"))).toBe("2020-06-30");
		expect(dateAt(new Date("2020-06-30T16:00:00Z"))).toBe("2020-07-01");
		expect(momentOf("2020-07-01")).toBe("2020-06-30T16:00:00.000Z");
		fc.assert(
			fc.property(anyDay, (date) => {
				const midnight = Date.parse(momentOf(date));
				return dateAt(new Date(midnight)) === date && dateAt(new Date(midnight - 1)) === addDays(date, -1);
			}),
		);
	});
});

test("a task is due on the earliest limit not yet passed, else on the last; ambiguous ones wait for a person", () => {
	const due = (deadlines: Deadline[], today: string, endsOn: string | null = null) =>
		effectiveDeadline({ deadlines, endsOn }, today);
	const hard = (on: string) => ({ words: on, on, altOn: null, precision: "day" as const, kind: "hard" as const, every: null });
	expect(due([hard("2019-12-31"), hard("2020-12-31")], "2020-05-25")).toBe("2020-12-31");
	expect(due([hard("2019-12-31"), hard("2018-12-31")], "2020-05-25")).toBe("2019-12-31");
	expect(due([{ ...hard("2020-06-30"), kind: "ambiguous" }], "2020-05-25")).toBeNull();
	expect(due([], "2020-05-25")).toBeNull();
	const recurring = (every: "month" | "quarter" | "halfYear" | "year" | "regular") => [
		{ ...hard("x"), on: null, kind: "recurring" as const, every },
	];
	expect(due(recurring("month"), "2020-02-10")).toBe("2020-02-29");
	expect(due(recurring("quarter"), "2020-05-25")).toBe("2020-06-30");
	expect(due(recurring("halfYear"), "2020-07-01")).toBe("2020-12-31");
	expect(due(recurring("year"), "2020-07-01")).toBe("2020-12-31");
	expect(due(recurring("regular"), "2020-07-01")).toBeNull();
	expect(due(recurring("year"), "2020-07-01", "2020-09-30")).toBe("2020-09-30");
	expect(due(recurring("year"), "2020-10-01", "2020-09-30")).toBe("2020-09-30");
	expect(due([hard("2020-03-31"), ...recurring("quarter")], "2020-02-01", "2020-12-31")).toBe("2020-03-31");
});
