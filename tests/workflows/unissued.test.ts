import { expect, test } from "vitest";
import { availableEvents } from "#workflows/decide.ts";
import type { Docket } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import type { Position } from "#workflows/names.ts";
import { at, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE } from "../support/samples.ts";

const DEPLOYMENT = 2;
const deployment = (docket: Docket) => docket.steps[DEPLOYMENT - 1];
const orders = ({ steps }: Docket) => steps.filter((s) => s.machine === "order").map((s) => [s.unitId, s.parentNo, s.state]);
const assignLead = { role: "lead", unitIds: [LEAD], reason: "r" };

/** Whom each rung reaches until a day, and how the docket stands then. */
function climbed(docket: Docket, until: string) {
	const change = tick(docket, at(until));
	const told = change.notices.map(({ seq, unitId, position }) => {
		const move = change.moves.find((m) => m.seq === seq);
		return `${move?.event === "rung.reached" ? move.to.rung : move?.event}: ${unitId} ${position}`;
	});
	return { docket: { ...change.docket, taskable: docket.taskable }, told };
}
const offered = (docket: Docket, unitId: number, date: string, position: Position = "officer") =>
	availableEvents(docket, person(unitId, position), at(date), deployment(docket)).map(({ type }) => type);

test("a task that nobody issues climbs against its lead, until it is issued", () => {
	const { docket, told } = climbed(smallDocket(), "2020-07-20");
	expect(told).toEqual([
		`1: ${LEAD} officer`,
		`2: ${LEAD} officer`,
		`2: ${LEAD} head`,
		`2: ${OFFICE} officer`,
		`3: ${LEAD} officer`,
		`3: ${LEAD} head`,
		`3: ${OFFICE} officer`,
		`4: ${LEAD} head`,
		`4: ${OFFICE} officer`,
		`5: ${LEAD} head`,
		`5: ${OFFICE} officer`,
	]);
	expect(deployment(docket)).toMatchObject({ state: "drafted", clock: "overdue", rung: 5, dueOn: "2020-06-30" });
	expect(orders(docket)).toEqual([[LEAD, DEPLOYMENT, "issued"]]);
	const issued = play(docket, "2020-07-20", [[person(LEAD), DEPLOYMENT, "task.issue", { reason: "r" }]]);
	expect(deployment(issued)).toMatchObject({ state: "issued", clock: "stopped", nextAt: null });
	expect(orders(issued)).toEqual([[LEAD, DEPLOYMENT, "closed"]]);
});

test("a task that nobody leads climbs against the secretariat; whoever comes to lead it starts anew", () => {
	const { docket, told } = climbed(smallDocket({ hasLead: false }), "2020-06-30");
	expect(told).toEqual([`1: ${OFFICE} officer`, `2: ${OFFICE} officer`, `2: ${OFFICE} head`]);
	const assigned = play(docket, "2020-06-30", [[person(OFFICE), DEPLOYMENT, "task.assign", assignLead]]);
	expect(deployment(assigned)).toMatchObject({ state: "drafted", clock: "warned", rung: 1 });
	expect(orders(climbed(docket, "2020-07-20").docket)).toEqual([]);
	const late = play(climbed(docket, "2020-07-20").docket, "2020-07-20", [
		[person(OFFICE), DEPLOYMENT, "task.assign", assignLead],
	]);
	expect(deployment(late)).toMatchObject({ clock: "unconfirmed", rung: 1, dueOn: "2020-06-30" });
	const confirmed = play(late, "2020-07-20", [
		[person(OFFICE), DEPLOYMENT, "deadline.confirm", { dueOn: "2020-08-03", reason: "r" }],
	]);
	expect(deployment(confirmed)).toMatchObject({ clock: "running", dueOn: "2020-08-03" });
	expect(new Set(climbed(confirmed, "2020-08-05").told.map((line) => line.split(": ")[1]))).toContain(`${LEAD} head`);
});

test("a printed date that was past at import doesn't climb until the secretariat confirms it", () => {
	const docket = smallDocket({ printedDueOn: "2019-12-31" });
	expect(deployment(docket)).toMatchObject({ clock: "unconfirmed", nextAt: null });
	expect(climbed(docket, "2020-12-31").told).toEqual([]);
	expect(offered(docket, LEAD, "2020-05-26", "head")).not.toContain("deadline.confirm");
	const confirmed = play(docket, "2020-05-26", [[person(OFFICE), DEPLOYMENT, "deadline.confirm", { reason: "r" }]]);
	expect(climbed(confirmed, "2020-12-31").docket.steps[DEPLOYMENT - 1]).toMatchObject({ clock: "overdue", rung: 5 });
});

test("while the task is suspended nothing climbs, and the time is given back", () => {
	const suspended = play(smallDocket(), "2020-06-01", [[person(OFFICE), 1, "task.suspend", { reason: "r" }]]);
	expect(climbed(suspended, "2020-12-31").told).toEqual([]);
	const resumed = play(suspended, "2020-06-08", [[person(OFFICE), 1, "task.resume", {}]]);
	// Five working days after Tuesday 30 June 2020.
	expect(deployment(resumed)).toMatchObject({ clock: "running", dueOn: "2020-07-07" });
	const cancelled = play(suspended, "2020-06-08", [[person(OFFICE), 1, "task.cancel", { reason: "r" }]]);
	expect(climbed(cancelled, "2020-12-31").told).toEqual([]);
});

test("a date that is only striven for is nobody's to answer for", () => {
	const stretch = { on: "2020-06-30", kind: "stretch" as const, every: null };
	const docket = smallDocket({ printed: { deadlines: [stretch], endsOn: null } });
	expect(deployment(docket)).toMatchObject({ clock: "idle", dueOn: null });
	expect(climbed(docket, "2020-12-31").told).toEqual([]);
});
