import { type Actor, type Docket, leadUnits, type Step, stepNo } from "./docket.ts";
import { SUPERVISED } from "./ladder.ts";
import type { Party, Position } from "./names.ts";
import type { Measure } from "./sanction/measures.ts";

/**
 * Who may take a transition: the unit a step belongs to (its officer or head; its head alone; `ownerApart`, whoever of it doesn't decide about it;
 * `answerer`, its head unless that one decides), the unit that asked for time, the lead, whoever reviews the step (or their head alone), the secretariat (or its head alone), whoever sent a referral, the units whose people were drawn for a visit (`team`), the head who decides on a sanction, whoever the plan's policy lets;
 * the members of the body that meets, and the head of the unit in its chair; `amendment` is an amended document that the secretariat has put in place,
 * `meeting` what a meeting has resolved, `clock` is the sweep and `docket` another step of the same docket, or another docket.
 */
export type By =
	| "owner"
	| "ownerHead"
	| "ownerApart"
	| "answerer"
	| "asker"
	| "lead"
	| "reviewer"
	| "reviewerHead"
	| "sender"
	| "team"
	| "decider"
	| "granter"
	| "secretariat"
	| "secretariatHead"
	| "inspector"
	| "inspectionSkipper"
	| "rectificationSkipper"
	| "member"
	| "chair"
	| "amendment"
	| "meeting"
	| "clock"
	| "docket";

/** The `meta` of a transition. */
export const by = (...who: By[]): { by: readonly By[] } => ({ by: who });

/**
 * The units that review a step: a duty delegated further goes back to the unit that delegated it, a lead's own duty to the
 * secretariat, every other duty to the leads, or, if nobody leads any more, to the secretariat; a finding to the unit that inspected; what is asked
 * for a part to whoever reviews that part, and once it has stood unanswered up to 督办 to the secretariat as well. A 督办单 goes back to the secretariat, and one to the secretariat itself to whoever reviews its part.
 * Who of them may not, as it is their own: see `obstacles`.
 */
export function reviewerUnits(docket: Docket, step: Step): number[] {
	const parent = step.parentNo === null ? null : stepNo(docket, step.parentNo);
	if (step.machine === "extension" && parent) return [...new Set([...reviewerUnits(docket, parent), ...standIns(docket, step)])];
	if (step.machine === "order" && step.unitId === docket.secretariatUnitId && parent) return reviewerUnits(docket, parent);
	if (step.machine === "rectification" && parent) return parent.unitId === null ? [] : [parent.unitId];
	if (step.machine !== "implementation") return [docket.secretariatUnitId];
	if (parent?.machine === "implementation" && parent.unitId !== null) return [parent.unitId];
	const leads = step.role === "lead" ? [] : leadUnits(docket);
	return leads.length > 0 ? leads : [docket.secretariatUnitId];
}

/** Who may answer a request for time besides, as it has stood unanswered for so long: the secretariat, if it isn't its own. */
const standIns = ({ secretariatUnitId }: Docket, { rung, unitId }: Step): number[] =>
	rung >= SUPERVISED && unitId !== secretariatUnitId ? [secretariatUnitId] : [];

/** Whether a step has no reviewer but the unit that owes it: the secretariat's own part where it leads. Then its head stands in, apart from whoever acted. */
export const reviewsItself = (docket: Docket, step: Step): boolean =>
	step.unitId !== null && reviewerUnits(docket, step).every((id) => id === step.unitId);

/**
 * The units that owe a step: whose it is. A task that is not yet given out is owed by whoever has to act: the secretariat names units, the leads
 * issue it; a request for time by whoever has to answer it.
 */
export function ownerUnits(docket: Docket, step: Step): number[] {
	if (step.machine === "extension") return reviewerUnits(docket, step);
	if (step.machine === "deployment") return step.state === "toAssign" ? [docket.secretariatUnitId] : leadUnits(docket);
	return step.unitId === null ? [] : [step.unitId];
}

/** The units that make a visit: whose it is, and those whose people were drawn for it. Of any other step its own. */
const teamUnits = ({ unitId, context }: Step): number[] => {
	const team = ((context.inspectors ?? []) as { unitId: number }[]).map((one) => one.unitId);
	return unitId === null ? team : [unitId, ...team];
};

/** The unit that sent a referral. */
export const senderUnits = ({ context }: Step): number[] => [context.fromUnitId].filter((id) => typeof id === "number");

const partyUnits = (docket: Docket, parties: Party[]): number[] =>
	parties.flatMap((party) => (party === "lead" ? leadUnits(docket) : [docket.secretariatUnitId]));

/** The units in the body that holds a meeting, and the unit in its chair; of any other step none. */
export const memberUnits = ({ context }: Step): number[] =>
	((context.members ?? []) as { unitId: number }[]).map(({ unitId }) => unitId);
export const chairUnits = ({ context }: Step): number[] => (typeof context.chairUnitId === "number" ? [context.chairUnitId] : []);

/** The units whose heads decide on a sanction: those that the plan says for its measure, or, where nobody leads, the secretariat. */
export function deciderUnits(docket: Docket, { context }: Step): number[] {
	const { measure } = context as { measure?: Measure };
	const units = measure ? partyUnits(docket, [measure.party]) : [];
	return units.length > 0 ? units : [docket.secretariatUnitId];
}

/** The units that stand behind a `by`, for a step of a docket. */
function unitsBehind(who: By, docket: Docket, step: Step): number[] {
	switch (who) {
		case "owner":
		case "ownerHead":
		case "ownerApart":
		case "answerer":
			return ownerUnits(docket, step);
		case "asker":
			return step.unitId === null ? [] : [step.unitId];
		case "lead":
			return leadUnits(docket);
		case "reviewer":
		case "reviewerHead":
		case "granter":
			return reviewerUnits(docket, step);
		case "team":
			return teamUnits(step);
		case "sender":
			return senderUnits(step);
		case "decider":
			return deciderUnits(docket, step);
		case "secretariat":
		case "secretariatHead":
			return [docket.secretariatUnitId];
		case "member":
			return memberUnits(step);
		case "chair":
			return chairUnits(step);
		case "inspector":
			return partyUnits(docket, docket.policy.inspect);
		case "inspectionSkipper":
			return partyUnits(docket, docket.policy.skipInspection);
		case "rectificationSkipper":
			return partyUnits(docket, docket.policy.skipRectification);
		default:
			return [];
	}
}

/**
 * The chair in a unit that a `by` asks for; null if any will do. Where nobody but a unit's own head decides, that head neither asks nor answers:
 * the unit's officers do, so that somebody apart is left.
 */
function positionFor(who: By, docket: Docket, step: Step): Position | null {
	switch (who) {
		case "ownerApart":
			return reviewsItself(docket, step) ? "officer" : null;
		case "answerer":
			return reviewsItself(docket, step) ? "officer" : "head";
		case "granter":
			return docket.policy.grant === "head" ? "head" : null;
		case "decider":
		case "ownerHead":
		case "reviewerHead":
		case "secretariatHead":
		case "chair":
			return "head";
		default:
			return null;
	}
}

/** Whether an actor may take a transition that is open to `who`. Pure; says nothing about whether it is the time for it. */
export function mayAct(who: By, actor: Actor, docket: Docket, step: Step): boolean {
	if (actor.kind !== "person") return who === actor.kind;
	if (actor.through === "amendment") return who === actor.through && actor.unitId === docket.secretariatUnitId;
	if (actor.through) return who === "meeting";
	const needed = positionFor(who, docket, step);
	if (needed !== null && actor.position !== needed) return false;
	return unitsBehind(who, docket, step).includes(actor.unitId);
}

/**
 * Whether a unit may know of a step at all. Of what is to be said of a unit in a bulletin nobody else knows before it is out; what became of it on the way
 * stays between that unit and the secretariat. Of everything else the whole jurisdiction may know that it is there, and how it stands.
 */
export const mayKnow = (unitId: number, docket: Docket, step: Step): boolean =>
	step.machine !== "point" || mayRead(unitId, docket, step);

/**
 * Whether a unit may read what a step holds (reports, evidence, findings) beyond its state: the step's own unit, its reviewers, the leads, the
 * secretariat, the unit that an inspection is about, those whose people make it, the one that sent a referral, and of a meeting those who sit in it.
 */
export const mayRead = (unitId: number, docket: Docket, step: Step): boolean =>
	[
		...teamUnits(step),
		...(step.machine === "rectification" && step.parentNo !== null ? teamUnits(stepNo(docket, step.parentNo)) : []),
		isUnannounced(step) ? null : step.context.objectUnitId,
		...senderUnits(step),
		docket.secretariatUnitId,
		...reviewerUnits(docket, step),
		...leadUnits(docket),
		...(step.machine === "inspection" && docket.steps[0]?.machine === "campaign" ? [docket.steps[0].unitId] : []),
		...memberUnits(step),
		...chairUnits(step),
	].includes(unitId);

/** 暗访: until it has begun, whom a visit is to isn't known to anybody but those who inspect. */
export const isUnannounced = ({ machine, state, context }: Step): boolean =>
	machine === "inspection" && context.isUndercover === true && (state === "scheduled" || state === "cancelled");

/** Whether a unit may open a file of the docket: its own, one of a unit whose step it may read, one that a step which it may read names. */
export const mayOpen = (unitId: number, docket: Docket, file: { id: number; unitId: number }): boolean =>
	file.unitId === unitId ||
	docket.steps.some((step) => {
		const named = (step.context.fileIds ?? []) as number[];
		return (step.unitId === file.unitId || named.includes(file.id)) && mayRead(unitId, docket, step);
	});
