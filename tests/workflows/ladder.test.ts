import * as days from "chinese-days";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { addDays, dateAt, daysBetween, momentOf } from "#workflows/calendar/plain-date.ts";
import { decide } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import { defaultLadder, type Ladder, ladderForm, nextAct, rungAtStart } from "#workflows/ladder.ts";
import { problemsOf } from "#workflows/problems.ts";
import { at, person, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE } from "../support/samples.ts";

/** Years whose papers are known, less a margin for ladders that reach over the edge. */
const first = "2019-03-01";
const anyDay = fc.integer({ min: 0, max: daysBetween(first, "2026-09-30") }).map((n) => addDays(first, n));
const anyLadder: fc.Arbitrary<Ladder> = fc
	.uniqueArray(fc.integer({ min: -10, max: 25 }), { minLength: 1, maxLength: 6 })
	.map((given) => given.sort((a, b) => a - b));

/** The plain model: a calendar on the wall; one walks from day to day and counts those that the independent list calls worked. */
function walk(from: string, count: number): string {
	let date = from;
	for (let left = Math.abs(count); left > 0; ) {
		date = addDays(date, Math.sign(count));
		if (days.isWorkday(date)) left--;
	}
	return date;
}

/** The plain model of a climb: every hour somebody looks whether a rung or the midnight after the due date has come. */
function diary(dueOn: string, ladder: Ladder, from: string, until: string): string[] {
	const lines: string[] = [];
	const rungDays = ladder.map((count) => walk(dueOn, count));
	for (let date = from; date <= until; date = addDays(date, 1)) {
		if (date === addDays(dueOn, 1)) lines.push(`${date} 00:00 deadline`);
		for (const [i, day] of rungDays.entries()) if (day === date) lines.push(`${date} 09:00 rung ${i + 1}`);
	}
	return lines;
}

function climb(dueOn: string, ladder: Ladder, rung: number): string[] {
	const pace = { ladder, calendar: builtInCalendar };
	const lines: string[] = [];
	let isOverdue = false;
	for (let act = nextAct({ dueOn, climbFrom: null, rung }, false, pace); act; ) {
		const at = new Date(act.at);
		const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
		lines.push(`${dateAt(at)} ${time} ${act.type === "rung.reached" ? `rung ${act.rung}` : "deadline"}`);
		if (act.type === "rung.reached") rung = act.rung;
		else isOverdue = true;
		act = nextAct({ dueOn, climbFrom: null, rung }, isOverdue, pace);
	}
	return lines;
}

test("every rung comes on its working day at nine, the deadline at the midnight after it, each once and in order", () => {
	fc.assert(
		fc.property(anyDay, anyLadder, (dueOn, ladder) => {
			const model = diary(dueOn, ladder, addDays(dueOn, -40), addDays(dueOn, 70));
			expect(model).toHaveLength(ladder.length + 1);
			expect(climb(dueOn, ladder, 0)).toEqual(model);
		}),
		{ numRuns: 1_500 },
	);
});

test("a climb that begins late leaves out the reminders whose day is past, and nothing else", () => {
	fc.assert(
		fc.property(anyDay, anyLadder, fc.integer({ min: -30, max: 0 }), (dueOn, ladder, before) => {
			const today = addDays(dueOn, before);
			const missed = ladder.filter((count) => count < 0 && walk(dueOn, count) <= today).length;
			expect(rungAtStart(dueOn, today, { ladder, calendar: builtInCalendar })).toBe(missed);
			const rest = diary(dueOn, ladder, addDays(dueOn, -40), addDays(dueOn, 70)).filter((line) => {
				const rung = Number(/rung (\d+)/.exec(line)?.[1] ?? Number.POSITIVE_INFINITY);
				return rung > missed;
			});
			expect(climb(dueOn, ladder, missed)).toEqual(rest);
		}),
		{ numRuns: 1_000 },
	);
});

test("a deadline that moves keeps only the rungs that the new date has reached as well", () => {
	fc.assert(
		fc.property(
			anyDay,
			anyLadder,
			fc.integer({ min: -40, max: 60 }),
			fc.integer({ min: 0, max: 6 }),
			(to, ladder, late, before) => {
				const today = addDays(to, late);
				const had = Math.min(before, ladder.length);
				const reached = ladder.filter((count) => walk(to, count) <= today).length;
				const rung = rungAtStart(to, today, { ladder, calendar: builtInCalendar }, had);
				expect(rung).toBeLessThanOrEqual(reached);
				expect(rung).toBeGreaterThanOrEqual(Math.min(had, reached));
				const missed = ladder.filter((count) => count < 0 && walk(to, count) <= today).length;
				expect(rung).toBe(Math.max(Math.min(had, reached), missed));
			},
		),
		{ numRuns: 1_000 },
	);
});

/** A lead's own duty, underway and due on a day. */
function underway(dueOn: string, on: string): Docket {
	const docket = smallDocket({ date: on, printedDueOn: dueOn });
	const issued = decide(docket, { stepNo: 2, type: "task.issue", data: { reportBy: dueOn } }, person(LEAD), at(on));
	if (!issued.ok) throw new Error(issued.refusal.code);
	return issued.change.docket;
}

test("however rarely somebody looks, the same has happened in the same order", () => {
	const looks = fc
		.uniqueArray(fc.integer({ min: 1, max: 60 * 24 }), { maxLength: 8 })
		.map((hours) => hours.sort((a, b) => a - b));
	fc.assert(
		fc.property(anyDay, looks, (on, hours) => {
			const start = underway(addDays(on, 12), on);
			const end = new Date(Date.parse(momentOf(on)) + 60 * 24 * 3_600_000);
			const atOnce = tick(start, end);
			let docket = start;
			const moves: string[] = [];
			// An order is answered from the day it is really sent, so what its clock does depends on when somebody looked; and so does
			// whether it was found that a paper had come out which moves a rung.
			const isOther = (step: Step) => step.machine !== "order";
			const said = (change: typeof atOnce) =>
				change.moves
					.filter((m) => isOther(m.to) && m.event !== "ladder.recounted")
					.map((m) => `${m.stepNo} ${m.event} ${m.to.rung} ${m.to.clock}`);
			for (const hour of [...hours, 60 * 24]) {
				const change = tick(docket, new Date(Date.parse(momentOf(on)) + hour * 3_600_000));
				moves.push(...said(change));
				docket = change.docket;
			}
			expect(moves.sort()).toEqual(said(atOnce).sort());
			const state = (d: Docket) => d.steps.filter(isOther).map(({ seq: _, ...step }) => step);
			const orders = (d: Docket) =>
				d.steps
					.filter((s) => !isOther(s))
					.map((s) => [s.parentNo, s.unitId])
					.sort();
			expect(orders(docket)).toEqual(orders(atOnce.docket));
			expect(state(docket)).toEqual(state(atOnce.docket));
			expect(tick(docket, end).moves).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});

test("over the holidays of October 2020 a duty due on the last day of September is urged the same day and supervised on the twelfth", () => {
	const change = tick(underway("2020-09-30", "2020-09-15"), at("2020-10-31"));
	const own = change.moves.filter((m) => m.stepNo === 3);
	expect(own.map((m) => [m.event, m.to.rung])).toEqual([
		["rung.reached", 1],
		["rung.reached", 2],
		["deadline.passed", 2],
		["rung.reached", 3],
		["rung.reached", 4],
		["rung.reached", 5],
	]);
	expect(climb("2020-09-30", defaultLadder, 0)).toEqual([
		"2020-09-24 09:00 rung 1",
		"2020-09-30 09:00 rung 2",
		"2020-10-01 00:00 deadline",
		"2020-10-12 09:00 rung 3",
		"2020-10-16 09:00 rung 4",
		"2020-10-21 09:00 rung 5",
	]);
});

test("the secretariat is told from the third rung on, the unit's head from the second", () => {
	const told = tick(underway("2020-09-30", "2020-09-15"), at("2020-10-31")).notices;
	const rungs = tick(underway("2020-09-30", "2020-09-15"), at("2020-10-31")).moves.filter(
		(m) => m.stepNo === 3 && m.event === "rung.reached",
	);
	const readers = rungs.map((m) =>
		told
			.filter((n) => n.seq === m.seq)
			.map((n) => `${n.unitId} ${n.position}`)
			.sort(),
	);
	expect(readers).toEqual([
		[`${LEAD} officer`],
		[`${LEAD} head`, `${LEAD} officer`, `${OFFICE} officer`].sort(),
		[`${LEAD} head`, `${LEAD} officer`, `${OFFICE} officer`].sort(),
		[`${LEAD} head`, `${OFFICE} officer`].sort(),
		[`${LEAD} head`, `${OFFICE} officer`].sort(),
	]);
});

test("a ladder as people set it rises from rung to rung and supervises nobody in time", () => {
	const days = fc.integer({ min: -5, max: 130 });
	fc.assert(
		fc.property(fc.record({ remind: days, urge: days, supervise: days, bulletin: days, jointMeeting: days }), (given) => {
			const { remind, urge, supervise, bulletin, jointMeeting } = given;
			const ladder = [-remind, urge, supervise, bulletin, jointMeeting];
			const isRising = ladder.every((count, i) => i === 0 || count > (ladder[i - 1] ?? 0));
			const isWithin = remind >= 0 && remind <= 60 && urge >= 0 && urge <= 60 && supervise >= 1 && jointMeeting <= 120;
			const read = ladderForm.safeParse(Object.fromEntries(Object.entries(given).map(([rung, count]) => [rung, String(count)])));
			expect(read.success).toBe(isRising && isWithin);
			if (read.success) expect(read.data).toEqual(ladder);
		}),
		{ numRuns: 5_000, examples: [[{ remind: 5, urge: 0, supervise: 3, bulletin: 7, jointMeeting: 10 }]] },
	);
	const rest = { urge: "0", supervise: "3", bulletin: "7", jointMeeting: "10" };
	const codeOf = (remind: string | undefined) =>
		problemsOf(ladderForm.safeParse({ ...rest, remind }).error as z.ZodError).remind?.code;
	expect(["", " ", undefined].map(codeOf)).toEqual(["missing", "missing", "missing"]);
	for (const bad of ["三", "1.5", "1e1", "0x10", "Infinity", "1 0", "+5", "十"])
		expect([bad, codeOf(bad)]).toEqual([bad, "noDays"]);
	expect(ladderForm.safeParse({ ...rest, remind: " ５ " }).data).toEqual([-5, 0, 3, 7, 10]);
});
