import { expect, test } from "vitest";
import { builtInPlans } from "#db/plans/index.ts";
import { planDocumentSchema } from "#db/plans/plan-document.ts";
import { decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import { measuresSchema } from "#workflows/sanction/measures.ts";
import { type Act, at, measures, person, play, smallDocket } from "../support/dockets.ts";
import { LEAD, OFFICE, OTHER } from "../support/samples.ts";

const TODAY = "2020-05-25";
const FINDING = 6;
const SANCTION = 7;
const employer = "青浦某石材加工厂";

/** LEAD has found something at OTHER, which isn't put right yet. */
const found = (policy = {}): Docket =>
	play(smallDocket({ date: TODAY, policy }), TODAY, [
		[person(LEAD), 2, "task.issue", {}],
		[person(LEAD), 4, "duty.waive", { reason: "r" }],
		[person(OFFICE), 3, "duty.waive", { reason: "r" }],
		[person(LEAD), 1, "inspection.schedule", { objectUnitId: OTHER, on: TODAY, subject: "s" }],
		[person(LEAD), 5, "visit.begin", {}],
		[person(LEAD), 5, "visit.find", { finding: "f", severity: "grave", unitId: OTHER, dueOn: "2020-06-05" }],
		[person(LEAD), 5, "visit.record", { result: "r" }],
	]);
const propose = (by: Actor, measure = "halt", whom = employer): Act => [
	by,
	FINDING,
	"sanction.propose",
	{ measure, employer: whom, grounds: "g", fileIds: [] },
];
const act = (by: Actor, type: string, data: object, stepNo = SANCTION): Act => [by, stepNo, type, data];
const decision = { documentNumber: "青卫罚〔2020〕1号", fileIds: [] };
const stepOf = (docket: Docket, no = SANCTION): Step => docket.steps[no - 1] as Step;

function said(docket: Docket, [actor, stepNo, type, data]: Act): string {
	const decided = decide(docket, { stepNo, type, data }, actor, at(TODAY));
	if (decided.ok) return "taken";
	return decided.refusal.code === "obstructed" ? decided.refusal.obstacles.map((o) => o.code).join() : decided.refusal.code;
}

test("the inspecting or lead unit or the secretariat proposes, never the unit that has to act", () => {
	expect(said(found(), propose(person(OTHER)))).toBe("notYours");
	for (const unit of [LEAD, OFFICE]) expect(said(found(), propose(person(unit)))).toBe("taken");
	expect(said(found(), propose(person(LEAD), "anything else"))).toBe("invalid");
	expect(said(found({ measures: [] }), propose(person(LEAD), "-"))).toBe("noMeasures");
});

test("the head of the unit that the plan says decides, and not who proposed", () => {
	const byHead = play(found(), TODAY, [propose(person(LEAD, "head"))]);
	expect(said(byHead, act(person(LEAD, "head"), "sanction.decide", decision))).toBe("ownProposal");
	const byOfficer = play(found(), TODAY, [propose(person(LEAD))]);
	expect(said(byOfficer, act(person(LEAD), "sanction.decide", decision))).toBe("notYours");
	expect(said(byOfficer, act(person(OFFICE, "head"), "sanction.decide", decision))).toBe("notYours");
	expect(said(byOfficer, act(person(OTHER, "head"), "sanction.decide", decision))).toBe("notYours");
	expect(said(byOfficer, act(person(LEAD, "head"), "sanction.decide", decision))).toBe("taken");
	const listed = play(found(), TODAY, [propose(person(LEAD), "list")]);
	expect(said(listed, act(person(LEAD, "head"), "sanction.decide", decision))).toBe("notYours");
	expect(said(listed, act(person(OFFICE, "head"), "sanction.decide", decision))).toBe("taken");
});

test("where nobody leads, the head of the secretariat decides what would have been the lead's", () => {
	const proposed = play(found(), TODAY, [propose(person(OFFICE))]);
	const steps = proposed.steps.map((s) => (s.machine === "implementation" ? { ...s, state: "withdrawn" } : s));
	expect(said({ ...proposed, steps }, act(person(OFFICE, "head"), "sanction.decide", decision))).toBe("taken");
});

test("the ladder is kept: the measure after another only once that has been decided on for the same employer", () => {
	expect(said(found(), propose(person(LEAD), "close"))).toBe("measureBefore");
	const proposed = play(found(), TODAY, [propose(person(LEAD))]);
	expect(said(proposed, propose(person(LEAD), "close"))).toBe("measureBefore");
	const decided = play(proposed, TODAY, [act(person(LEAD, "head"), "sanction.decide", decision)]);
	expect(said(decided, propose(person(LEAD), "close", "another employer"))).toBe("measureBefore");
	expect(said(decided, propose(person(LEAD), "close"))).toBe("taken");
});

test("decided, published, and lifted with its reason; a proposal is refused or withdrawn; nothing else leads there", () => {
	const proposed = play(found(), TODAY, [propose(person(LEAD))]);
	const publish = act(person(LEAD), "sanction.publish", { place: "区政府网站", on: TODAY });
	const lift = act(person(LEAD, "head"), "sanction.lift", { reason: "整改到位", fileIds: [] });
	for (const early of [publish, lift]) expect(said(proposed, early)).toBe("notNow");
	const decided = play(proposed, TODAY, [act(person(LEAD, "head"), "sanction.decide", decision)]);
	expect(stepOf(decided).context.decided).toMatchObject({ documentNumber: decision.documentNumber, unitId: LEAD, on: TODAY });
	expect(said(decided, act(person(LEAD), "sanction.publish", { place: "p", on: "2020-05-26" }))).toBe("invalid");
	const published = play(decided, TODAY, [publish]);
	expect(said(published, act(person(LEAD), "sanction.lift", { reason: "r" }))).toBe("notYours");
	const lifted = play(published, TODAY, [lift]);
	expect(stepOf(lifted)).toMatchObject({ state: "lifted", context: { ended: { reason: "整改到位", on: TODAY } } });
	for (const type of ["sanction.refuse", "sanction.withdraw"])
		expect(said(decided, act(person(LEAD, "head"), type, { reason: "r" }))).toBe("notNow");
	expect(said(proposed, act(person(LEAD, "head"), "sanction.refuse", { reason: "r" }))).toBe("taken");
	expect(said(proposed, act(person(LEAD), "sanction.withdraw", { reason: "r" }))).toBe("taken");
});

test("a sanction keeps the measure as it stood when it was proposed", () => {
	const proposed = play(found(), TODAY, [propose(person(LEAD))]);
	const changed = { ...proposed, policy: { ...proposed.policy, measures: [] } };
	expect(said(changed, act(person(LEAD, "head"), "sanction.decide", decision))).toBe("taken");
});

test("the built-in plans hold out their measures in their own words, each with its clause, and closing comes after the halt", () => {
	const of = new Map(builtInPlans.map((plan) => [plan.seed, planDocumentSchema.parse(plan).measures]));
	expect([...of].map(([seed, list]) => [seed, list.length])).toEqual([
		["000", 4],
		["001", 4],
		["002", 4],
		["003", 3],
		["004", 0],
	]);
	for (const { clause, words } of [...of.values()].flat()) expect([clause === null, words === null]).toEqual([false, false]);
	expect(of.get("000")?.find((m) => m.name === "提请关闭")?.after).toBe("责令停产整顿");
	expect(of.get("000")?.find((m) => m.isListed)?.name).toBe("列入黑名单");
});

test("no measure stands twice, and none comes after one that isn't above it", () => {
	const [halt, close] = measures;
	const codes = (list: unknown) => measuresSchema.safeParse(list).error?.issues.map((issue) => issue.message) ?? [];
	expect(codes(measures)).toEqual([]);
	expect(codes([halt, halt])).toEqual(["measureTwice"]);
	expect(codes([close, halt])).toEqual(["measureNotBefore"]);
});
