import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, calendarOf, type HolidayPaper, knownOn } from "#workflows/calendar/calendar.ts";
import { builtInCalendar, papers } from "#workflows/calendar/papers.ts";
import { addDays, momentOf } from "#workflows/calendar/plain-date.ts";
import { addWorkingDays } from "#workflows/calendar/working-days.ts";
import { availableEvents, decide } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { type Change, tick } from "#workflows/engine.ts";
import { nextAct } from "#workflows/ladder.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE, OTHER } from "../support/samples.ts";

const lead = person(LEAD);
const other = person(OTHER);
const office = person(OFFICE);
const DUTY = 4;
const duty = (docket: Docket) => docket.steps[DUTY - 1] as Step;
const under = (docket: Docket, calendar: Calendar): Docket => ({ ...docket, calendar });
const before = (on: string) => knownOn(builtInCalendar, addDays(on, -1));
const paper = (rest: Partial<HolidayPaper>): HolidayPaper => ({
	number: "沪府办〔2020〕1号",
	issuedOn: "2020-01-01",
	settles: null,
	daysOff: [],
	makeUpDays: [],
	...rest,
});
const withPaper = (rest: Partial<HolidayPaper>) => calendarOf([...papers, paper(rest)]);

/** A task issued on 20 January 2020, when nobody knew that the spring festival would be prolonged. */
const issued = (data: object = {}) =>
	play(under(smallDocket({ date: "2020-01-10" }), before("2020-01-26")), "2020-01-20", [[lead, 2, "task.issue", data]]);

const recount = (docket: Docket, dueOn: string, on: string, actor = office) =>
	decide(docket, { stepNo: DUTY, type: "deadline.recount", data: { dueOn } }, actor, at(on));
function recounted(docket: Docket, dueOn: string, on: string): Change {
	const decision = recount(docket, dueOn, on);
	if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
	return decision.change;
}
const offered = (docket: Docket, on: string) =>
	availableEvents(docket, office, at(on)).filter((e) => e.type === "deadline.recount");

describe("a paper that changes the days counted to a deadline", () => {
	const docket = issued();
	const changed = under(docket, builtInCalendar);

	test("is offered to the secretariat as the new date, and moves the deadline when it says so", () => {
		expect([duty(docket).dueOn, duty(docket).context.counted]).toEqual(["2020-02-01", { from: "2020-01-20", days: 5 }]);
		expect(offered(docket, "2020-01-27")).toEqual([]);
		expect(offered(changed, "2020-01-27").map((e) => e.stepNo)).toEqual([DUTY]);
		const { docket: after, notices, moves } = recounted(changed, "2020-02-04", "2020-01-27");
		expect(moves.map((m) => m.event)).toEqual(["deadline.recount"]);
		expect(notices.map((n) => [n.unitId, n.position])).toEqual([[OTHER, "officer"]]);
		expect(duty(after)).toMatchObject({ dueOn: "2020-02-04", clock: "warned" });
		expect(duty(after).context.shifts).toEqual([{ from: "2020-02-01", to: "2020-02-04", days: 2, why: "calendar" }]);
	});

	test("moves it once: after that there is nothing to move, and no other date is taken", () => {
		const { docket: after } = recounted(changed, "2020-02-04", "2020-01-27");
		expect(offered(after, "2020-01-27")).toEqual([]);
		expect(recount(after, "2020-02-04", "2020-01-27")).toMatchObject({ ok: false, refusal: { code: "notNow" } });
		expect(recount(changed, "2020-02-05", "2020-01-27")).toMatchObject({ ok: false, refusal: { code: "invalid" } });
		expect(recount(changed, "2020-02-04", "2020-01-27", lead)).toMatchObject({ ok: false, refusal: { code: "notYours" } });
	});

	test("leaves a date alone that is printed, or that somebody chose", () => {
		const signed = play(changed, "2020-01-21", [[other, DUTY, "duty.sign", {}]]);
		expect([duty(signed).dueOn, duty(signed).context.counted]).toEqual(["2020-06-30", null]);
		const all = withPaper({ daysOff: [["2020-06-01", "2020-06-30", "放假"]] });
		expect(offered(under(signed, all), "2020-06-20")).toEqual([]);
		expect(offered(under(issued({ signBy: "2020-02-01" }), builtInCalendar), "2020-01-27")).toEqual([]);
	});

	test("doesn't say again what was said before the deadline, and lets what comes after it wait", () => {
		// Reminded and urged, overdue since the first of February, supervised on the sixth.
		const late = tick(docket, at("2020-02-06")).docket;
		expect([duty(late).rung, duty(late).clock]).toEqual([3, "overdue"]);
		const extra = withPaper({ daysOff: [["2020-02-03", "2020-02-07", "延长假期"]] });
		const { docket: after } = recounted(under(late, extra), "2020-02-11", "2020-02-06");
		expect([duty(after).rung, duty(after).clock, duty(after).dueOn]).toEqual([2, "warned", "2020-02-11"]);
		const told = tick(after, at("2020-03-31")).moves.filter((m) => m.stepNo === DUTY);
		expect(told.map((m) => [m.event, m.to.rung])).toEqual([
			["deadline.passed", 2],
			["rung.reached", 3],
			["rung.reached", 4],
			["rung.reached", 5],
		]);
	});

	test("takes no time that is past: the deadline comes no nearer than today", () => {
		const known = recounted(changed, "2020-02-04", "2020-01-27").docket;
		const worked = withPaper({ issuedOn: "2020-01-27", makeUpDays: ["2020-01-24", "2020-01-25", "2020-01-26", "2020-01-27"] });
		expect(recounted(under(known, worked), "2020-01-27", "2020-01-27").docket.steps[DUTY - 1]?.dueOn).toBe("2020-01-27");
		expect(duty(recounted(under(known, worked), "2020-02-03", "2020-02-03").docket)).toMatchObject({ clock: "warned" });
		expect(offered(under(known, worked), "2020-02-04")).toEqual([]);
	});

	test("keeps a clock standing still, and gives back the whole pause afterwards", () => {
		const refused = play(docket, "2020-01-21", [[other, DUTY, "duty.refuse", { reason: "r" }]]);
		const { docket: after } = recounted(under(refused, builtInCalendar), "2020-02-04", "2020-01-27");
		expect([duty(after).clock, duty(after).dueOn, duty(after).context.pausedOn]).toEqual(["paused", "2020-02-04", "2020-01-21"]);
		const back = play(after, "2020-02-05", [[lead, DUTY, "duty.uphold", { reason: "r" }]]);
		// Five working days stood still: 22, 23 January, 3, 4 and 5 February.
		expect([duty(back).dueOn, duty(back).context.counted]).toEqual(["2020-02-11", { from: "2020-01-20", days: 10 }]);
	});

	test("a deadline put off for a block is counted from where it stood", () => {
		const acts: Act[] = [
			[other, DUTY, "duty.sign", {}],
			[other, DUTY, "duty.block", { byUnitId: LEAD, reason: "r", fileIds: [1] }],
		];
		const blocked = play(play(smallDocket(), "2020-05-25", [[lead, 2, "task.issue", {}]]), "2020-05-26", acts);
		const freed = play(blocked, "2020-05-29", [[other, DUTY, "duty.unblock", {}]]);
		expect([duty(freed).dueOn, duty(freed).context.counted]).toEqual(["2020-07-03", { from: "2020-06-30", days: 3 }]);
		const extra = withPaper({ issuedOn: "2020-06-01", daysOff: [["2020-07-01", "2020-07-01", "纪念日"]] });
		expect(offered(under(freed, extra), "2020-06-10")).toHaveLength(1);
		expect(duty(recounted(under(freed, extra), "2020-07-06", "2020-06-10").docket).dueOn).toBe("2020-07-06");
	});
});

describe("rungs follow the calendar by themselves", () => {
	const docket = play(smallDocket({ printedDueOn: "2020-09-30" }), "2020-05-25", [
		[lead, 2, "task.issue", {}],
		[other, DUTY, "duty.sign", {}],
	]);
	const next = (d: Docket) => duty(d).nextAt;

	test("a rung that isn't due any more is put off and nobody is told; one that comes earlier comes at once", () => {
		const onTheDay = at("2020-09-24", "09:00");
		expect(next(docket)).toBe(momentOf("2020-09-24", "09:00"));
		const laterOn = withPaper({ makeUpDays: ["2020-09-26"] });
		const put = tick(under(docket, laterOn), onTheDay);
		expect(put.moves.filter((m) => m.stepNo === DUTY).map((m) => [m.event, m.to.rung])).toEqual([["ladder.recounted", 0]]);
		expect([next(put.docket), put.notices]).toEqual([momentOf("2020-09-25", "09:00"), []]);
		const earlier = withPaper({ daysOff: [["2020-09-28", "2020-09-29", "假日"]] });
		const early = tick(under(docket, earlier), at("2020-09-22", "09:00"));
		expect(early.moves.filter((m) => m.stepNo === DUTY).map((m) => [m.event, m.to.rung])).toEqual([["rung.reached", 1]]);
	});

	test("whatever days off come and go, every rung is told once, in order, and never before its day by the calendar of that day", () => {
		const change = fc.record({
			on: fc.integer({ min: 100, max: 160 }),
			off: fc.option(fc.tuple(fc.integer({ min: 90, max: 170 }), fc.integer({ min: 0, max: 6 })), { nil: null }),
			worked: fc.array(fc.integer({ min: 90, max: 170 }), { maxLength: 3 }),
		});
		const day = (n: number) => addDays("2020-05-25", n);
		fc.assert(
			fc.property(fc.array(change, { maxLength: 5 }), fc.uniqueArray(fc.integer({ min: 90, max: 175 })), (changes, looks) => {
				let stands = docket;
				const told: number[] = [];
				for (const n of [...new Set([...looks, 180])].sort((a, b) => a - b)) {
					const known = changes
						.filter(({ on }) => on <= n)
						.map(({ on, off, worked }) =>
							paper({
								issuedOn: day(on),
								daysOff: off ? [[day(off[0]), day(off[0] + off[1]), "假"]] : [],
								makeUpDays: worked.map(day),
							}),
						);
					const calendar = calendarOf([...papers, ...known]);
					const moved = tick(under(stands, calendar), at(day(n)));
					for (const m of moved.moves.filter((m) => m.stepNo === DUTY && m.event === "rung.reached")) {
						told.push(m.to.rung);
						const days = stands.ladder[m.to.rung - 1] ?? 0;
						if (addWorkingDays("2020-09-30", days, calendar) > day(n)) return false;
					}
					stands = moved.docket;
					const { context, dueOn, rung, clock, nextAt } = duty(stands);
					const climb = { climbFrom: (context.climbFrom as string | null) ?? null, dueOn, rung };
					if (nextAt !== (nextAct(climb, clock === "overdue", stands)?.at ?? null)) return false;
					if (tick(stands, at(day(n))).moves.length > 0) return false;
				}
				return told.join() === [1, 2, 3, 4, 5].slice(0, told.length).join();
			}),
			{ numRuns: 300 },
		);
	});
});
