import { z } from "zod";
import { type Docket, duties, isSettledDuty, isTaken, leadUnits, type Step, stepNo } from "./docket.ts";
import type { Recast, Tell } from "./effects.ts";
import { roles } from "./names.ts";

/**
 * What about a task an amendment of its plan can change: what has to be done, who is obliged to, its dates, its indicators, whose parts, their
 * roles; another number; anything else that asks nothing of anybody (words of our own, spelling, the heading above).
 */
const facets = ["wording", "obliged", "deadlines", "indicators", "units", "roles", "number", "restated"] as const;
export type Facet = (typeof facets)[number];

const unitId = z.number().int().positive();
const part = z.object({
	unitId,
	role: z.enum(roles),
	viaUnitId: unitId.nullable(),
	/** Whether the unit has to sign for it: not if only the group changed through which it is named. */
	isAsked: z.boolean(),
});
const moved = z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() });

/** What an amendment of its plan makes of a task. No page asks for it: `amend-plan` draws it up from the amended document. */
export const amendmentForm = z.object({
	/** Its number among the amendments of the plan. */
	amendment: z.number().int().positive(),
	facets: z.array(z.enum(facets)),
	/** Whether every unit with a part in the task has something to sign for. */
	isForAll: z.boolean(),
	/** Dates that the document gave, and those that it gives now. */
	dates: z.array(moved),
	added: z.array(part),
	changed: z.array(part),
	removed: z.array(unitId),
});
export type Amendment = z.output<typeof amendmentForm>;
type Part = z.output<typeof part>;

/** What deployment is told: who comes in, which dates moved, whether anybody leads then. */
export type DeploymentAmended = Pick<Amendment, "amendment" | "dates"> & { opens: Part[]; hasLead: boolean };
/** What a duty is told that has a change to sign for: its new role, if it has one, and which dates moved. */
export type DutyChanged = Pick<Amendment, "amendment" | "facets" | "dates"> & { part: Recast | null };
/** What a duty is told whose unit is only named through another group. */
export type DutyRegrouped = Pick<Amendment, "amendment"> & { part: Recast };

/** The date that one became; undefined if it stays. */
export const movedTo = (date: string | null, dates: Amendment["dates"]): string | null | undefined =>
	dates.find((move) => move.from === date)?.to;

function changeFor(step: Step, { amendment, facets: changed, isForAll, dates }: Amendment, parts: Map<number, Part>): Tell[] {
	const own = step.parentNo === null && step.unitId !== null ? parts.get(step.unitId) : undefined;
	const part = own ? { role: own.role, viaUnitId: own.viaUnitId } : null;
	if (isForAll || own?.isAsked) {
		const data: DutyChanged = { amendment, facets: changed, dates, part };
		return [{ to: step.no, type: "duty.changed", data }];
	}
	const isRegrouped = part !== null && part.viaUnitId !== step.viaUnitId;
	return isRegrouped ? [{ to: step.no, type: "duty.regrouped", data: { amendment, part } satisfies DutyRegrouped }] : [];
}

/** Whether a part goes out of the task: its unit is no longer named, or the part it was delegated from goes out. */
const isLeaving = (step: Step, removed: number[], docket: Docket): boolean =>
	step.parentNo === null ? removed.includes(step.unitId ?? 0) : isLeaving(stepNo(docket, step.parentNo), removed, docket);

/** The units that an amendment names anew: those that come in, and those that somebody gave a part before the document did and who keep it. */
function newcomers({ added }: Amendment, docket: Docket): { opens: Part[]; known: Part[] } {
	const opens = added.filter((part) => !isTaken(docket, part.unitId));
	const roleOf = (id: number) => duties(docket).find((s) => s.unitId === id && s.parentNo === null && !isSettledDuty(s))?.role;
	const known = added.filter((part) => !opens.includes(part));
	return { opens, known: known.map((part) => ({ ...part, isAsked: part.role !== roleOf(part.unitId) })) };
}

/**
 * What the parts of a task are told of an amendment, in this order: who comes in, who goes out, whose part changes. Parts that are settled, and
 * those that it doesn't concern, hear nothing. Pure.
 */
export function tellsOf(amended: Amendment, docket: Docket): Tell[] {
	const { amendment, changed, removed, dates } = amended;
	const { opens, known } = newcomers(amended, docket);
	const parts = new Map([...changed, ...known].map((part) => [part.unitId, part]));
	const open = duties(docket).filter((s) => !isSettledDuty(s));
	const isOut = (s: Step) => isLeaving(s, removed, docket);
	const leads = leadUnits(docket).filter((id) => !removed.includes(id) && (parts.get(id)?.role ?? "lead") === "lead");
	const hasLead = leads.length > 0 || [...opens, ...parts.values()].some((part) => part.role === "lead");
	const isGivenOutAnew = opens.length + dates.length + parts.size + removed.length > 0;
	const deployed: DeploymentAmended = { amendment, dates, opens, hasLead };
	return [
		...(isGivenOutAnew ? [{ to: "deployment" as const, type: "task.amended", data: deployed }] : []),
		...open
			.filter((s) => isOut(s) && s.parentNo === null)
			.map((s): Tell => ({ to: s.no, type: "duty.withdrawn", data: { amendment } })),
		...open.filter((s) => !isOut(s)).flatMap((s) => changeFor(s, amended, parts)),
		...(opens.length > 0 ? [{ to: "supervision" as const, type: "duty.added" }] : []),
	];
}
