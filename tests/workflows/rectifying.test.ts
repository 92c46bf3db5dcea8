import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayKind } from "#workflows/calendar/calendar.ts";
import { addDays, dateAt } from "#workflows/calendar/plain-date.ts";
import { addWorkingDays, workingDaysBetween } from "#workflows/calendar/working-days.ts";
import { canonical } from "#workflows/canonical.ts";
import { availableEvents, decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import type { RectificationContext } from "#workflows/rectification/context.ts";
import { drawDay, isAsDrawn, unsealed } from "#workflows/rectification/look-back.ts";
import { ownerUnits } from "#workflows/who.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, NEW_UNIT, OFFICE, OTHER } from "../support/samples.ts";

const TODAY = "2020-05-25";
const FINDING = 6;
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** A docket in which LEAD has found something at OTHER, and OTHER has put it right with NEW_UNIT's help. */
function submitted(): Docket {
	const acts: Act[] = [
		[person(LEAD), 2, "task.issue", {}],
		[person(LEAD), 4, "duty.waive", { reason: "r" }],
		[person(OFFICE), 3, "duty.waive", { reason: "r" }],
		[person(LEAD), 1, "inspection.schedule", { objectUnitId: OTHER, on: TODAY, subject: "s" }],
		[person(LEAD), 5, "visit.begin", {}],
		[person(LEAD), 5, "visit.find", { finding: "f", severity: "minor", unitId: OTHER, dueOn: "2020-06-05" }],
		[person(LEAD), 5, "visit.record", { result: "r" }],
		[person(OTHER), FINDING, "rectification.plan", { measures: "m", inCharge: "c", doneBy: "2020-06-01" }],
		[person(LEAD), FINDING, "rectification.approve", {}],
		[person(OTHER), FINDING, "rectification.submit", { result: "done", helperUnitIds: [NEW_UNIT], fileIds: [1] }],
	];
	return play(smallDocket({ date: TODAY }), TODAY, acts);
}
const check = { checkedOn: TODAY, opinion: "o" };
const verify = (by: Actor): Act => [by, FINDING, "rectification.verify", check];
const sign = (by: Actor): Act => [by, FINDING, "rectification.sign", {}];
const publish = (by: Actor): Act => [by, FINDING, "rectification.publish", { place: "p", until: "2020-06-01" }];
const published = () => play(submitted(), TODAY, [verify(person(LEAD)), sign(person(LEAD, "head")), publish(person(OFFICE))]);

const stepOf = (docket: Docket): Step => docket.steps[FINDING - 1] as Step;
const contextOf = (docket: Docket) => stepOf(docket).context as RectificationContext;
function answer(docket: Docket, [actor, stepNo, type, data]: Act, date = TODAY): string {
	const decision = decide(docket, { stepNo, type, data }, actor, at(date));
	if (decision.ok) return "taken";
	return decision.refusal.code === "obstructed" ? decision.refusal.obstacles.map((o) => o.code).join() : decision.refusal.code;
}
/** The docket and what happened when the day of its look-back has come. */
const onTheDay = (docket: Docket) => {
	const on = contextOf(docket).drawn?.on ?? "";
	const change = tick(docket, at(on));
	return { on, moves: change.moves, notices: change.notices, docket: { ...change.docket, taskable: docket.taskable } };
};

test("the four steps of the close-out come one after the other: none can be left out, whoever tries", () => {
	const everybody = [LEAD, OTHER, OFFICE, NEW_UNIT].flatMap((unit) => [person(unit), person(unit, "head")]);
	const stages: [Docket, string][] = [
		[submitted(), "rectification.verify"],
		[play(submitted(), TODAY, [verify(person(LEAD))]), "rectification.sign"],
		[play(submitted(), TODAY, [verify(person(LEAD)), sign(person(OFFICE, "head"))]), "rectification.publish"],
		[published(), "none"],
	];
	const steps: ((by: Actor) => Act)[] = [verify, sign, publish];
	for (const [docket, next] of stages)
		for (const step of steps)
			for (const by of everybody) {
				const act = step(by);
				const said = answer(docket, act);
				if (said === "taken") expect(act[2]).toBe(next);
				if (act[2] !== next) expect(["notNow", "notYours"]).toContain(said);
			}
});

test("who did it or helped can't verify, whatever unit they stand for today; who verified can't sign", () => {
	const docket = submitted();
	const doer = person(OTHER).personId;
	expect(answer(docket, verify({ ...person(OFFICE), personId: doer }))).toBe("conflict");
	expect(answer(docket, verify(person(OTHER)))).toBe("notYours");
	const helpedByOffice = { ...docket, secretariatUnitId: NEW_UNIT };
	expect(answer(helpedByOffice, verify(person(NEW_UNIT)))).toBe("conflict");
	const verified = play(docket, TODAY, [verify(person(LEAD, "head"))]);
	expect(answer(verified, sign(person(LEAD, "head")))).toBe("ownVerification");
	expect(answer(verified, sign({ ...person(OFFICE, "head"), personId: doer }))).toBe("conflict");
	expect(answer(verified, sign(person(LEAD)))).toBe("notYours");
	expect(answer(verified, sign(person(OFFICE, "head")))).toBe("taken");
});

test("it is verified on a day between its submission and today", () => {
	const later = (checkedOn: string): Act => [person(LEAD), FINDING, "rectification.verify", { ...check, checkedOn }];
	expect(answer(submitted(), later(addDays(TODAY, -1)))).toBe("invalid");
	expect(answer(submitted(), later(addDays(TODAY, 1)))).toBe("invalid");
	expect(answer(submitted(), later(addDays(TODAY, 3)), addDays(TODAY, 4))).toBe("taken");
});

test("a head who doesn't sign sends it back; the signature stands under what was found, done and verified", () => {
	const verified = play(submitted(), TODAY, [verify(person(LEAD))]);
	const back: Act = [person(LEAD, "head"), FINDING, "rectification.return", { reason: "r", againBy: "2020-06-10" }];
	expect(stepOf(play(verified, TODAY, [back]))).toMatchObject({ state: "returned", dueOn: "2020-06-10" });
	const one = contextOf(play(verified, TODAY, [sign(person(LEAD, "head"))])).signed?.hash;
	const other = play(submitted(), TODAY, [[person(LEAD), FINDING, "rectification.verify", { ...check, opinion: "other" }]]);
	expect(one).toMatch(/^[0-9a-f]{64}$/);
	expect(contextOf(play(other, TODAY, [sign(person(LEAD, "head"))])).signed?.hash).not.toBe(one);
});

/** The same with the fields of everything in it in another order, as a jsonb column gives them back. */
const stored = (docket: Docket): Docket => ({
	...docket,
	steps: docket.steps.map((step) => ({ ...step, context: JSON.parse(canonical(step.context)) })),
});

test("what is signed under is the same whatever order its fields come in, just typed or from a table", () => {
	const verified = play(submitted(), TODAY, [verify(person(LEAD))]);
	const hashes = [verified, stored(verified)].map(
		(docket) => contextOf(play(docket, TODAY, [sign(person(LEAD, "head"))])).signed?.hash,
	);
	expect(Object.keys(contextOf(stored(verified)).plan ?? {})).not.toEqual(Object.keys(contextOf(verified).plan ?? {}));
	expect(hashes[1]).toBe(hashes[0]);
});

test("the day of a look-back is a working day of the window, and every one of them is drawn", () => {
	const docket = smallDocket({ date: TODAY });
	const days = new Set<string>();
	fc.assert(
		fc.property(fc.uuid(), fc.integer({ min: 1, max: 5_000 }), (secret, version) => {
			const { on, from, to, seed, commitment } = drawDay({ ...docket, secret, version }, FINDING, TODAY);
			expect(on >= from && on <= to && dayKind(on, docket.calendar).working).toBe(true);
			expect(isAsDrawn(commitment, on, seed, digest)).toBe(true);
			expect(isAsDrawn(commitment, addDays(on, 1), seed, digest)).toBe(false);
			expect(seed).not.toContain(secret);
			days.add(on);
		}),
		{ numRuns: 3_000, seed: 20_200_525 },
	);
	const { from, to } = drawDay(docket, FINDING, TODAY);
	expect(days.size).toBe(workingDaysBetween(from, to, docket.calendar) + 1);
});

test("before its day, nothing that is shown, told or written into the history says when it is", () => {
	const before = play(submitted(), TODAY, [verify(person(LEAD)), sign(person(LEAD, "head"))]);
	const [by, stepNo, type, data] = publish(person(OFFICE));
	const decision = decide(before, { stepNo, type, data }, by, at(TODAY));
	if (!decision.ok) throw new Error("not published");
	const { moves, notices, docket } = decision.change;
	const { on = "", seed = "", commitment = "" } = contextOf(docket).drawn ?? {};
	expect(moves.map((m) => m.event)).toContain("lookback.drawn");
	const entries = JSON.stringify(moves.map(({ to, ...entry }) => ({ ...entry, dueOn: to.dueOn })));
	for (const text of [entries, JSON.stringify(notices), JSON.stringify(docket.steps.map(unsealed))]) {
		expect(text).not.toContain(on);
		expect(text).not.toContain(seed);
	}
	expect(JSON.stringify(unsealed(stepOf(docket)))).toContain(commitment);
	expect(stepOf(docket)).toMatchObject({ state: "published", clock: "stopped" });
	expect(tick(docket, at(addDays(on, -1))).moves).toEqual([]);
	for (const unit of [LEAD, OTHER, OFFICE])
		expect(availableEvents(docket, person(unit, "head"), at(TODAY)).filter((e) => e.stepNo === FINDING)).toEqual([]);
});

test("on the day the sweep wakes it, says what was drawn, and tells those who look back, not the unit", () => {
	const before = published();
	const { commitment = "" } = contextOf(before).drawn ?? {};
	const { on, moves, notices, docket } = onTheDay(before);
	expect(stepOf(docket).state).toBe("lookback");
	const revealed = moves.find((m) => m.event === "lookback.revealed")?.data as { on: string; seed: string };
	expect(revealed.on).toBe(on);
	expect(isAsDrawn(commitment, revealed.on, revealed.seed, digest)).toBe(true);
	expect(notices.map((n) => n.unitId).sort()).toEqual([LEAD, OFFICE].sort());
	expect(notices.every(({ unitId }) => unitId !== OTHER)).toBe(true);
});

test("whoever has to look back owes it from that day on for five working days, and climbs the ladder if they don't; the unit that acted isn't late", () => {
	const { on, docket } = onTheDay(published());
	const term = docket.steps.at(-1) as Step;
	const dueOn = addWorkingDays(on, 5, docket.calendar);
	expect(term).toMatchObject({ machine: "lookback", state: "due", unitId: LEAD, parentNo: FINDING, dueOn, clock: "warned" });
	expect(ownerUnits(docket, term)).toEqual([LEAD]);
	const late = tick(docket, at(addDays(on, 30)));
	const { docket: after, notices } = late;
	expect(after.steps[term.no - 1]).toMatchObject({ clock: "overdue", rung: 5 });
	expect(after.steps.filter((s) => s.machine === "order").map((s) => [s.unitId, s.parentNo])).toEqual([[LEAD, term.no]]);
	expect(stepOf(after)).toMatchObject({ clock: "stopped", state: "lookback" });
	expect(new Set(notices.map((n) => n.unitId))).toEqual(new Set([LEAD, OFFICE]));
	const made = play({ ...after, taskable: docket.taskable }, addDays(on, 30), [
		[person(LEAD), FINDING, "lookback.pass", { opinion: "holds" }],
	]);
	expect(made.steps[term.no - 1]).toMatchObject({ state: "made", clock: "stopped" });
	expect(made.steps.find((s) => s.machine === "order")).toMatchObject({ state: "closed" });
});

test("where the unit that inspected has helped, the secretariat looks back", () => {
	const helped = play(submitted(), TODAY, [
		[person(OFFICE), FINDING, "rectification.return", { reason: "r", againBy: "2020-06-05" }],
		[person(OTHER), FINDING, "rectification.submit", { result: "done", helperUnitIds: [LEAD], fileIds: [1] }],
		verify(person(OFFICE)),
		sign(person(OFFICE, "head")),
		publish(person(OFFICE)),
	]);
	expect(onTheDay(helped).docket.steps.at(-1)).toMatchObject({ machine: "lookback", unitId: OFFICE });
});

test("a relapse reopens the same item, counted; put right once more it is looked back at on a day drawn anew, and closed", () => {
	const { on, docket } = onTheDay(published());
	const doer: Actor = { ...person(OFFICE), personId: person(OTHER).personId };
	expect(answer(docket, [doer, FINDING, "lookback.pass", { opinion: "o" }], on)).toBe("conflict");
	const dueOn = addDays(on, 10);
	const again = play(docket, on, [[person(LEAD), FINDING, "lookback.relapse", { reason: "again", dueOn }]]);
	expect(again.steps.length).toBe(docket.steps.length);
	expect(stepOf(again)).toMatchObject({ state: "ordered", clock: "running", dueOn });
	expect(contextOf(again)).toMatchObject({ relapses: 1, lookedBack: { count: 1 }, signed: null, published: null, drawn: null });
	expect(again.steps[4]).toMatchObject({ machine: "inspection", state: "recorded" });
	const closed = play(again, on, [
		[person(OTHER), FINDING, "rectification.plan", { measures: "m", inCharge: "c", doneBy: dueOn }],
		[person(LEAD), FINDING, "rectification.approve", {}],
		[person(OTHER), FINDING, "rectification.submit", { result: "done", fileIds: [1] }],
		[person(LEAD), FINDING, "rectification.verify", { checkedOn: on, opinion: "o" }],
		[person(LEAD, "head"), FINDING, "rectification.sign", {}],
		[person(LEAD), FINDING, "rectification.publish", { place: "p", until: dueOn }],
	]);
	const second = onTheDay(closed);
	expect(second.on > on).toBe(true);
	expect(second.docket.steps.filter((s) => s.machine === "lookback").map((s) => s.state)).toEqual(["made", "due"]);
	const end = play(second.docket, second.on, [[person(OFFICE), FINDING, "lookback.pass", { opinion: "holds" }]]);
	expect(stepOf(end).state).toBe("closed");
	expect(contextOf(end)).toMatchObject({ relapses: 1, lookedBack: { count: 2, opinion: "holds" } });
});

test("a finding that was ordered in version 1 keeps to it: published without a signature, looked back at on a day that is known", () => {
	const asFirst = (docket: Docket): Docket => {
		const { helperUnitIds: _, verified: __, signed: ___, drawn: ____, lookedBack: _____, ...context } = contextOf(docket);
		const first = { ...stepOf(docket), version: 1, context: { ...context, opinion: null, lookbackOn: null } };
		return { ...docket, steps: docket.steps.map((s) => (s.no === FINDING ? first : s)) };
	};
	const acts: Act[] = [
		[person(OFFICE), FINDING, "rectification.verify", { opinion: "o" }],
		[person(OFFICE), FINDING, "rectification.publish", { place: "p" }],
		[person(OFFICE), FINDING, "lookback.schedule", { on: addDays(TODAY, 9) }],
		[person(OFFICE), FINDING, "lookback.relapse", { reason: "r", dueOn: addDays(TODAY, 20) }],
	];
	const after = play(asFirst(submitted()), TODAY, acts);
	expect(stepOf(after)).toMatchObject({ version: 1, state: "ordered", dueOn: addDays(dateAt(at(TODAY)), 20) });
	expect(unsealed(stepOf(play(asFirst(submitted()), TODAY, acts.slice(0, 2))))).toMatchObject({ state: "published" });
});
