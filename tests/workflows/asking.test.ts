import { describe, expect, test } from "vitest";
import { noClock } from "#workflows/clock/context.ts";
import { decide } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { apply, type Change, tick } from "#workflows/engine.ts";
import type { Position } from "#workflows/names.ts";
import { ownerUnits, reviewerUnits } from "#workflows/who.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE, OTHER } from "../support/samples.ts";

const DUTY = 4;
const REQUEST = 5;
const ask = { dueOn: "2020-08-31", reason: "r" };
const grant = { dueOn: "2020-08-31" };
/** Monday, and the five working days within which it is to be answered: the dragon boat festival lies between, and a Sunday that is worked for it. */
const ASKED_ON = "2020-06-22";
const ANSWER_BY = "2020-06-30";

const underway = (secretariatUnitId = OFFICE): Docket =>
	play({ ...smallDocket(), secretariatUnitId }, "2020-05-25", [
		[person(LEAD), 2, "task.issue", {}],
		[person(OTHER), DUTY, "duty.sign", {}],
	]);
const asked = (docket = underway()): Docket => play(docket, ASKED_ON, [[person(OTHER), DUTY, "extension.request", ask]]);
const step = (docket: Docket, no: number) => docket.steps[no - 1] as Step;
const onDay = (docket: Docket, date: string): Change => tick(docket, at(date));
const may = (docket: Docket, unit: number, position: Position = "head") => {
	const decision = decide(
		docket,
		{ stepNo: REQUEST, type: "extension.grant", data: grant },
		person(unit, position),
		at("2020-07-10"),
	);
	return decision.ok ? "ok" : decision.refusal.code;
};
/** Whom the clock tells of the request, day by day. */
function toldOf(docket: Docket, dates: string[]): [date: string, rung: number, unit: number, position: string, kind: string][] {
	let now = docket;
	return dates.flatMap((date) => {
		const { docket: next, moves, notices } = onDay(now, date);
		now = next;
		const seqs = new Map(moves.filter((m) => m.stepNo === REQUEST).map((m) => [m.seq, m.to.rung]));
		return notices.flatMap(({ seq, unitId, position, kind }): [string, number, number, string, string][] => {
			const rung = seqs.get(seq);
			return rung === undefined ? [] : [[date, rung, unitId, position, kind]];
		});
	});
}
/** As requests stood before an answer had a date. */
const undated = (docket: Docket): Docket => ({
	...docket,
	steps: docket.steps.map((s) =>
		s.no === REQUEST
			? { ...s, clock: "idle", dueOn: null, rung: 0, nextAt: at(ASKED_ON).toISOString(), context: { ...s.context, ...noClock } }
			: s,
	),
});

describe("a request for time", () => {
	test("is to be answered within five working days, counted so that it can be explained; the duty's clock stands still meanwhile", () => {
		expect(step(asked(), REQUEST)).toMatchObject({
			clock: "warned",
			dueOn: ANSWER_BY,
			context: { counted: { from: ASKED_ON, days: 5 } },
		});
		expect(step(asked(), DUTY).clock).toBe("paused");
	});

	test("unanswered, it is urged of those who have to answer it, then told the secretariat, and once whoever asked; no 督办单 is sent, and the duty doesn't climb", () => {
		const days = ["2020-06-29", "2020-06-30", "2020-07-02", "2020-07-03", "2020-07-17", "2020-12-31"];
		expect(toldOf(asked(), days)).toEqual([
			["2020-06-30", 2, LEAD, "officer", "reminder"],
			["2020-06-30", 2, LEAD, "head", "reminder"],
			["2020-07-03", 3, OTHER, "officer", "news"],
			["2020-07-03", 3, LEAD, "officer", "supervision"],
			["2020-07-03", 3, LEAD, "head", "supervision"],
			["2020-07-03", 3, OFFICE, "officer", "supervision"],
			["2020-07-03", 3, OFFICE, "head", "supervision"],
		]);
		const after = onDay(asked(), "2020-12-31").docket;
		expect(after.steps.filter((s) => s.machine === "order" && s.parentNo !== 3)).toEqual([]);
		expect(step(after, REQUEST)).toMatchObject({ clock: "overdue", rung: 3, nextAt: null });
		expect(step(after, DUTY)).toMatchObject({ clock: "paused", dueOn: "2020-06-30" });
	});

	test("is the secretariat's to answer as well from 督办 on, and not before; who asked never answers it", () => {
		const late = onDay(asked(), "2020-07-06").docket;
		expect([may(onDay(asked(), "2020-07-02").docket, OFFICE), may(late, OFFICE), may(late, LEAD)]).toEqual([
			"notYours",
			"ok",
			"ok",
		]);
		expect([may(late, OFFICE, "officer"), may(late, OTHER)]).toEqual(["notYours", "notYours"]);
		expect(reviewerUnits(late, step(late, REQUEST))).toEqual([LEAD, OFFICE]);
		expect(ownerUnits(late, step(late, REQUEST))).toEqual([LEAD, OFFICE]);
		const own = onDay(asked(underway(OTHER)), "2020-07-06").docket;
		expect([step(own, REQUEST).rung, reviewerUnits(own, step(own, REQUEST)), may(own, OTHER)]).toEqual([3, [LEAD], "notYours"]);
	});

	test.each([
		["granted", [person(LEAD, "head"), REQUEST, "extension.grant", grant]],
		["refused", [person(LEAD, "head"), REQUEST, "extension.refuse", { reason: "r" }]],
		["withdrawn", [person(OTHER), REQUEST, "extension.withdraw", {}]],
	] satisfies [string, Act][])("once it is %s, nobody is told of it any more", (state, act) => {
		const over = play(asked(), "2020-06-23", [act]);
		expect(step(over, REQUEST)).toMatchObject({ state, clock: "stopped", nextAt: null });
		expect(toldOf(over, ["2020-12-31"])).toEqual([]);
	});

	test("tells who asked what was answered, and only them", () => {
		const { notices } = apply(
			asked(),
			{ stepNo: REQUEST, type: "extension.grant", data: grant },
			person(LEAD, "head"),
			at("2020-06-23"),
		) as Change;
		expect(notices.map((n) => [n.unitId, n.position])).toEqual([[OTHER, "officer"]]);
	});

	test("waits with its task, and has the days that this took", () => {
		const asleep = play(asked(), "2020-06-23", [[person(OFFICE), 1, "task.suspend", { reason: "r" }]]);
		expect([step(asleep, REQUEST).clock, toldOf(asleep, ["2020-08-31"])]).toEqual(["paused", []]);
		const awake = play(asleep, "2020-07-06", [[person(OFFICE), 1, "task.resume", {}]]);
		expect(step(awake, REQUEST)).toMatchObject({ clock: "warned", dueOn: "2020-07-10" });
	});

	test("from before an answer had a date gets one from the next sweep, or when its task wakes, and is told nobody anew", () => {
		const { docket, moves } = onDay(undated(asked()), "2020-06-28");
		expect(moves.filter((m) => m.stepNo === REQUEST).map((m) => m.event)).toEqual(["ladder.recounted"]);
		expect(toldOf(undated(asked()), ["2020-06-28"])).toEqual([]);
		expect(step(docket, REQUEST)).toMatchObject({ clock: "warned", dueOn: "2020-07-03" });
		expect(onDay(docket, "2020-06-28").moves).toEqual([]);
		const asleep = play(undated(asked()), "2020-06-23", [[person(OFFICE), 1, "task.suspend", { reason: "r" }]]);
		const awake = play(asleep, "2020-07-06", [[person(OFFICE), 1, "task.resume", {}]]);
		expect(step(awake, REQUEST)).toMatchObject({ clock: "warned", dueOn: "2020-07-13" });
	});
});
