import { type Calendar, knownOn } from "./calendar/calendar.ts";
import type { Printed } from "./calendar/effective-deadline.ts";
import type { PlainDate } from "./calendar/plain-date.ts";
import type { ClockState } from "./clock/states.ts";
import type { Ladder } from "./ladder.ts";
import type { Upcoming } from "./meeting/agenda.ts";
import type { MachineName, Party, Position, Role } from "./names.ts";
import type { Measure } from "./sanction/measures.ts";

/** One part of a docket: one machine, stored as one row. */
export type Step = {
	/** Its number within the docket, from 1. */
	no: number;
	machine: MachineName;
	/** The machine's version it was opened with. */
	version: number;
	/** The unit that owes it; null for the task as a whole. */
	unitId: number | null;
	role: Role | null;
	/** The step that opened it. */
	parentNo: number | null;
	/** The group unit through which this unit was named. */
	viaUnitId: number | null;
	state: string;
	clock: ClockState;
	dueOn: PlainDate | null;
	rung: number;
	/** When its clock acts next: ISO, UTC. */
	nextAt: string | null;
	/** What the machine remembers besides: JSON. */
	context: Record<string, unknown>;
	/** The history number of the entry that last moved it: the version a form was filled from. */
	seq: number;
};

/** What the machines leave to the plan. */
export type Policy = {
	inspect: Party[];
	skipInspection: Party[];
	skipRectification: Party[];
	grant: "officer" | "head" /** 惩处措施, mildest first; a plan that was loaded before there were any has none. */;
	measures?: Measure[];
};
export const defaultPolicy: Policy = {
	inspect: ["lead", "secretariat"],
	skipInspection: ["secretariat"],
	skipRectification: ["secretariat"],
	grant: "head",
};

/** A task with every unit's part in it: all that a decision needs to know. */
export type Docket = {
	id: number;
	version: number;
	secretariatUnitId: number;
	policy: Policy;
	ladder: Ladder;
	/** The working days of its jurisdiction, by all papers on file. */
	calendar: Calendar;
	/** SHA-256 of a text in hexadecimal digits, brought in by whoever reads the docket: nothing is computed here that a library does. */
	digest: (text: string) => string;
	/** What nobody can guess: draws are made from it, and it leaves this docket in no form. Null while the docket is being opened. */
	secret: string | null;
	/** When its document says that it is due. */
	printed: Printed;
	steps: Step[];
	/** Of the units that the event at hand names, those of the jurisdiction that can be tasked or stand for some that can (open groups), with the unit each stands under. */
	taskable: { id: number; parentId: number | null; isOpen: boolean }[];
	/** For a meeting: what stands ready for its agenda. */
	upcoming?: Upcoming;
};

/** The docket as it could be judged on a day: papers that came out later say nothing yet. */
export function asKnownOn<T extends { calendar: Calendar }>(docket: T, today: PlainDate): T {
	const calendar = knownOn(docket.calendar, today);
	return calendar === docket.calendar ? docket : { ...docket, calendar };
}

/** Who sends an event: a person in one position of one unit, the clock, or another step of the same docket. */
export type Actor =
	/**
	 * With `through`, they do nothing themselves: they have put an amended document in place of the plan's, and it is that which moves the docket; or
	 * they have issued the minutes of a meeting, and it is the meeting that has decided.
	 */
	| { kind: "person"; personId: number; unitId: number; position: Position; through?: "amendment" | { meetingId: number } }
	| { kind: "clock" }
	| { kind: "docket" };

/** Parts of units in the task (承办件), whatever their state. */
export const duties = (docket: Docket): Step[] => docket.steps.filter((s) => s.machine === "implementation");

/** States in which a unit's part is no longer a part of the task, though all of it is kept. */
export const goneStates = ["reassigned", "withdrawn", "cancelled"];
/** The states of a deployment in which its task is not given out yet. */
export const unissuedStates = ["toAssign", "drafted"];
const GONE = new Set(goneStates);
const ENDED = new Set(["accepted", "waived", ...goneStates]);

/** Whether a unit's part asks nothing more of it. */
export const isSettledDuty = (step: Step): boolean => ENDED.has(step.state);

/** Whether a unit's part still counts as the unit's part at all. */
const isLiveDuty = (step: Step): boolean => !GONE.has(step.state);

/** Parts whose unit has still to sign for what an amendment of the plan changed; a part that was let off has nothing to sign. */
export const unsignedChanges = (docket: Docket): Step[] =>
	duties(docket).filter((s) => {
		const { unsigned } = s.context as { unsigned?: number[] };
		return isLiveDuty(s) && s.state !== "waived" && (unsigned?.length ?? 0) > 0;
	});

/** Whether a unit has a part in the task already. */
export const isTaken = (docket: Docket, unitId: number): boolean =>
	duties(docket).some((s) => s.unitId === unitId && isLiveDuty(s));

/** The lead units of the task. */
export const leadUnits = (docket: Docket): number[] =>
	duties(docket).flatMap((s) =>
		s.role === "lead" && s.parentNo === null && isLiveDuty(s) && s.unitId !== null ? [s.unitId] : [],
	);

const SETTLED_FINDINGS = new Set(["published", "lookback", "closed", "waived", "cancelled"]);

/** Findings that still have to be put right and made public. */
export const openFindings = (docket: Docket): Step[] =>
	docket.steps.filter((s) => s.machine === "rectification" && !SETTLED_FINDINGS.has(s.state));

/** Inspections that have not taken place. */
export const openInspections = (docket: Docket): Step[] =>
	docket.steps.filter((s) => s.machine === "inspection" && (s.state === "scheduled" || s.state === "visiting"));

const NOT_SAID = new Set(["leftOut", "dropped", "withdrawn"]);

/** The points of a bulletin that are in it. */
export const standingPoints = (docket: Docket): Step[] =>
	docket.steps.filter((s) => s.machine === "point" && !NOT_SAID.has(s.state));

/** The one step of a machine that a docket has only once. */
export function theStep(docket: Docket, machine: "supervision" | "deployment"): Step {
	const step = docket.steps.find((s) => s.machine === machine);
	if (!step) throw new Error(`docket ${docket.id} has no ${machine}`);
	return step;
}

/** The step with a number; throws if the docket has none. */
export function stepNo(docket: Docket, no: number): Step {
	const step = docket.steps.find((s) => s.no === no);
	if (!step) throw new Error(`docket ${docket.id} has no step ${no}`);
	return step;
}
