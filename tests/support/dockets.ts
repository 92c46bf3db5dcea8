import { createHash } from "node:crypto";
import type { Printed } from "#workflows/calendar/effective-deadline.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { decide } from "#workflows/decide.ts";
import type { Actor, Docket } from "#workflows/docket.ts";
import { defaultPolicy, type Policy } from "#workflows/docket.ts";
import { type Change, openDocket, openMatter, openResolution } from "#workflows/engine.ts";
import { defaultLadder } from "#workflows/ladder.ts";
import { type MatterKind, matterMachines } from "#workflows/matters.ts";
import type { Proposal, Source, Upcoming } from "#workflows/meeting/agenda.ts";
import type { Position } from "#workflows/names.ts";
import type { Measure } from "#workflows/sanction/measures.ts";
import { CHILD, LEAD, NEW_UNIT, OFFICE, OTHER, SEED } from "./samples.ts";

/** The person who sits in a chair of a unit; the same chair is always the same person. */
export const person = (unitId: number, position: Position = "officer"): Extract<Actor, { kind: "person" }> => ({
	kind: "person",
	personId: unitId * 10 + (position === "head" ? 1 : 0),
	unitId,
	position,
});

export const at = (date: string, time = "10:00"): Date => new Date(`${date}T${time}:00+08:00`);

/** A document that prints one date that must be met, or none. */
const printedOn = (on: string | null): Printed => ({
	deadlines: on === null ? [] : [{ on, kind: "hard", every: null }],
	endsOn: null,
});

/** A docket with a lead and a cooperating unit, as it stands when its plan is loaded. */
export function smallDocket({
	date = "2020-05-25",
	printedDueOn = "2020-06-30" as string | null,
	printed = printedOn(printedDueOn),
	hasLead = true,
	policy = {} as Partial<Policy>,
} = {}): Docket {
	const duties = [...(hasLead ? [{ unitId: LEAD, role: "lead" as const }] : []), { unitId: OTHER, role: "cooperate" as const }];
	const given = {
		id: 1,
		secretariatUnitId: OFFICE,
		policy: { ...defaultPolicy, measures, ...policy },
		ladder: defaultLadder,
		calendar: builtInCalendar,
		digest,
		printed,
	};
	const { docket } = openDocket(given, duties, at(date));
	return { ...docket, secret: "s", taskable };
}

/** Two measures, of which the second comes after the first, and a list. */
export const measures: Measure[] = [
	{ name: "halt", clause: "三（一）5", words: "halt", party: "lead", after: null, isListed: false },
	{ name: "close", clause: "三（一）5", words: "close", party: "lead", after: "halt", isListed: false },
	{ name: "list", clause: "三（三）2", words: "list", party: "secretariat", after: null, isListed: true },
];
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
const taskable = [
	{ id: CHILD, parentId: OTHER, isOpen: false },
	...[NEW_UNIT, LEAD, OTHER].map((id) => ({ id, parentId: null, isOpen: false })),
];

/** What a matter of each kind is opened with, and the unit that owes it. */
const openings: Record<MatterKind, { unitId: number; input: Record<string, unknown> }> = {
	letter: { unitId: OTHER, input: { text: "t", promises: [] } },
	campaign: {
		unitId: OFFICE,
		input: { title: "t", mode: "doubleRandom", objectKind: "unit", commitment: digest(SEED), checklist: null },
	},
	summary: {
		unitId: OFFICE,
		input: { from: "2020-01-01", to: "2020-05-25", until: "2020-05-25T02:00:00.000Z", text: "t", counts: [], targets: [] },
	},
	bulletin: {
		unitId: OFFICE,
		input: {
			since: null,
			until: "2020-05-25T02:00:00.000Z",
			asOf: "2020-05-25",
			text: "t",
			names: ["某镇人民政府"],
			points: [OTHER, LEAD].map((unitId) => ({ unitId, facts: { kind: "early", items: [] } })),
		},
	},
	meeting: {
		unitId: OFFICE,
		input: {
			bodyId: 1,
			bodyKind: "jointMeeting",
			bodyName: "b",
			nth: 1,
			chairUnitId: LEAD,
			members: [{ unitId: OTHER, name: "o", speaker: "s" }],
			proposals: [proposal("r1", "resolution")],
		},
	},
};

/** What stands ready for the agenda of a meeting. */
function proposal(key: string, source: Source, carried: Proposal["carried"] = null): Proposal {
	return { key, source, title: key, taskId: 1, stepNo: 3, unitNames: ["o"], dueOn: null, severity: null, relapses: 0, carried };
}
const upcoming: Upcoming = {
	proposals: [proposal("r1", "resolution"), proposal("e1", "escalation"), proposal("t7", "unassigned")],
	assignable: [{ taskId: 7, clause: "1", title: "t" }],
};

/** What a meeting resolved, as its minutes are issued: one unit leads, or none but the cooperating one. */
export function smallResolution(date = "2020-05-25", dueOn = "2020-06-30"): Docket {
	const by = { meetingId: 5, bodyId: 1, resolution: 1, item: "e1", dueOn };
	const { docket } = openResolution(given(), [{ unitId: LEAD, role: "lead" }], by, person(OFFICE, "head"), at(date));
	return { ...docket, taskable };
}

const given = () => ({
	id: 1,
	secretariatUnitId: OFFICE,
	policy: defaultPolicy,
	ladder: defaultLadder,
	calendar: builtInCalendar,
	digest,
	printed: printedOn(null),
});

/** The docket of a matter as the secretariat opens it. */
export function smallMatter(kind: MatterKind, date = "2020-05-25"): Change {
	const change = openMatter(given(), { machine: matterMachines[kind], ...openings[kind] }, person(OFFICE), at(date));
	return { ...change, docket: { ...change.docket, secret: "s", taskable, upcoming } };
}

/** One act of a story: who sends what to which step. */
export type Act = [actor: Actor, stepNo: number, type: string, data: object];

/** The docket after acts of one day, each of which must be taken. */
export function play(docket: Docket, date: string, acts: Act[]): Docket {
	return acts.reduce((before, [actor, stepNo, type, data]) => {
		const decision = decide(before, { stepNo, type, data }, actor, at(date));
		if (!decision.ok) throw new Error(`${type}: ${JSON.stringify(decision.refusal)}`);
		return { ...decision.change.docket, taskable: before.taskable };
	}, docket);
}
