import { expect, test } from "vitest";
import { addDays } from "#workflows/calendar/plain-date.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import { decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import type { RectificationContext } from "#workflows/rectification/context.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE, OTHER } from "../support/samples.ts";

const TODAY = "2020-05-25";
const DUE = "2020-06-05";
const FINDING = 6;
const finder = person(LEAD);

/** A docket in which an officer of LEAD has found something at OTHER. */
const found = (): Docket =>
	play(smallDocket({ date: TODAY }), TODAY, [
		[finder, 2, "task.issue", {}],
		[finder, 4, "duty.waive", { reason: "r" }],
		[person(OFFICE), 3, "duty.waive", { reason: "r" }],
		[finder, 1, "inspection.schedule", { objectUnitId: OTHER, on: TODAY, subject: "s" }],
		[finder, 5, "visit.begin", {}],
		[finder, 5, "visit.find", { finding: "f", severity: "minor", unitId: OTHER, dueOn: DUE }],
		[finder, 5, "visit.record", { result: "r" }],
	]);
const object = (by: Actor): Act => [by, FINDING, "finding.object", { reason: "not so" }];
const uphold = (by: Actor): Act => [by, FINDING, "finding.uphold", { reason: "seen" }];
const dismiss = (by: Actor): Act => [by, FINDING, "finding.dismiss", { reason: "right" }];
const objected = () => play(found(), TODAY, [object(person(OTHER, "head"))]);

const stepOf = (docket: Docket, no = FINDING): Step => docket.steps[no - 1] as Step;
function answer(docket: Docket, [actor, stepNo, type, data]: Act, date = TODAY): string {
	const decision = decide(docket, { stepNo, type, data }, actor, at(date));
	if (decision.ok) return "taken";
	return decision.refusal.code === "obstructed" ? decision.refusal.obstacles.map((o) => o.code).join() : decision.refusal.code;
}

test("the head of the unit that must act objects, nobody else; once, and only in time", () => {
	for (const by of [person(OTHER), person(LEAD, "head"), person(OFFICE, "head")])
		expect(answer(found(), object(by))).toBe("notYours");
	expect(answer(found(), object(person(OTHER, "head")))).toBe("taken");
	expect(answer(found(), object(person(OTHER, "head")), addDays(DUE, 1))).toBe("notNow");
	const upheld = play(objected(), TODAY, [uphold(person(LEAD, "head"))]);
	expect(answer(upheld, object(person(OTHER, "head")))).toBe("notNow");
	const planned = play(found(), TODAY, [
		[person(OTHER), FINDING, "rectification.plan", { measures: "m", inCharge: "c", doneBy: DUE }],
	]);
	expect(answer(planned, object(person(OTHER, "head")))).toBe("notNow");
});

test("neither who found it nor who objected decides, whatever unit they stand for today", () => {
	for (const decided of [uphold, dismiss]) {
		expect(answer(objected(), decided(finder))).toBe("ownFinding");
		expect(answer(objected(), decided({ ...person(OFFICE), personId: finder.personId }))).toBe("ownFinding");
		expect(answer(objected(), decided({ ...person(OFFICE), personId: person(OTHER, "head").personId }))).toBe("ownFinding");
		expect(answer(objected(), decided(person(OTHER, "head")))).toBe("notYours");
		for (const by of [person(LEAD, "head"), person(OFFICE)]) expect(answer(objected(), decided(by))).toBe("taken");
	}
});

test("upheld, the finding is to be planned for again, with the working days that the objection took", () => {
	const later = "2020-05-28";
	const docket = play(objected(), later, [uphold(person(LEAD, "head"))]);
	expect(stepOf(docket)).toMatchObject({ state: "ordered", clock: "running" });
	expect(stepOf(docket).dueOn).not.toBe(DUE);
	expect(workingDaysBetween(DUE, stepOf(docket).dueOn ?? "", docket.calendar)).toBe(
		workingDaysBetween(TODAY, later, docket.calendar),
	);
	const { objection } = stepOf(docket).context as RectificationContext;
	expect(objection).toMatchObject({ reason: "not so", verdict: { isUpheld: true, reason: "seen", on: later } });
});

test("taken out, nothing is left of it to put right, and the visit has passed", () => {
	const docket = play(objected(), TODAY, [dismiss(person(OFFICE))]);
	expect(stepOf(docket)).toMatchObject({ state: "cancelled", clock: "stopped" });
	expect(stepOf(docket, 5).state).toBe("passed");
});

test("while it is undecided the clock stands, also when the task sleeps and wakes meanwhile", () => {
	const asleep = play(objected(), "2020-05-26", [[person(OFFICE, "head"), 1, "task.suspend", { reason: "r" }]]);
	const awake = play(asleep, "2020-05-27", [[person(OFFICE, "head"), 1, "task.resume", { reason: "r" }]]);
	expect(stepOf(awake)).toMatchObject({ state: "objected", clock: "paused" });
	const upheld = play(awake, "2020-05-28", [uphold(person(LEAD, "head"))]);
	expect(stepOf(upheld)).toMatchObject({ state: "ordered", clock: "running" });
	expect(workingDaysBetween(DUE, stepOf(upheld).dueOn ?? "", upheld.calendar)).toBe(3);
});
