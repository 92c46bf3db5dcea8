import { expect, test } from "vitest";
import { addDays } from "#workflows/calendar/plain-date.ts";
import { decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import { arrows } from "#workflows/graph.ts";
import { referral } from "#workflows/referral/machine.ts";
import { mayOpen, mayRead } from "#workflows/who.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, NEW_UNIT, OFFICE, OTHER } from "../support/samples.ts";

const TODAY = "2020-05-25";
const ANSWER_BY = "2020-06-08";
const DUTY = 4;
const REFERRAL = 5;

const send = (by: Actor, toUnitId = NEW_UNIT): Act => [
	by,
	DUTY,
	"referral.send",
	{ toUnitId, matter: "an employer without insurance", basis: "三（三）3", answerBy: ANSWER_BY, fileIds: [7] },
];
const issued = () =>
	play(smallDocket({ date: TODAY }), TODAY, [
		[person(LEAD), 2, "task.issue", {}],
		[person(OTHER), DUTY, "duty.sign", {}],
	]);
const sent = () => play(issued(), TODAY, [send(person(OTHER))]);
const receive: Act = [person(NEW_UNIT), REFERRAL, "referral.receive", {}];
const answer: Act = [person(NEW_UNIT), REFERRAL, "referral.answer", { result: "insured now", fileIds: [] }];
const again: Act = [person(OTHER), REFERRAL, "referral.askAgain", { question: "since when?", againBy: addDays(ANSWER_BY, 10) }];
const stepOf = (docket: Docket): Step => docket.steps[REFERRAL - 1] as Step;

function said(docket: Docket, [actor, stepNo, type, data]: Act): string {
	const decision = decide(docket, { stepNo, type, data }, actor, at(TODAY));
	if (decision.ok) return "taken";
	return decision.refusal.code === "obstructed" ? decision.refusal.obstacles.map((o) => o.code).join() : decision.refusal.code;
}

test("it can't be refused: no arrow leads out of it but an answer, and its task's end", () => {
	const leaving = arrows(referral).filter((a) => a.region === "work" && (a.source === "sent" || a.source === "received"));
	expect(new Set(leaving.map((a) => a.event))).toEqual(
		new Set(["referral.opened", "referral.receive", "referral.answer", "task.cancelled"]),
	);
});

test("both units are told, both read it and its files, and nobody else does", () => {
	const before = issued();
	const [by, stepNo, type, data] = send(person(OTHER));
	const decision = decide(before, { stepNo, type, data }, by, at(TODAY));
	if (!decision.ok) throw new Error("not sent");
	const { docket, notices } = decision.change;
	expect(notices.map((n) => [n.unitId, n.kind])).toEqual([
		[NEW_UNIT, "todo"],
		[NEW_UNIT, "todo"],
	]);
	expect([OTHER, NEW_UNIT, LEAD, OFFICE, 77].map((unit) => mayRead(unit, docket, stepOf(docket)))).toEqual([
		true,
		true,
		true,
		true,
		false,
	]);
	expect([NEW_UNIT, 77].map((unit) => mayOpen(unit, docket, { id: 7, unitId: OTHER }))).toEqual([true, false]);
	expect(mayOpen(NEW_UNIT, docket, { id: 8, unitId: OTHER })).toBe(false);
});

test("nobody refers to their own unit, and only whose duty it is refers from it", () => {
	expect(said(issued(), send(person(OTHER), OTHER))).toBe("toItself");
	expect(said(issued(), send(person(OTHER), 77))).toBe("invalid");
	expect(said(issued(), send(person(LEAD)))).toBe("notYours");
});

test("it is received, answered, asked again once, answered, and settled by whoever sent it", () => {
	expect(said(sent(), answer)).toBe("notNow");
	expect(said(sent(), [person(OTHER), REFERRAL, "referral.receive", {}])).toBe("notYours");
	const answered = play(sent(), TODAY, [receive, answer]);
	expect(stepOf(answered)).toMatchObject({ state: "answered", clock: "stopped" });
	expect(said(answered, [person(NEW_UNIT), REFERRAL, "referral.close", {}])).toBe("notYours");
	const asked = play(answered, TODAY, [again]);
	expect(stepOf(asked)).toMatchObject({ state: "askedAgain", clock: "running", dueOn: addDays(ANSWER_BY, 10) });
	const twice = play(asked, TODAY, [answer]);
	expect(said(twice, again)).toBe("notNow");
	expect(stepOf(twice).context.answers).toHaveLength(2);
	expect(stepOf(play(twice, TODAY, [[person(OTHER), REFERRAL, "referral.close", {}]])).state).toBe("closed");
});

test("unanswered it climbs the ladder like any other part, up to a 督办单 to the unit it was sent to", () => {
	const change = tick(sent(), at("2020-06-20"));
	const mine = change.moves.filter((m) => m.stepNo === REFERRAL).map((m) => m.event);
	expect(mine.filter((event) => event === "rung.reached").length).toBeGreaterThanOrEqual(3);
	const orders = change.docket.steps.filter((s) => s.machine === "order" && s.parentNo === REFERRAL);
	expect(orders.map((s) => s.unitId)).toEqual([NEW_UNIT]);
});
