import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frequencies } from "#workflows/calendar/deadline.ts";
import { deadlineAfter, effectiveDeadline, type Printed, periodOf } from "#workflows/calendar/effective-deadline.ts";
import { addDays } from "#workflows/calendar/plain-date.ts";
import { availableEvents } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import type { ImplementationContext } from "#workflows/implementation/items.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { CHILD, LEAD, NEW_UNIT, OFFICE, OTHER } from "../support/samples.ts";

const DUTY = 4;
const LEADS = 3;
const quarters = (endsOn: string | null): Printed => ({ deadlines: [{ on: null, kind: "recurring", every: "quarter" }], endsOn });
const columns: Printed = {
	deadlines: ["2019-12-31", "2020-12-31"].map((on) => ({ on, kind: "hard", every: null })),
	endsOn: "2020-12-31",
};
const duty = (docket: Docket, no = DUTY) => docket.steps[no - 1] as Step & { context: ImplementationContext };
const standing = (docket: Docket, no = DUTY) => [duty(docket, no).state, duty(docket, no).clock, duty(docket, no).dueOn];
const until = (docket: Docket, date: string): Docket => ({ ...tick(docket, at(date)).docket, taskable: docket.taskable });

const sign: Act = [person(OTHER), DUTY, "duty.sign", {}];
const report = (unit = OTHER, no = DUTY, text = "t"): Act => [person(unit), no, "report.submit", { items: { text } }];
const accept = (no = DUTY, by = LEAD): Act => [person(by), no, "report.accept", {}];

/** A duty of the cooperating unit, issued and signed for on a day. */
const begun = (printed: Printed, date: string, data = {}) =>
	play(smallDocket({ date, printed }), date, [[person(LEAD), 2, "task.issue", data], sign]);

describe("the dates that a document prints, one after the other", () => {
	const each = (printed: Printed, from: string, most = 20) => {
		const dates: string[] = [];
		for (let on = effectiveDeadline(printed, from); on !== null && dates.length < most; on = deadlineAfter(printed, on))
			dates.push(on);
		return dates;
	};

	test("quarters go on to the plan's last day, which ends the last of them early", () => {
		expect(each(quarters("2020-12-31"), "2020-05-26")).toEqual(["2020-06-30", "2020-09-30", "2020-12-31"]);
		expect(each(quarters("2020-11-15"), "2020-05-26")).toEqual(["2020-06-30", "2020-09-30", "2020-11-15"]);
		expect(each(quarters(null), "2020-05-26", 4)).toEqual(["2020-06-30", "2020-09-30", "2020-12-31", "2021-03-31"]);
	});

	test("what is due on a printed day of every year, quarter or month comes back on that day, the last of a month on the last", () => {
		const on = (first: string, every: "year" | "quarter" | "month", endsOn: string | null = null): Printed => ({
			deadlines: [{ on: first, kind: "recurring", every }],
			endsOn,
		});
		expect(each(on("2021-02-28", "year"), "2020-05-25", 5)).toEqual([
			"2021-02-28",
			"2022-02-28",
			"2023-02-28",
			"2024-02-29",
			"2025-02-28",
		]);
		expect(each(on("2020-06-25", "quarter", "2020-12-31"), "2020-05-25")).toEqual(["2020-06-25", "2020-09-25", "2020-12-25"]);
		expect(each(on("2020-06-05", "month", "2020-08-04"), "2020-06-06")).toEqual(["2020-07-05"]);
		expect(each(on("2020-05-31", "month"), "2020-05-01", 3)).toEqual(["2020-05-31", "2020-06-30", "2020-07-31"]);
		// The last report of a plan may be due after its end: the first date that is printed always counts.
		expect(each(on("2021-02-28", "year", "2020-12-31"), "2020-05-25")).toEqual(["2021-02-28"]);
	});

	test("two columns are two dates; one date printed twice is one; what is only striven for asks for nothing", () => {
		expect(each(columns, "2019-06-01")).toEqual(["2019-12-31", "2020-12-31"]);
		const twice: Printed = { ...columns, deadlines: [...columns.deadlines.slice(0, 1), ...columns.deadlines.slice(0, 1)] };
		expect(each(twice, "2019-06-01")).toEqual(["2019-12-31"]);
		const striven: Printed = { ...columns, deadlines: [{ on: "2020-12-31", kind: "stretch", every: null }] };
		expect(deadlineAfter(striven, "2020-09-30")).toBeNull();
	});

	test("a report's period is the printed date that it comes after, else the next one", () => {
		expect(periodOf(quarters(null), "2020-08-01", "2020-09-15")).toBe("2020-09-30");
		expect(periodOf(quarters(null), "2020-08-01", "2020-10-15")).toBe("2020-09-30");
		expect(periodOf(quarters(null), "2020-08-01", "2020-12-31")).toBe("2020-12-31");
		expect(periodOf({ deadlines: [], endsOn: null }, "2020-08-01", "2020-12-31")).toBeNull();
	});

	test("they rise, none is past the plan's end, and they are the same whenever one begins to count", () => {
		const every = fc.constantFrom(...frequencies.filter((f) => f !== "regular"));
		const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays("2020-01-01", n));
		fc.assert(
			fc.property(every, day, day, (period, from, endsOn) => {
				const printed: Printed = { deadlines: [{ on: null, kind: "recurring", every: period }], endsOn };
				const dates = each(printed, from, 40);
				if (from <= endsOn) expect(dates.at(-1)).toBe(endsOn);
				for (const [i, date] of dates.entries()) {
					expect(date <= endsOn).toBe(true);
					if (i > 0) expect([date > (dates[i - 1] ?? ""), effectiveDeadline(printed, date)]).toEqual([true, date]);
				}
			}),
		);
	});
});

describe("a duty that is owed every quarter", () => {
	const first = play(begun(quarters("2020-12-31"), "2020-05-26"), "2020-06-20", [report(OTHER, DUTY, "Q2"), accept()]);

	test("rests when a period is accepted, and comes back on the first day of the next", () => {
		expect(standing(first)).toEqual(["betweenPeriods", "stopped", "2020-06-30"]);
		expect(standing(until(first, "2020-06-30"))).toEqual(["betweenPeriods", "stopped", "2020-06-30"]);
		const second = until(first, "2020-07-01");
		expect(standing(second)).toEqual(["underway", "running", "2020-09-30"]);
		expect(duty(second).context).toMatchObject({ report: null, period: "2020-09-30", beginsOn: null });
		expect(duty(second).context.pastPeriods).toEqual([
			{ period: "2020-06-30", reportedOn: "2020-06-20", fileIds: [], acceptedOn: "2020-06-20" },
		]);
	});

	test("begins the next at once when the last was accepted late; a date passed meanwhile waits for the secretariat", () => {
		const late = play(until(begun(quarters(null), "2020-05-26"), "2020-07-10"), "2020-07-10", [report(), accept()]);
		expect(standing(until(late, "2020-07-10"))).toEqual(["underway", "running", "2020-09-30"]);
		const tooLate = play(begun(quarters(null), "2020-05-26"), "2020-10-10", [report(), accept()]);
		expect(standing(until(tooLate, "2020-10-10"))).toEqual(["underway", "unconfirmed", "2020-09-30"]);
	});

	test("is through when the plan's last period is", () => {
		let docket = first;
		for (const [begins, reported] of [
			["2020-07-01", "2020-09-29"],
			["2020-10-01", "2020-12-30"],
		] as const)
			docket = play(until(docket, begins), reported, [report(), accept()]);
		expect(duty(docket).state).toBe("accepted");
		expect(duty(docket).context.pastPeriods).toHaveLength(2);
		expect(duty(docket).nextAt).toBeNull();
	});

	test("climbs in each period anew, and is reminded of each once", () => {
		const change = tick(first, at("2020-10-30"));
		const rungs = change.moves.filter((m) => m.stepNo === DUTY && m.event === "rung.reached").map((m) => m.to.rung);
		expect(rungs).toEqual([1, 2, 3, 4, 5]);
		expect(
			change.notices.filter((n) => n.unitId === OTHER && change.moves.find((m) => m.seq === n.seq)?.event === "period.begun"),
		).toHaveLength(1);
	});

	test("can be taken up again while it rests, and then counts as that period still", () => {
		const reopened = play(first, "2020-06-25", [
			[person(LEAD), DUTY, "report.reopen", { reasons: { text: "r" }, againBy: "2020-07-10" }],
		]);
		expect(standing(reopened)).toEqual(["returned", "running", "2020-07-10"]);
		expect(standing(until(reopened, "2020-07-02"))[0]).toBe("returned");
		const again = play(reopened, "2020-07-03", [report(), accept()]);
		expect(duty(again).context.pastPeriods.map((p) => p.period)).toEqual(["2020-06-30"]);
		expect(standing(until(again, "2020-07-03"))).toEqual(["underway", "running", "2020-09-30"]);
	});

	test("doesn't begin while the task is suspended, and does when it is resumed", () => {
		const asleep = play(first, "2020-06-25", [[person(OFFICE), 1, "task.suspend", { reason: "r" }]]);
		expect(tick(asleep, at("2020-09-01")).moves).toEqual([]);
		const awake = play(asleep, "2020-09-01", [[person(OFFICE), 1, "task.resume", {}]]);
		expect(standing(until(awake, "2020-09-01"))).toEqual(["underway", "running", "2020-09-30"]);
	});

	test("keeps its lead from speaking for a period that a unit has not handed in, and no longer", () => {
		const leads = (docket: Docket, date: string) =>
			availableEvents(docket, person(LEAD), at(date), duty(docket, LEADS)).find((e) => e.type === "report.submit")?.obstacles;
		expect(leads(begun(quarters(null), "2020-05-26"), "2020-06-20")).toEqual([{ code: "silent", unitIds: [OTHER] }]);
		expect(leads(first, "2020-06-20")).toEqual([]);
		expect(leads(until(first, "2020-07-05"), "2020-07-05")).toEqual([]);
		const both = play(first, "2020-06-25", [report(LEAD, LEADS), accept(LEADS, OFFICE)]);
		const next = until(both, "2020-07-01");
		expect([standing(next, LEADS), leads(next, "2020-07-01")]).toEqual([
			["underway", "running", "2020-09-30"],
			[{ code: "silent", unitIds: [OTHER] }],
		]);
	});

	test("is closed over no period that is still ahead, unless the lead says that it is enough, and why", () => {
		const both = play(first, "2020-06-25", [report(LEAD, LEADS), accept(LEADS, OFFICE)]);
		expect(both.steps[0]?.state).toBe("implementation");
		const close = availableEvents(both, person(LEAD), at("2020-06-26")).find((e) => e.type === "task.close");
		expect(close?.obstacles).toContainEqual({ code: "periodsAhead", unitIds: [LEAD, OTHER] });
		const ended = play(both, "2020-06-26", [[person(LEAD), 1, "periods.end", { reason: "r" }]]);
		expect([duty(ended).state, duty(ended, LEADS).state, ended.steps[0]?.state]).toEqual(["accepted", "accepted", "inspection"]);
		expect(tick(ended, at("2021-06-30")).moves).toEqual([]);
		expect(availableEvents(ended, person(LEAD), at("2020-06-26")).map((e) => e.type)).not.toContain("periods.end");
	});

	test("in the middle of a period that is to be the last, this one is still owed", () => {
		const running = until(first, "2020-07-01");
		const ended = play(running, "2020-07-02", [[person(LEAD), 1, "periods.end", { reason: "r" }]]);
		expect(standing(ended)).toEqual(["underway", "running", "2020-09-30"]);
		expect(duty(play(ended, "2020-09-01", [report(), accept()])).state).toBe("accepted");
		// Whoever comes in now owes one report, and no more.
		const assign: Act = [person(OFFICE), 2, "task.assign", { role: "implement", unitIds: [NEW_UNIT], reason: "r" }];
		const no = ended.steps.length + 1;
		const joined = play(ended, "2020-07-03", [assign, [person(NEW_UNIT), no, "duty.sign", {}], report(NEW_UNIT, no), accept(no)]);
		expect(duty(joined, no).state).toBe("accepted");
	});

	test("goes back to who delegated it, period by period", () => {
		const delegate: Act = [person(OTHER), DUTY, "duty.delegate", { unitIds: [CHILD] }];
		const child: Act[] = [[person(CHILD), 5, "duty.sign", {}], report(CHILD, 5), accept(5, OTHER)];
		const docket = play(begun(quarters(null), "2020-05-26"), "2020-06-01", [delegate, ...child]);
		expect(standing(docket, 5)[0]).toBe("betweenPeriods");
		const next = until(play(docket, "2020-06-02", [report(), accept()]), "2020-07-01");
		expect([standing(next), standing(next, 5)]).toEqual([
			["underway", "running", "2020-09-30"],
			["underway", "running", "2020-09-30"],
		]);
		const offered = availableEvents(next, person(OTHER), at("2020-07-01"), duty(next)).find((e) => e.type === "report.submit");
		expect(offered?.obstacles).toContainEqual({ code: "delegatesOpen", unitIds: [CHILD] });
	});
});

test("two columns ask for two reports, the second from the day after the first", () => {
	const first = play(begun(columns, "2019-11-01"), "2019-12-20", [report(), accept()]);
	expect(standing(until(first, "2019-12-31"))[0]).toBe("betweenPeriods");
	const second = until(first, "2020-01-01");
	expect(standing(second)).toEqual(["underway", "running", "2020-12-31"]);
	expect(duty(play(second, "2020-03-01", [report(), accept()])).state).toBe("accepted");
});

test("a unit that comes in later is given no date that had passed before it did", () => {
	const docket = begun(quarters(null), "2020-05-26");
	const assign: Act = [person(OFFICE), 2, "task.assign", { role: "implement", unitIds: [NEW_UNIT], reason: "r" }];
	const joined = play(docket, "2020-08-03", [assign]);
	const no = joined.steps.length;
	expect(standing(joined, no)).toEqual(["toSign", "warned", "2020-08-10"]);
	expect(standing(play(joined, "2020-08-04", [[person(NEW_UNIT), no, "duty.sign", {}]]), no)).toEqual([
		"underway",
		"running",
		"2020-09-30",
	]);
	// One that was there and signs late is late.
	const late = play(smallDocket({ date: "2020-05-26", printed: quarters(null) }), "2020-05-26", [
		[person(LEAD), 2, "task.issue", {}],
	]);
	expect(standing(play(until(late, "2020-08-03"), "2020-08-03", [sign]))).toEqual(["underway", "unconfirmed", "2020-06-30"]);
});

test("what was asked for time is settled with what it was asked for", () => {
	const ask: Act = [person(OTHER), DUTY, "extension.request", { dueOn: "2020-07-31", reason: "r" }];
	const asked = play(begun(quarters(null), "2020-05-26"), "2020-06-01", [ask]);
	const accepted = play(asked, "2020-06-02", [report(), accept()]);
	expect([accepted.steps.at(-1)?.state, duty(accepted).context.pendingExtensions]).toEqual(["withdrawn", 0]);
	expect(standing(until(accepted, "2020-07-01"))).toEqual(["underway", "running", "2020-09-30"]);
	const waived = play(asked, "2020-06-02", [[person(LEAD), DUTY, "duty.waive", { reason: "r" }]]);
	expect([waived.steps.at(-1)?.state, duty(waived).context.pendingExtensions]).toEqual(["withdrawn", 0]);
});

test("a row that was stored before there were periods goes on as it would have then", () => {
	const docket = begun(quarters(null), "2020-05-26");
	const older = ({ context: { period, isLastPeriod, pastPeriods, beginsOn, brief, ...context }, ...step }: Step): Step => {
		const { period: _, ...asked } = (brief ?? {}) as Record<string, unknown>;
		return { ...step, context: brief ? { ...context, brief: asked } : context };
	};
	const before = { ...docket, steps: docket.steps.map(older) };
	expect(duty(play(before, "2020-06-20", [report(), accept()])).state).toBe("accepted");
	expect(tick(before, at("2020-07-20")).docket.steps[DUTY - 1]).toMatchObject({ clock: "overdue", rung: 5 });
});
