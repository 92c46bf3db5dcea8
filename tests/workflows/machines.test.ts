import { describe, expect, test } from "vitest";
import type { Amendment } from "#workflows/amendment.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { availableEvents, decide } from "#workflows/decide.ts";
import { type Actor, type Docket, isSettledDuty, leadUnits, type Step } from "#workflows/docket.ts";
import { tick } from "#workflows/engine.ts";
import { type Arrow, arrows, workStates } from "#workflows/graph.ts";
import { clockLabels, processLabels } from "#workflows/labels.ts";
import { machineNames } from "#workflows/names.ts";
import { processOf, registry } from "#workflows/registry.ts";
import { person, smallDocket } from "../support/dockets.ts";
import { explore } from "../support/explore.ts";
import { OFFICE, sampleVariants } from "../support/samples.ts";

const explored = explore();
const definition = (name: (typeof machineNames)[number]) => (registry[name].at(-1) ?? registry[name][0]).machine;
const taken = (machine: string, { event, source, target }: Arrow) =>
	explored.taken.has(`${machine}/${source}/${event}/${target}`);
/** Roles that the docket sees, and the orders a step gives its own clock. */
const isCommand = (event: string) => event.startsWith("clock.") || event === "";

describe.each(machineNames)("%s", (name) => {
	const machine = definition(name);
	const work = arrows(machine).filter((a) => a.region === "work");

	test("every state is reached by events that somebody may send", () => {
		expect(workStates(machine).filter((state) => !explored.reached.has(`${name}/${state}`))).toEqual([]);
	});

	test("every arrow of the chart is taken", () => {
		// Closing is offered at every stage, so that whoever tries is told what stands in the way; only from the last one can it be done.
		const isOnlyExplained = (a: Arrow) => a.event === "task.close" && a.guard === "readyToClose" && a.source !== "closing";
		expect(work.filter((a) => isOnlyExplained(a) && taken(name, a))).toEqual([]);
		const missing = work
			.filter((a) => !isCommand(a.event) && !isOnlyExplained(a) && !taken(name, a))
			.map((a) => `${a.source} --${a.event}--> ${a.target}`);
		expect([...new Set(missing)]).toEqual([]);
	});

	test("every arrow says who may take it, alternatives say the same", () => {
		for (const arrow of arrows(machine))
			if (!isCommand(arrow.event))
				expect([arrow.source, arrow.event, arrow.by.length > 0]).toEqual([arrow.source, arrow.event, true]);
		const sayings = Map.groupBy(work, (a) => `${a.source}/${a.event}`);
		for (const [key, alternatives] of sayings)
			expect([key, new Set(alternatives.map((a) => String(a.by))).size]).toEqual([key, 1]);
	});

	test("every state and event has its word in both languages", () => {
		for (const language of ["zh", "en"] as const) {
			const { states, events } = processLabels[name][language];
			expect(workStates(machine).filter((state) => !states[state])).toEqual([]);
			const own = arrows(machine)
				.map((a) => a.event)
				.filter((event) => !isCommand(event));
			expect([...new Set(own)].filter((event) => !events[event] && !clockLabels[language].events[event])).toEqual([]);
		}
	});

	test("what isn't final is left by cancelling the task, or says why not", () => {
		const staying: Record<string, string[]> = {
			supervision: ["closed"], // reopened or relapsed, never cancelled: it is done
			implementation: ["accepted", "waived", "reassigned", "withdrawn"], // ended: nothing left to cancel, and the record stays
			inspection: ["passed"],
			rectification: ["lookback", "closed", "waived"], // published, and so a part of the record
			lookback: ["made"], // the record stays
			sanction: ["decided", "published", "lifted", "refused", "withdrawn"], // in force until it is lifted, whatever becomes of the task
			referral: ["closed"], // settled: the record stays
			extension: ["granted", "refused", "withdrawn"],
			order: ["lifted", "closed"],
			campaign: ["drafted", "committed", "drawn", "underway", "concluded"], // a matter of its own: cancelled by itself
			letter: ["drafted", "sent", "signed", "inForce", "ended", "withdrawn"], // a matter of its own: withdrawn or ended, by itself
			summary: ["drafted", "published", "withdrawn"], // a matter of its own
			bulletin: ["drafted", "announced", "heard", "published", "withdrawn"], // a matter of its own
			point: ["proposed", "leftOut", "announced", "objected", "consented", "kept", "dropped", "published", "withdrawn"], // with its bulletin
			meeting: ["held", "minuted", "issued", "ended"], // it has taken place
		};
		const leaves = (state: string) =>
			work.some((a) => a.source === state && ["task.cancelled", "task.cancel", "meeting.cancel"].includes(a.event));
		const stuck = workStates(machine).filter(
			(state) => state !== "cancelled" && !leaves(state) && !staying[name]?.includes(state),
		);
		expect(stuck).toEqual([]);
	});
});

test("what the page offers is what the door takes, and nothing else", () => {
	const actors: Actor[] = [1, 2, 9, 21, 31].flatMap((unit) => [person(unit), person(unit, "head")]);
	const outright = new Set(["unknown", "notYours", "notNow"]);
	for (const { docket, now } of explored.samples) {
		for (const actor of actors) {
			const sendable = docket.steps.flatMap((step) => Object.keys(processOf(step).forms).map((type) => [step.no, type] as const));
			const taken = sendable.filter(([stepNo, type]) => {
				const decision = decide(docket, { stepNo, type, data: {} }, actor, now);
				return decision.ok || !outright.has(decision.refusal.code);
			});
			const offered = availableEvents(docket, actor, now).map((e) => `${e.stepNo}/${e.type}`);
			expect([docket.version, actor, taken.map(([no, type]) => `${no}/${type}`).sort()]).toEqual([
				docket.version,
				actor,
				offered.sort(),
			]);
		}
	}
});

test("a suspended or cancelled task takes nothing but what wakes it", () => {
	const asleep = explored.samples.filter(({ docket }) => ["suspended", "cancelled"].includes(docket.steps[0]?.state ?? ""));
	expect(asleep.length).toBeGreaterThan(0);
	for (const { docket, now } of asleep)
		for (const unit of [1, 2, 9])
			for (const event of availableEvents(docket, person(unit, "head"), now)) expect(event.stepNo).toBe(1);
});

test("a task is never closed over somebody silent, something uninspected or something not put right", () => {
	const closed = explored.samples.filter(({ docket }) => docket.steps[0]?.state === "closed");
	expect(closed.length).toBeGreaterThan(0);
	for (const { docket } of closed) {
		const open = docket.steps.filter(
			(s) => s.machine === "implementation" && !["accepted", "waived", "reassigned", "withdrawn", "cancelled"].includes(s.state),
		);
		const unsettled = docket.steps.filter(
			(s) =>
				s.machine === "rectification" &&
				["ordered", "planned", "underway", "submitted", "returned", "verified", "signed"].includes(s.state),
		);
		expect([open, unsettled]).toEqual([[], []]);
	}
});

test("deciding is pure: the same question twice gives the same answer, and the docket asked about is left alone", () => {
	const docket = smallDocket();
	const { digest, ...facts } = docket;
	const before = { ...structuredClone(facts), digest };
	const now = new Date("2020-05-26T02:00:00Z");
	const ask = (d: Docket) => decide(d, { stepNo: 2, type: "task.issue", data: { figures: "n" } }, person(1), now);
	expect(ask(docket)).toEqual(ask(before));
	tick(docket, new Date("2021-01-01T00:00:00Z"));
	expect(docket).toEqual(before);
	expect(dateAt(now)).toBe("2020-05-26");
});

test("whatever stands in a docket, an amendment loses none of it and touches nobody whom it doesn't concern", () => {
	const clockKeys = ["dueOn", "counted", "climbFrom", "pausedOn", "isUnconfirmed", "shifts", "beginsOn"];
	const kept = ({ context }: Step) => {
		const { brief, unsigned: _, amendments: __, ...rest } = context as Record<string, unknown>;
		for (const key of clockKeys) delete rest[key];
		return { ...rest, brief: brief && { ...brief, reportBy: null } };
	};
	const stepNo = ({ steps }: Docket, no: number): Step => steps[no - 1] as Step;
	const tasks = explored.samples.filter(({ docket }) => docket.steps[0]?.machine === "supervision");
	expect(tasks.length).toBeGreaterThan(30);
	for (const { docket, now } of tasks) {
		for (const data of sampleVariants("task.amend", stepNo(docket, 1), docket, "2020-06-10") as Amendment[]) {
			const decision = decide(docket, { stepNo: 1, type: "task.amend", data }, { ...person(OFFICE), through: "amendment" }, now);
			if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
			const { docket: after, moves, notices } = decision.change;
			for (const before of docket.steps) {
				const now_ = stepNo(after, before.no);
				if (before.machine === "implementation") expect(kept(now_)).toEqual(kept(before));
				if (before.machine === "implementation" && isSettledDuty(before)) expect(now_).toEqual(before);
				expect(now_.unitId).toBe(before.unitId);
			}
			const touched = new Set(moves.map((m) => stepNo(after, m.stepNo).unitId));
			const leads = [...leadUnits(docket), ...leadUnits(after)];
			for (const { unitId } of notices) expect(touched.has(unitId) || leads.includes(unitId)).toBe(true);
			expect(new Set(notices.map((n) => `${n.unitId} ${n.position}`)).size).toBe(notices.length);
		}
	}
});
