import { describe, expect, test } from "vitest";
import { availableEvents, decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import type { ImplementationContext } from "#workflows/implementation/items.ts";
import { type Act, at, person, play, smallDocket } from "../support/dockets.ts";
import { CHILD, LEAD, NEW_UNIT, OFFICE, OTHER } from "../support/samples.ts";

const [other, lead, office, child] = [person(OTHER), person(LEAD), person(OFFICE), person(CHILD)];
const TODAY = "2020-05-25";
const LEADS = 3;
const DUTY = 4;
const CHILDS = 5;
const step = (docket: Docket, no = DUTY) => docket.steps[no - 1] as Step;
const contextOf = (docket: Docket, no = DUTY) => step(docket, no).context as ImplementationContext;
const on = (docket: Docket, ...acts: Act[]) => play(docket, TODAY, acts);
const refusal = (docket: Docket, actor: Actor, stepNo: number, type: string, data: object) => {
	const decision = decide(docket, { stepNo, type, data }, actor, at(TODAY));
	return decision.ok ? "taken" : decision.refusal;
};
const reason = { reason: "r" };
const account = { items: { text: "t" } };
const issued = (brief = {}, docket = smallDocket()) => on(docket, [lead, 2, "task.issue", brief], [other, DUTY, "duty.sign", {}]);

describe("a unit has one part in a task", () => {
	const taken = (field: string) => ({ code: "invalid", fields: { [field]: { code: "unitTaken" } } });
	const assign = (unitIds: number[], role = "implement") => ({ role, unitIds, ...reason });

	test("it can't be named again, in whatever role", () => {
		for (const ids of [[OTHER], [LEAD], [NEW_UNIT, OTHER]])
			expect([ids, refusal(smallDocket(), office, 2, "task.assign", assign(ids))]).toEqual([ids, taken("unitIds")]);
		const docket = on(smallDocket(), [office, 2, "task.assign", assign([NEW_UNIT])]);
		expect(refusal(docket, office, 2, "task.assign", assign([NEW_UNIT], "lead"))).toEqual(taken("unitIds"));
	});

	test("a refused part goes to a unit that has none: not back to itself, not to the lead", () => {
		const sent = on(smallDocket(), [lead, 2, "task.issue", {}], [other, DUTY, "duty.refuse", reason]);
		for (const unitId of [OTHER, LEAD])
			expect(refusal(sent, lead, DUTY, "duty.reassign", { unitId, ...reason })).toEqual(taken("unitId"));
		const passedOn = on(sent, [lead, DUTY, "duty.reassign", { unitId: NEW_UNIT, ...reason }]);
		expect(step(passedOn, 5).unitId).toBe(NEW_UNIT);
		expect(refusal(passedOn, office, 2, "task.assign", assign([OTHER]))).toBe("taken");
	});
});

describe("a part that is waived takes along what was delegated from it", () => {
	const delegated = on(issued(), [other, DUTY, "duty.delegate", { unitIds: [CHILD] }]);
	const stages: Record<string, Act[]> = {
		toSign: [],
		refused: [[child, CHILDS, "duty.refuse", reason]],
		underway: [[child, CHILDS, "duty.sign", {}]],
		submitted: [
			[child, CHILDS, "duty.sign", {}],
			[child, CHILDS, "report.submit", account],
		],
	};

	test.each(Object.entries(stages))("one that is %s", (state, acts) => {
		const before = on(delegated, ...acts);
		expect(step(before, CHILDS).state).toBe(state);
		const after = on(before, [lead, DUTY, "duty.waive", { reason: "why" }]);
		expect([DUTY, CHILDS].map((no) => [step(after, no).state, contextOf(after, no).waived])).toEqual([
			["waived", "why"],
			["waived", "why"],
		]);
		expect(step(on(after, [lead, LEADS, "report.submit", account]), LEADS).state).toBe("submitted");
	});

	test("but not one that has been accepted", () => {
		const accepted = on(delegated, ...(stages.submitted ?? []), [other, CHILDS, "report.accept", {}]);
		expect(step(on(accepted, [lead, DUTY, "duty.waive", reason]), CHILDS).state).toBe("accepted");
	});
});

describe("a report that is taken back stands as it stood before", () => {
	const recall: Act = [other, DUTY, "report.recall", {}];
	const submit = (data: object): Act => [other, DUTY, "report.submit", { ...account, ...data }];
	const filesOf = (docket: Docket) => contextOf(docket).report?.fileIds;

	test("its evidence is kept and need not be handed in again", () => {
		const taken = on(issued({ needsEvidence: true }), submit({ fileIds: [7] }), recall);
		expect(step(taken).state).toBe("underway");
		expect(filesOf(on(taken, submit({})))).toEqual([7]);
		expect(filesOf(on(taken, submit({}), recall, submit({})))).toEqual([7]);
		expect(filesOf(on(taken, submit({ fileIds: [8] })))).toEqual([8]);
	});

	test("after a return of single items, only those are open again", () => {
		const back: Act = [lead, DUTY, "report.return", { reasons: { text: "r" }, againBy: "2020-06-10" }];
		const returned = on(
			issued({ needsEvidence: true, figures: "n" }),
			submit({ items: { text: "t", figure1: "1" }, fileIds: [7] }),
			back,
		);
		const taken = on(returned, submit({ fileIds: [8] }), recall);
		const { openItems, returned: why } = contextOf(taken);
		expect([step(taken).state, openItems, why]).toEqual(["returned", ["text"], contextOf(returned).returned]);
		expect(filesOf(on(taken, submit({})))).toEqual([7, 8]);
		expect(filesOf(on(taken, submit({ fileIds: [9] })))).toEqual([7, 9]);
	});
});

describe("nobody reviews what they handed in", () => {
	const back = { reasons: { text: "r" }, againBy: "2020-06-10" };
	const blocked = (code: string) => ({ code: "obstructed", obstacles: [{ code, unitIds: [] }] });

	test("not even as somebody of the unit that reviews", () => {
		const docket = on(issued(), [other, DUTY, "report.submit", account]);
		const hat = { ...lead, personId: other.personId };
		expect(refusal(docket, hat, DUTY, "report.accept", {})).toEqual(blocked("ownReport"));
		expect(refusal(docket, hat, DUTY, "report.return", back)).toEqual(blocked("ownReport"));
		expect(refusal(docket, lead, DUTY, "report.accept", {})).toBe("taken");
	});

	test("where the secretariat leads, its head reviews what somebody else of it handed in; nobody waives it", () => {
		const docket = issued({}, { ...smallDocket(), secretariatUnitId: LEAD });
		const head = person(LEAD, "head");
		const report: Act = [lead, LEADS, "report.submit", account];
		const ready = on(docket, [lead, DUTY, "duty.waive", reason]);
		const colleague = { ...lead, personId: 77 };
		for (const actor of [head, lead]) expect(refusal(ready, actor, LEADS, "duty.waive", reason)).toEqual(blocked("ownDuty"));
		expect(refusal(on(ready, report), lead, LEADS, "report.accept", {})).toEqual(blocked("ownReport"));
		expect(refusal(on(ready, report), colleague, LEADS, "report.accept", {})).toEqual(blocked("ownUnitHead"));
		expect(refusal(on(ready, report), { ...head, personId: lead.personId }, LEADS, "report.accept", {})).toEqual(
			blocked("ownReport"),
		);
		expect(step(on(ready, report, [head, LEADS, "report.return", back]), LEADS).state).toBe("returned");
		expect(step(on(ready, report, [head, LEADS, "report.accept", {}]), LEADS).state).toBe("accepted");
	});

	test("where the secretariat leads, its head is told of what it hands in and asks for, and answers what somebody else of it asked", () => {
		const docket = issued({}, { ...smallDocket(), secretariatUnitId: LEAD });
		const head = person(LEAD, "head");
		const told = (actor: Actor, type: string, data: object, from = docket) => {
			const decision = decide(from, { stepNo: LEADS, type, data }, actor, at(TODAY));
			if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
			return decision.change.notices.map(({ unitId, position, kind }) => [unitId, position, kind]);
		};
		const ask = { dueOn: "2020-08-31", reason: "r" };
		expect(told(lead, "extension.request", ask)).toEqual([[LEAD, "head", "todo"]]);
		expect(told(lead, "report.submit", account, on(docket, [lead, DUTY, "duty.waive", reason]))).toEqual([
			[LEAD, "head", "todo"],
		]);

		const asked = on(docket, [lead, LEADS, "extension.request", ask]);
		const ASKED = asked.steps.length;
		const grant = { dueOn: "2020-08-15" };
		expect(refusal(asked, { ...head, personId: lead.personId }, ASKED, "extension.grant", grant)).toEqual(blocked("ownRequest"));
		expect(refusal(asked, lead, ASKED, "extension.grant", grant)).toEqual({ code: "notYours" });
		const byOfficers = { ...asked, policy: { ...asked.policy, grant: "officer" as const } };
		expect(refusal(byOfficers, { ...lead, personId: 77 }, ASKED, "extension.grant", grant)).toEqual(blocked("ownRequestHead"));
		expect(step(on(asked, [head, ASKED, "extension.refuse", reason]), ASKED).state).toBe("refused");
		const granted = on(asked, [head, ASKED, "extension.grant", grant]);
		expect([step(granted, LEADS).dueOn, step(granted, LEADS).clock]).toEqual(["2020-08-15", "running"]);

		expect(step(on(asked, [lead, ASKED, "extension.withdraw", {}]), LEADS).clock).toBe("running");
	});

	test("where the secretariat leads, its head neither asks nor hands in: nobody would be left to decide, and the ladder would stand still", () => {
		const docket = issued({}, { ...smallDocket(), secretariatUnitId: LEAD });
		const ready = on(docket, [lead, DUTY, "duty.waive", reason]);
		const head = person(LEAD, "head");
		const ask = { dueOn: "2020-08-31", reason: "r" };
		const offered = availableEvents(ready, head, at(TODAY), step(ready, LEADS)).map(({ type }) => type);
		for (const [type, data] of [
			["extension.request", ask],
			["report.submit", account],
		] as const) {
			expect([type, refusal(ready, head, LEADS, type, data)]).toEqual([type, { code: "notYours" }]);
			expect([type, refusal(ready, lead, LEADS, type, data)]).toEqual([type, "taken"]);
			expect(offered).not.toContain(type);
		}
		expect(refusal(issued(), person(OTHER, "head"), DUTY, "extension.request", ask)).toBe("taken");
	});

	test("elsewhere the secretariat grants a lead time, the leads everybody else, nobody their own unit", () => {
		const docket = issued();
		const ask = { dueOn: "2020-08-31", reason: "r" };
		const [officeHead, leadHead, otherHead] = [person(OFFICE, "head"), person(LEAD, "head"), person(OTHER, "head")];
		const asked = on(docket, [lead, LEADS, "extension.request", ask], [other, DUTY, "extension.request", ask]);
		const may = (actor: Actor, no: number) => refusal(asked, actor, no, "extension.grant", { dueOn: "2020-08-31" });
		const [leads, others] = [asked.steps.length - 1, asked.steps.length];
		expect([may(officeHead, leads), may(leadHead, others)]).toEqual(["taken", "taken"]);
		for (const [actor, no] of [
			[leadHead, leads],
			[otherHead, others],
			[officeHead, others],
		] as const)
			expect(may(actor, no)).toEqual({ code: "notYours" });
	});

	test("elsewhere a lead's own unit doesn't review it, head or not", () => {
		const shared = issued({}, on(smallDocket(), [office, 2, "task.assign", { role: "lead", unitIds: [NEW_UNIT], ...reason }]));
		const ready = on(shared, [lead, DUTY, "duty.waive", reason], [lead, LEADS, "report.submit", account]);
		expect(refusal(ready, person(LEAD, "head"), LEADS, "report.accept", {})).toEqual({ code: "notYours" });
		expect(refusal(ready, office, LEADS, "report.accept", {})).toBe("taken");
	});
});
