import * as days from "chinese-days";
import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveDeadline } from "#workflows/calendar/effective-deadline.ts";
import { papers } from "#workflows/calendar/papers.ts";
import { addDays, dateAt, daysBetween, momentOf } from "#workflows/calendar/plain-date.ts";
import { addWorkingDays, dayKind, workingDaysBetween } from "#workflows/calendar/working-days.ts";

const first = "2019-01-01";
const last = "2026-12-31";
const anyDay = fc.integer({ min: 0, max: daysBetween(first, last) }).map((n) => addDays(first, n));

/** The plain model: walk day by day and ask the independent list. */
function modelDue(from: string, count: number): string {
	let date = from;
	for (let left = Math.abs(count); left > 0; ) {
		date = addDays(date, Math.sign(count));
		if (days.isWorkday(date)) left--;
	}
	return date;
}

test("every day of 2019–2026 is worked or not as the papers say", () => {
	for (let date = first; date <= last; date = addDays(date, 1))
		expect([date, dayKind(date).working]).toEqual([date, days.isWorkday(date)]);
	expect(Object.keys(papers).map(Number)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
});

test("counting working days agrees with a plain day-by-day model", () => {
	const inside = fc
		.tuple(anyDay, fc.integer({ min: -40, max: 40 }))
		.filter(([from]) => from > "2019-04-01" && from < "2026-09-01");
	fc.assert(
		fc.property(inside, ([from, count]) => {
			const { due, counted, skipped } = addWorkingDays(from, count);
			expect(due).toBe(modelDue(from, count));
			expect(counted).toHaveLength(Math.abs(count));
			expect(counted.every((d) => days.isWorkday(d)) && skipped.every((s) => !days.isWorkday(s.date))).toBe(true);
			if (count > 0) expect(workingDaysBetween(from, due)).toBe(count);
		}),
		{ numRuns: 5_000 },
	);
});

test("counting goes on beyond the years that are kept ready", () => {
	expect(workingDaysBetween("2014-12-30", "2015-01-02")).toBe(3);
	expect(workingDaysBetween("2049-12-30", "2050-01-04")).toBe(3);
	expect(workingDaysBetween("2020-01-02", "2020-01-02")).toBe(0);
});

test("a make-up Sunday counts, a holiday doesn't, the first day never does", () => {
	expect(addWorkingDays("2026-09-18", 5)).toMatchObject({ due: "2026-09-24", provisional: false });
	expect(addWorkingDays("2026-09-18", 5).counted[0]).toBe("2026-09-20");
	expect(addWorkingDays("2020-09-30", 1).due).toBe("2020-10-09");
	expect(addWorkingDays("2020-01-23", 1).due).toBe("2020-02-03");
	expect(addWorkingDays("2020-06-24", 1)).toMatchObject({ due: "2020-06-28" });
});

test("a year without a paper counts weekends only and says that it is provisional", () => {
	expect(addWorkingDays("2027-01-04", 3)).toMatchObject({ due: "2027-01-07", provisional: true });
	expect(addWorkingDays("2026-12-30", 3).provisional).toBe(true);
});

test("a moment is a date of Asia/Shanghai whatever the machine's zone", () => {
	expect(dateAt(new Date("2020-06-30T15:59:59Z"))).toBe("2020-06-30");
	expect(dateAt(new Date("2020-06-30T16:00:00Z"))).toBe("2020-07-01");
	expect(momentOf("2020-07-01")).toBe("2020-06-30T16:00:00.000Z");
	fc.assert(fc.property(anyDay, (date) => dateAt(new Date(momentOf(date, "23:59"))) === date));
});

test("leap days and year ends are days like others", () => {
	expect(addDays("2020-02-28", 1)).toBe("2020-02-29");
	expect(addDays("2021-02-28", 1)).toBe("2021-03-01");
	expect(addDays("2019-12-31", 1)).toBe("2020-01-01");
});

test("a task is due on the earliest limit not yet passed, else on the last; ambiguous ones wait for a person", () => {
	const hard = (on: string) => ({ words: on, on, altOn: null, precision: "day" as const, kind: "hard" as const, every: null });
	expect(effectiveDeadline([hard("2019-12-31"), hard("2020-12-31")], "2020-05-25")).toBe("2020-12-31");
	expect(effectiveDeadline([hard("2019-12-31"), hard("2018-12-31")], "2020-05-25")).toBe("2019-12-31");
	expect(effectiveDeadline([{ ...hard("2020-06-30"), kind: "ambiguous" }], "2020-05-25")).toBeNull();
	expect(effectiveDeadline([], "2020-05-25")).toBeNull();
	const recurring = (every: "month" | "quarter" | "halfYear" | "year" | "regular") => [
		{ ...hard("x"), on: null, kind: "recurring" as const, every },
	];
	expect(effectiveDeadline(recurring("month"), "2020-02-10")).toBe("2020-02-29");
	expect(effectiveDeadline(recurring("quarter"), "2020-05-25")).toBe("2020-06-30");
	expect(effectiveDeadline(recurring("halfYear"), "2020-07-01")).toBe("2020-12-31");
	expect(effectiveDeadline(recurring("year"), "2020-07-01")).toBe("2020-12-31");
	expect(effectiveDeadline(recurring("regular"), "2020-07-01")).toBeNull();
});
