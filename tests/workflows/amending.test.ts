import { describe, expect, test } from "vitest";
import type { Amendment } from "#workflows/amendment.ts";
import { availableEvents, decide } from "#workflows/decide.ts";
import { type Actor, type Docket, leadUnits, type Step } from "#workflows/docket.ts";
import type { Change } from "#workflows/engine.ts";
import type { ImplementationContext } from "#workflows/implementation/items.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { CHILD, LEAD, NEW_UNIT, OFFICE, OTHER } from "../support/samples.ts";

const byAmendment: Actor = { ...person(OFFICE), through: "amendment" };
const nothing: Amendment = { amendment: 1, facets: [], isForAll: false, dates: [], added: [], changed: [], removed: [] };
const rewording: Amendment = { ...nothing, facets: ["wording"], isForAll: true };
const redating = (from: string | null, to: string | null): Amendment => {
	return { ...nothing, facets: ["deadlines"], isForAll: true, dates: [{ from, to }] };
};
const part = (unitId: number, role: "lead" | "cooperate" | "implement") => ({ unitId, role, viaUnitId: null, isAsked: true });

function amended(docket: Docket, data: Amendment, date = "2020-06-10"): Change {
	const decision = decide(docket, { stepNo: 1, type: "task.amend", data }, byAmendment, at(date));
	if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
	return decision.change;
}
const step = ({ steps }: Docket, no: number): Step => steps[no - 1] as Step;
const memory = (docket: Docket, no: number) => step(docket, no).context as ImplementationContext;
const told = ({ notices }: Change) => notices.map((n) => `${n.unitId} ${n.position}`).sort();

const issue: Act = [person(LEAD), 2, "task.issue", {}];
const sign: Act = [person(OTHER), 4, "duty.sign", {}];
const report: Act = [person(OTHER), 4, "report.submit", { items: { text: "done" }, fileIds: [] }];
const accept: Act = [person(LEAD), 4, "report.accept", {}];
const underway = () => play(smallDocket(), "2020-05-26", [issue, sign]);

describe("a change of what has to be done", () => {
	test("is signed for by whoever had signed for the task; their work and their clocks go on", () => {
		const before = play(underway(), "2020-06-01", [report]);
		const change = amended(before, rewording);
		for (const no of [3, 4]) {
			expect(memory(change.docket, no).unsigned).toEqual([1]);
			const { context, seq: _, ...rest } = step(change.docket, no);
			const { context: old, seq: __, ...same } = step(before, no);
			expect(rest).toEqual(same);
			expect({ ...context, unsigned: [] }).toEqual(old);
		}
		expect(told(change)).toEqual([`${LEAD} head`, `${LEAD} officer`, `${OTHER} officer`]);
	});

	test("is signed for once, by the unit alone, and the history has it", () => {
		const { docket } = amended(underway(), rewording);
		const ask = (actor: Actor) => decide(docket, { stepNo: 4, type: "change.sign", data: {} }, actor, at("2020-06-11"));
		expect(ask(person(LEAD))).toMatchObject({ ok: false, refusal: { code: "notYours" } });
		const signed = ask(person(OTHER));
		if (!signed.ok) throw new Error("not signed");
		expect(signed.change.moves.map((m) => m.event)).toEqual(["change.sign"]);
		expect(memory(signed.change.docket, 4).unsigned).toEqual([]);
		const again = decide(signed.change.docket, { stepNo: 4, type: "change.sign", data: {} }, person(OTHER), at("2020-06-11"));
		expect(again).toMatchObject({ ok: false, refusal: { code: "notNow" } });
	});

	test("that comes before the task is signed for is signed for with it", () => {
		const { docket } = amended(play(smallDocket(), "2020-05-26", [issue]), rewording);
		expect([memory(docket, 3).unsigned, memory(docket, 4).unsigned]).toEqual([[1], []]);
		expect(step(docket, 4).state).toBe("toSign");
	});

	test("asks nothing of a part that is settled", () => {
		const before = play(underway(), "2020-06-01", [report, accept]);
		const change = amended(before, rewording);
		expect(step(change.docket, 4)).toEqual(step(before, 4));
		expect(told(change)).toEqual([`${LEAD} head`, `${LEAD} officer`]);
	});

	test("holds up the close until it is signed for, and says whose signature is missing; the reviewer may waive it", () => {
		const ready = play(amended(play(underway(), "2020-06-01", [report]), rewording).docket, "2020-06-11", [
			accept,
			[person(OFFICE), 3, "duty.waive", { reason: "r" }],
			[person(OFFICE), 1, "inspection.skip", { reason: "r" }],
		]);
		const close = (docket: Docket) =>
			decide(docket, { stepNo: 1, type: "task.close", data: { summary: "s" } }, person(LEAD), at("2020-06-12"));
		expect(close(ready)).toMatchObject({
			ok: false,
			refusal: { code: "obstructed", obstacles: [{ code: "changesUnsigned", unitIds: [OTHER] }] },
		});
		expect(close(play(ready, "2020-06-12", [[person(OTHER), 4, "change.sign", {}]])).ok).toBe(true);
		expect(close(play(ready, "2020-06-12", [[person(LEAD), 4, "change.waive", { reason: "r" }]])).ok).toBe(true);
	});
});

describe("a date that moved", () => {
	const dueOn = (docket: Docket) => [step(docket, 3).dueOn, step(docket, 4).dueOn];

	test("moves the clocks that follow the plan, and says why", () => {
		const { docket } = amended(underway(), redating("2020-06-30", "2020-07-31"));
		expect(dueOn(docket)).toEqual(["2020-07-31", "2020-07-31"]);
		expect(memory(docket, 4).shifts).toMatchObject([{ from: "2020-06-30", to: "2020-07-31", why: "amended" }]);
		expect(memory(docket, 4).brief?.reportBy).toBe("2020-07-31");
	});

	test("leaves a date that the lead set", () => {
		const own = play(smallDocket(), "2020-05-26", [[person(LEAD), 2, "task.issue", { reportBy: "2020-06-20" }], sign]);
		expect(dueOn(amended(own, redating("2020-06-30", "2020-07-31")).docket)).toEqual(["2020-06-20", "2020-06-20"]);
	});

	test("takes nothing of what was granted, and gives what is more", () => {
		const granted = play(underway(), "2020-06-01", [
			[person(OTHER), 4, "extension.request", { dueOn: "2020-07-15", reason: "r", fileIds: [] }],
			[person(LEAD, "head"), 5, "extension.grant", { dueOn: "2020-07-15" }],
		]);
		expect(dueOn(amended(granted, redating("2020-06-30", "2020-06-20")).docket)[1]).toBe("2020-07-15");
		expect(dueOn(amended(granted, redating("2020-06-30", "2020-07-31")).docket)[1]).toBe("2020-07-31");
	});

	test("that makes somebody late waits to be confirmed; one that was late stays late", () => {
		const made = amended(underway(), redating("2020-06-30", "2020-06-01")).docket;
		expect(step(made, 4)).toMatchObject({ clock: "unconfirmed", dueOn: "2020-06-01" });
		const late = amended(play(smallDocket(), "2020-05-26", [issue, sign]), redating("2020-06-30", "2020-07-10"), "2020-07-20");
		expect(step(late.docket, 4)).toMatchObject({ clock: "overdue", dueOn: "2020-07-10" });
		const inTime = amended(underway(), redating("2020-06-30", "2020-09-30"), "2020-07-20").docket;
		expect(step(inTime, 4)).toMatchObject({ clock: "running", rung: 0 });
	});

	test("that is gone leaves no deadline, one that is new begins to count", () => {
		expect(step(amended(underway(), redating("2020-06-30", null)).docket, 4)).toMatchObject({
			clock: "idle",
			dueOn: null,
			nextAt: null,
		});
		const undated = play(smallDocket({ printedDueOn: null }), "2020-05-26", [issue, sign]);
		expect(step(amended(undated, redating(null, "2020-09-30")).docket, 4)).toMatchObject({
			clock: "running",
			dueOn: "2020-09-30",
		});
	});

	test("starts no clock that stands still: blocked, handed in, or with the task suspended", () => {
		const blocked = play(underway(), "2020-06-01", [
			[person(OTHER), 4, "duty.block", { byUnitId: LEAD, reason: "r", fileIds: [1] }],
		]);
		const handedIn = play(underway(), "2020-06-01", [report]);
		const suspended = play(underway(), "2020-06-01", [[person(OFFICE), 1, "task.suspend", { reason: "r" }]]);
		const clocks = [blocked, handedIn, suspended].map((d) => step(amended(d, redating("2020-06-30", "2020-07-31")).docket, 4));
		expect(clocks.map((s) => s.clock)).toEqual(["paused", "stopped", "paused"]);
		expect(clocks.map((s) => s.dueOn)).toEqual(Array(3).fill("2020-07-31"));
		const resumed = play(amended(suspended, redating("2020-06-30", "2020-07-31")).docket, "2020-06-12", [
			[person(OFFICE), 1, "task.resume", {}],
		]);
		expect(step(resumed, 4)).toMatchObject({ clock: "running", dueOn: "2020-08-04" });
	});
});

describe("units that come and go", () => {
	test("a unit that is added has the task to sign for, by the brief that the others have, with days of its own to sign", () => {
		const change = amended(underway(), { ...nothing, facets: ["units"], added: [part(NEW_UNIT, "implement")] });
		expect(step(change.docket, 5)).toMatchObject({ unitId: NEW_UNIT, role: "implement", state: "toSign" });
		const { signBy, signCount, ...brief } = memory(change.docket, 4).brief ?? {};
		expect(memory(change.docket, 5).brief).toMatchObject(brief);
		expect([(memory(change.docket, 5).brief?.signBy ?? "") > (signBy ?? ""), signCount?.days]).toEqual([true, 5]);
		expect([step(change.docket, 3), step(change.docket, 4)].map((s) => s.seq)).toEqual(
			[3, 4].map((no) => step(underway(), no).seq),
		);
		expect(told(change)).toEqual([`${LEAD} head`, `${LEAD} officer`, `${NEW_UNIT} officer`]);
	});

	test("a unit that somebody had given the part before keeps it", () => {
		const given = play(underway(), "2020-06-01", [
			[person(OFFICE), 2, "task.assign", { role: "implement", unitIds: [NEW_UNIT], reason: "r" }],
		]);
		const same = amended(given, { ...nothing, facets: ["units"], added: [part(NEW_UNIT, "implement")] });
		expect(step(same.docket, 5)).toEqual(step(given, 5));
		const other = amended(given, { ...nothing, facets: ["units"], added: [part(NEW_UNIT, "cooperate")] });
		expect(step(other.docket, 5)).toMatchObject({ role: "cooperate", state: "toSign" });
		expect(other.docket.steps).toHaveLength(5);
	});

	test("a unit that is taken out has ended, with what it delegated and asked for; all it handed in is kept", () => {
		const before = play(underway(), "2020-06-01", [
			[person(OTHER), 4, "duty.delegate", { unitIds: [CHILD] }],
			[person(OTHER), 4, "extension.request", { dueOn: "2020-07-15", reason: "r", fileIds: [] }],
		]);
		const change = amended(before, { ...nothing, facets: ["units"], removed: [OTHER] });
		expect(change.docket.steps.map((s) => s.state).slice(3)).toEqual(["withdrawn", "withdrawn", "withdrawn"]);
		expect(change.docket.steps.slice(3).every((s) => s.nextAt === null)).toBe(true);
		expect(told(change)).toContain(`${OTHER} officer`);
		const handedIn = amended(play(underway(), "2020-06-01", [report]), { ...nothing, removed: [OTHER] });
		expect(memory(handedIn.docket, 4).report?.items.text).toBe("done");
		const accepted = play(underway(), "2020-06-01", [report, accept]);
		expect(step(amended(accepted, { ...nothing, removed: [OTHER] }).docket, 4)).toEqual(step(accepted, 4));
	});

	test("another lead takes over: nothing is settled in between, who goes is out, who comes reviews", () => {
		const before = play(underway(), "2020-06-01", [report]);
		const change = amended(before, { ...nothing, facets: ["units"], added: [part(NEW_UNIT, "lead")], removed: [LEAD] });
		expect(step(change.docket, 1).state).toBe("implementation");
		expect(leadUnits(change.docket)).toEqual([NEW_UNIT]);
		const types = availableEvents(change.docket, person(NEW_UNIT), at("2020-06-11")).map((e) => `${e.stepNo} ${e.type}`);
		expect(types).toContain("4 report.accept");
	});

	test("a task that has lost its lead before it was issued waits for another", () => {
		const { docket } = amended(smallDocket(), { ...nothing, facets: ["units"], removed: [LEAD] });
		expect(step(docket, 2).state).toBe("toAssign");
		const led = amended(docket, { ...nothing, facets: ["units"], added: [part(NEW_UNIT, "lead")] }).docket;
		expect(step(led, 2).state).toBe("drafted");
	});

	test("another role is the same part with the same reports", () => {
		const before = play(underway(), "2020-06-01", [report]);
		const change = amended(before, { ...nothing, facets: ["roles"], changed: [part(OTHER, "lead")] });
		expect(step(change.docket, 4)).toMatchObject({ role: "lead", state: "submitted", unitId: OTHER });
		expect(memory(change.docket, 4)).toMatchObject({ report: { items: { text: "done" } }, unsigned: [1] });
		expect(step(change.docket, 3).seq).toBe(step(before, 3).seq);
	});

	test("a unit that is only named through another group is asked nothing and told nothing", () => {
		const change = amended(underway(), {
			...nothing,
			changed: [{ unitId: OTHER, role: "cooperate", viaUnitId: 41, isAsked: false }],
		});
		expect(step(change.docket, 4)).toMatchObject({ viaUnitId: 41 });
		expect(memory(change.docket, 4).unsigned).toEqual([]);
		expect(told(change)).not.toContain(`${OTHER} officer`);
	});

	test("a task in inspection goes back when a unit comes in", () => {
		const inspected = play(underway(), "2020-06-01", [report, accept, [person(OFFICE), 3, "duty.waive", { reason: "r" }]]);
		expect(step(inspected, 1).state).toBe("inspection");
		const change = amended(inspected, { ...nothing, facets: ["units"], added: [part(NEW_UNIT, "implement")] });
		expect(step(change.docket, 1).state).toBe("implementation");
	});
});

describe("a task that is over", () => {
	const closed = () =>
		play(underway(), "2020-06-01", [
			report,
			accept,
			[person(OFFICE), 3, "duty.waive", { reason: "r" }],
			[person(OFFICE), 1, "inspection.skip", { reason: "r" }],
			[person(LEAD), 1, "task.close", { summary: "s" }],
		]);

	test("stays closed, tells its leads, and asks its units nothing until it is opened again", () => {
		const change = amended(closed(), { ...rewording, added: [part(NEW_UNIT, "implement")] });
		expect(step(change.docket, 1).state).toBe("closed");
		expect(change.moves.map((m) => m.event)).toEqual(["task.amend"]);
		expect(told(change)).toEqual([`${LEAD} head`, `${LEAD} officer`]);
		const open = play(change.docket, "2020-06-12", [[person(OFFICE), 1, "task.reopen", { reason: "r" }]]);
		expect(step(open, 1).state).toBe("implementation");
		expect(open.steps.at(-1)).toMatchObject({ unitId: NEW_UNIT, state: "toSign" });
	});

	test("is removed as closed; one that runs is cancelled with all its parts, and nothing is lost", () => {
		const remove = (docket: Docket) =>
			decide(docket, { stepNo: 1, type: "task.remove", data: { amendment: 1 } }, byAmendment, at("2020-06-10"));
		const over = remove(closed());
		expect(over.ok && over.change.docket.steps.map((s) => s.state)).toEqual(closed().steps.map((s) => s.state));
		const running = remove(play(underway(), "2020-06-01", [report]));
		if (!running.ok) throw new Error("not removed");
		expect(running.change.docket.steps.map((s) => s.state)).toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
		expect(memory(running.change.docket, 4).report?.items.text).toBe("done");
	});
});

describe("who may amend", () => {
	test("nobody from a page, no other unit through a document, and through a document nothing else", () => {
		const docket = underway();
		const sent = (actor: Actor, type = "task.amend", data: object = rewording) =>
			decide(docket, { stepNo: 1, type, data }, actor, at("2020-06-10"));
		for (const actor of [
			person(OFFICE),
			person(OFFICE, "head"),
			person(LEAD),
			{ ...person(LEAD), through: "amendment" as const },
		])
			expect(sent(actor)).toMatchObject({ ok: false, refusal: { code: "notYours" } });
		expect(sent(byAmendment, "task.cancel", { reason: "r" })).toMatchObject({ ok: false, refusal: { code: "notYours" } });
		expect(sent(byAmendment, "task.amend", { ...rewording, amendment: 0 })).toMatchObject({
			ok: false,
			refusal: { code: "invalid" },
		});
	});
});

test("a row from before there were amendments takes one", () => {
	const docket = underway();
	const steps = docket.steps.map((s) => {
		const { unsigned: _, amendments: __, ...context } = s.context;
		return { ...s, context };
	});
	expect(memory(amended({ ...docket, steps }, rewording).docket, 4).unsigned).toEqual([1]);
});
