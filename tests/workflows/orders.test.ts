import { describe, expect, test } from "vitest";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { addDays } from "#workflows/calendar/plain-date.ts";
import { addWorkingDays } from "#workflows/calendar/working-days.ts";
import { decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import { defaultLadder, SUPERVISED } from "#workflows/ladder.ts";
import type { OrderContext } from "#workflows/order/machine.ts";
import { at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE, OTHER } from "../support/samples.ts";

const DUE = "2020-06-30";
const issued = (): Docket =>
	play(smallDocket(), "2020-05-25", [
		[person(LEAD), 2, "task.issue", { reportBy: DUE }],
		[person(OTHER), 4, "duty.sign", {}],
	]);
const after = (docket: Docket, date: string): Docket => ({
	...docket,
	...tick(docket, at(date)).docket,
	taskable: docket.taskable,
});
const supervisedOn = addWorkingDays(DUE, defaultLadder[SUPERVISED - 1] ?? 0, builtInCalendar);
const supervised = (): Docket => after(issued(), supervisedOn);
const ordersOn = (docket: Docket, parentNo: number): Step[] =>
	docket.steps.filter((s) => s.machine === "order" && s.parentNo === parentNo);
const theOrder = (docket: Docket): Step => {
	const [order] = ordersOn(docket, 4);
	if (!order) throw new Error("no order");
	return order;
};

test("three working days late is answered by one order to the unit, with its facts and five working days to reply", () => {
	expect(ordersOn(after(issued(), addDays(supervisedOn, -1)), 4)).toEqual([]);
	const order = theOrder(supervised());
	expect(order).toMatchObject({ unitId: OTHER, state: "issued", dueOn: addWorkingDays(supervisedOn, 5, builtInCalendar) });
	expect((order.context as OrderContext).facts).toEqual({ dueOn: DUE, daysLate: 3 });
	expect(ordersOn(after(supervised(), "2020-12-01"), 4)).toHaveLength(1);
});

test("an order that nobody answers is urged and never answered by an order of its own", () => {
	const later = after(supervised(), "2020-12-01");
	expect(theOrder(later)).toMatchObject({ state: "issued", clock: "overdue", rung: SUPERVISED - 1, nextAt: null });
	expect(later.steps.filter((s) => s.machine === "order" && later.steps[(s.parentNo ?? 0) - 1]?.machine === "order")).toEqual([]);
});

test("received, answered, returned, answered again; then the supervision is lifted and the part climbs no further", () => {
	const docket = supervised();
	const { no } = theOrder(docket);
	const head = person(OTHER, "head");
	const answer = { text: "人手不足，月底前完成" };
	const ended = play(docket, supervisedOn, [
		[person(OTHER), no, "order.receive", {}],
		[head, no, "order.answer", answer],
		[person(OFFICE), no, "order.return", { reason: "请写明完成日期", againBy: addDays(supervisedOn, 10) }],
		[head, no, "order.answer", { text: "7月20日前完成" }],
		[person(OFFICE), no, "order.lift", { reason: "已承诺日期" }],
	]);
	expect(theOrder(ended)).toMatchObject({ state: "lifted", clock: "stopped" });
	expect(ended.steps[3]).toMatchObject({ clock: "lifted", rung: SUPERVISED });
	expect(after(ended, "2020-12-01").steps[3]?.rung).toBe(SUPERVISED);
});

test("an objection holds the reply date until the secretariat has said what it thinks", () => {
	const docket = supervised();
	const { no } = theOrder(docket);
	const objected = play(docket, supervisedOn, [[person(OTHER, "head"), no, "order.object", { reason: "牵头单位尚未提供名单" }]]);
	expect(theOrder(after(objected, "2020-08-31"))).toMatchObject({ clock: "paused", rung: 1 });
	const upheld = play(objected, "2020-07-06", [[person(OFFICE), no, "order.uphold", { reason: "名单已于5月提供" }]]);
	expect(theOrder(upheld)).toMatchObject({ state: "received", clock: "warned" });
});

describe("nobody lifts the supervision of their own unit as long as somebody else can", () => {
	const refusal = (docket: Docket, actor: Actor, type: string, data: object) => {
		const decision = decide(docket, { stepNo: theOrder(docket).no, type, data }, actor, at(supervisedOn));
		return decision.ok ? "taken" : decision.refusal;
	};
	const blocked = (code: string) => ({ code: "obstructed", obstacles: [{ code, unitIds: [] }] });
	const why = { reason: "r" };
	const sayings = [
		["order.object", why, [["order.uphold", why]]],
		[
			"order.answer",
			{ text: "t" },
			[
				["order.return", { ...why, againBy: addDays(supervisedOn, 10) }],
				["order.lift", why],
			],
		],
	] as const;
	const said = (from: Docket, by: Actor, type: string, data: object) => {
		const { no } = theOrder(from);
		const received = type === "order.answer" ? play(from, supervisedOn, [[person(OTHER), no, "order.receive", {}]]) : from;
		return play(received, supervisedOn, [[by, no, type, data]]);
	};

	test("whoever answered or objected doesn't judge it, though they sit in the secretariat too", () => {
		const head = person(OTHER, "head");
		const hat = { ...person(OFFICE), personId: head.personId };
		for (const [type, data, verdicts] of sayings)
			for (const [verdict, given] of verdicts) {
				const docket = said(supervised(), head, type, data);
				expect([verdict, refusal(docket, hat, verdict, given)]).toEqual([verdict, blocked("ownAnswer")]);
				expect([verdict, refusal(docket, person(OFFICE), verdict, given)]).toEqual([verdict, "taken"]);
			}
	});

	test("where the secretariat cooperates, the lead judges the order to it, and is told of what it says", () => {
		const docket = { ...supervised(), secretariatUnitId: OTHER };
		const answered = said(docket, person(OTHER, "head"), "order.answer", { text: "t" });
		for (const position of ["officer", "head"] as const)
			expect(refusal(answered, person(OTHER, position), "order.lift", why)).toEqual({ code: "notYours" });
		expect(refusal(answered, person(OFFICE), "order.lift", why)).toEqual({ code: "notYours" });
		expect(refusal(answered, person(LEAD), "order.lift", why)).toBe("taken");
		const objecting = decide(
			docket,
			{ stepNo: theOrder(docket).no, type: "order.object", data: why },
			person(OTHER, "head"),
			at(supervisedOn),
		);
		expect(objecting.ok && objecting.change.notices.map(({ unitId, position }) => [unitId, position])).toEqual([
			[LEAD, "officer"],
		]);
	});

	test("where it leads, an officer answers and the head judges", () => {
		const ready = play(issued(), "2020-05-25", [[person(LEAD), 4, "duty.waive", why]]);
		const leading = after({ ...ready, secretariatUnitId: LEAD, taskable: issued().taskable }, supervisedOn);
		const order = ordersOn(leading, 3)[0] as Step;
		const [officer, head] = [person(LEAD), person(LEAD, "head")];
		const on = (docket: Docket, actor: Actor, type: string, data: object) => {
			const decision = decide(docket, { stepNo: order.no, type, data }, actor, at(supervisedOn));
			return decision.ok ? "taken" : decision.refusal;
		};
		expect(on(leading, officer, "order.lift", why)).toEqual(blocked("ownAnswerHead"));
		expect(on(leading, head, "order.object", why)).toEqual({ code: "notYours" });
		expect(on(leading, officer, "order.object", why)).toBe("taken");
		const answered = play(leading, supervisedOn, [
			[officer, order.no, "order.receive", {}],
			[officer, order.no, "order.answer", { text: "t" }],
		]);
		expect(on(answered, { ...head, personId: officer.personId }, "order.lift", why)).toEqual(blocked("ownAnswer"));
		expect(on(answered, { ...officer, personId: 77 }, "order.lift", why)).toEqual(blocked("ownAnswerHead"));
		expect(on(answered, head, "order.lift", why)).toBe("taken");
	});
});

test("it closes when its cause has gone: more time is given, or the report is accepted; a report that is only handed in leaves it", () => {
	const head = person(OTHER, "head");
	const request = { dueOn: "2020-08-31", reason: "等待设备" };
	const asked = play(supervised(), supervisedOn, [[person(OTHER), 4, "extension.request", request]]);
	expect(theOrder(asked).state).toBe("issued");
	const extension = asked.steps.findLast((s) => s.machine === "extension");
	const granted = play(asked, supervisedOn, [
		[person(LEAD, "head"), extension?.no ?? 0, "extension.grant", { dueOn: "2020-08-31" }],
	]);
	expect(theOrder(granted)).toMatchObject({ state: "closed", clock: "stopped" });
	expect(ordersOn(after(granted, "2020-12-01"), 4).map((s) => s.state)).toEqual(["closed", "issued"]);

	const reported = play(supervised(), supervisedOn, [[head, 4, "report.submit", { items: { text: "完成" } }]]);
	expect(theOrder(reported).state).toBe("issued");
	const returned = play(reported, supervisedOn, [
		[person(LEAD), 4, "report.return", { reasons: { text: "缺数" }, againBy: supervisedOn }],
	]);
	expect(theOrder(returned).state).toBe(returned.steps[3]?.clock === "overdue" ? "issued" : "closed");
	expect(theOrder(play(reported, supervisedOn, [[person(LEAD), 4, "report.accept", {}]])).state).toBe("closed");
});
