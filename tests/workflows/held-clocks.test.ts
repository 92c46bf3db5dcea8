import { describe, expect, test } from "vitest";
import type { Docket, Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE, OTHER } from "../support/samples.ts";

const other = person(OTHER);
const lead = person(LEAD);
const leadHead = person(LEAD, "head");
const office = person(OFFICE);
const DUTY = 4;
const duty = (docket: Docket) => docket.steps[DUTY - 1] as Step;
const clockOf = (docket: Docket) => [duty(docket).clock, duty(docket).dueOn];
const later = (docket: Docket) => duty(tick(docket, at("2021-06-30")).docket).rung;

/** A duty of the cooperating unit, signed for on 25 May 2020. */
const underway = (printedDueOn: string | null = "2020-06-30") =>
	play(smallDocket({ printedDueOn }), "2020-05-25", [
		[lead, 2, "task.issue", {}],
		[other, DUTY, "duty.sign", {}],
	]);
const ask: Act = [other, DUTY, "extension.request", { dueOn: "2020-12-31", reason: "r" }];
const EXTENSION = 5;
const block: Act = [other, DUTY, "duty.block", { byUnitId: LEAD, reason: "r", fileIds: [1] }];
const report: Act = [other, DUTY, "report.submit", { items: { text: "t" } }];

describe("a deadline that was past when it came in never climbs before somebody confirms it", () => {
	const past = underway("2019-12-31");
	const stays = (docket: Docket) => {
		expect([...clockOf(docket), later(docket)]).toEqual(["unconfirmed", "2019-12-31", 1]);
		const confirmed = play(docket, "2020-07-01", [[office, DUTY, "deadline.confirm", { reason: "r" }]]);
		expect([duty(confirmed).clock, later(confirmed)]).toEqual(["overdue", 5]);
		const back = play(confirmed, "2020-07-02", [report, [other, DUTY, "report.recall", {}]]);
		expect(duty(back).clock).toBe("overdue");
	};

	test("not when time has been asked for and refused", () => {
		const asked = play(past, "2020-05-26", [ask]);
		expect(duty(asked).clock).toBe("paused");
		stays(play(asked, "2020-06-01", [[leadHead, EXTENSION, "extension.refuse", { reason: "r" }]]));
	});

	test("not when the task has been suspended and resumed", () => {
		const asleep = play(past, "2020-05-26", [[office, 1, "task.suspend", { reason: "r" }]]);
		stays(play(asleep, "2020-06-08", [[office, 1, "task.resume", { reason: "r" }]]));
	});

	test("not when a report has been submitted and recalled, or the duty waived and restored", () => {
		stays(play(past, "2020-05-26", [report, [other, DUTY, "report.recall", {}]]));
		const waived = play(past, "2020-05-26", [[lead, DUTY, "duty.waive", { reason: "r" }]]);
		stays(play(waived, "2020-05-27", [[lead, DUTY, "duty.restore", { reason: "r" }]]));
	});

	test("not when it was blocked for a while", () => {
		stays(play(play(past, "2020-05-26", [block]), "2020-06-08", [[other, DUTY, "duty.unblock", {}]]));
	});

	test("but a date that somebody has set counts", () => {
		const returned = play(past, "2020-05-26", [
			report,
			[lead, DUTY, "report.return", { reasons: { text: "r" }, againBy: "2020-07-10" }],
		]);
		expect(clockOf(returned)).toEqual(["running", "2020-07-10"]);
		const granted = play(play(past, "2020-05-26", [ask]), "2020-05-27", [
			[leadHead, EXTENSION, "extension.grant", { dueOn: "2020-12-31" }],
		]);
		expect(clockOf(granted)).toEqual(["running", "2020-12-31"]);
	});
});

describe("the clock stands still as long as a block or an open request for time holds it", () => {
	const both = play(play(underway(), "2020-05-26", [ask]), "2020-05-28", [block]);
	const refuse: Act = [leadHead, EXTENSION, "extension.refuse", { reason: "r" }];
	const grant: Act = [leadHead, EXTENSION, "extension.grant", { dueOn: "2020-07-31" }];
	const unblock: Act = [other, DUTY, "duty.unblock", {}];

	test("a request refused or withdrawn under a block; only the days of the block are given back", () => {
		for (const end of [refuse, [other, EXTENSION, "extension.withdraw", {}] as typeof refuse]) {
			const blocked = play(both, "2020-06-01", [end]);
			expect([...clockOf(blocked), later(blocked)]).toEqual(["paused", "2020-06-30", 0]);
			expect(clockOf(play(blocked, "2020-06-02", [unblock]))).toEqual(["running", "2020-07-03"]);
		}
	});

	test("a request granted under a block: the date moves, the clock stands until the block goes", () => {
		const blocked = play(both, "2020-06-01", [grant]);
		expect([...clockOf(blocked), later(blocked)]).toEqual(["paused", "2020-07-31", 0]);
		expect(clockOf(play(blocked, "2020-06-02", [unblock]))).toEqual(["running", "2020-08-03"]);
	});

	test("a block that goes while the request is open", () => {
		const asking = play(both, "2020-06-02", [unblock]);
		expect([...clockOf(asking), later(asking)]).toEqual(["paused", "2020-07-03", 0]);
		expect(clockOf(play(asking, "2020-06-03", [refuse]))).toEqual(["running", "2020-07-03"]);
		expect(clockOf(play(asking, "2020-06-03", [grant]))).toEqual(["running", "2020-07-31"]);
	});

	test("a report recalled or returned while the request is open", () => {
		const asking = play(underway(), "2020-05-26", [ask, report]);
		expect(duty(play(asking, "2020-05-27", [[other, DUTY, "report.recall", {}]])).clock).toBe("paused");
		const back: Act = [lead, DUTY, "report.return", { reasons: { text: "r" }, againBy: "2020-07-10" }];
		const returned = play(asking, "2020-05-27", [back]);
		expect(clockOf(returned)).toEqual(["paused", "2020-07-10"]);
		expect(clockOf(play(returned, "2020-05-28", [refuse]))).toEqual(["running", "2020-07-10"]);
	});

	test("a duty without a deadline that is given one while it is blocked", () => {
		const none = play(underway(null), "2020-05-26", [
			ask,
			block,
			[leadHead, EXTENSION, "extension.grant", { dueOn: "2020-07-31" }],
		]);
		expect(clockOf(none)).toEqual(["paused", "2020-07-31"]);
	});

	test("a task that wakes leaves a refused duty's clock where it was", () => {
		const refused = play(play(smallDocket(), "2020-05-25", [[lead, 2, "task.issue", {}]]), "2020-05-26", [
			[other, DUTY, "duty.refuse", { reason: "r" }],
			[office, 1, "task.suspend", { reason: "r" }],
			[office, 1, "task.resume", { reason: "r" }],
		]);
		expect(duty(refused).clock).toBe("paused");
		expect(duty(play(refused, "2020-05-27", [[lead, DUTY, "duty.uphold", { reason: "r" }]])).clock).toBe("warned");
	});
});
