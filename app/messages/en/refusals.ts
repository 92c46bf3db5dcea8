import type { Messages } from "../messages.ts";

export const refusals: Messages["refusals"] = {
	unknown: "There is no such action.",
	notYours: "This action is not for your current position to take.",
	notNow: "This action cannot be taken at the present step.",
	notFound: "The task does not exist, or is outside your jurisdiction.",
	invalid: "Something needs correcting, see the notes below; all that you entered is still here.",
	stale:
		"This changed while you were filling in the form, so nothing was saved. What you entered is kept below: compare it with how things stand now, then submit again.",
	staleOwn: (moment: string) => `You already submitted this at ${moment}; there is no need to submit it again.`,
	obstructed: "This cannot be done yet:",
	obstacle: {
		silent: (units: string) =>
			`Units with an unsettled duty: ${units}. Urge them, return their report, or have the reviewing unit waive the duty with a reason.`,
		periodsAhead: (units: string) =>
			`Units with periods still ahead: ${units}. They go on in time, or the lead ends the periods with a reason.`,
		delegatesOpen: (units: string) => `Delegated to units with an unsettled duty: ${units}.`,
		unsigned: (units: string) => `Units that have not signed: ${units}.`,
		inspectionOpen: (units: string) => `An inspection is not finished yet (inspected by ${units}).`,
		otherSeed: () => "The seed isn't the one that was committed to.",
		nothingToDraw: () => "With these shares nothing would be drawn. Cancel the campaign and open another.",
		tooManyVisits: () => "More than 300 would be drawn. Cancel the campaign and open another for fewer.",
		tooFewInspectors: () =>
			"For some, too few inspectors are left after avoidance. Cancel the campaign and open another with more units to inspect.",
		alreadyFound: (units: string) =>
			`Something was found at: ${units}. Findings can't be cancelled with the campaign: cancel the visits that aren't made yet, and conclude it.`,
		ownVisit: () => "Nobody inspects their own unit. Leave it to inspectors of another.",
		avoided: () => "You have to keep away from this one. Leave it to another inspector.",
		notDrawn: () => "You weren't drawn to inspect this one. If somebody has to stand in, replace the inspector first.",
		noInspection: () => "No inspection has been scheduled yet.",
		changesUnsigned: (units: string) =>
			`Units that have not signed for what an amendment changed: ${units}. Ask them to, or let the reviewing unit waive it with a reason.`,
		findingsOpen: (units: string) => `Units with a finding not yet closed: ${units}.`,
		notInspected: () => "The inspection step is neither concluded nor skipped.",
		itemsUnheard: () =>
			"There are items of which nothing is recorded, neither that they were discussed nor that they are deferred.",
		resolutionPast: (units) =>
			`The date of a resolution has passed (${units}). Send the minutes back, strike it and draft it again with a date ahead.`,
		assignedMeanwhile: (units) =>
			`An assignment can't be carried out now (${units}): the task has been given out meanwhile, or has gone on to inspection. Send the minutes back to be changed.`,
		tooLate: () => "The task is already in rectification or closed; this can no longer be reopened.",
		tooLateToAssign: () => "The task is already at the inspection step; no more units can be added.",
		toItself: () => "A unit does not refer to itself: choose another.",
		ownProposal: () => "Whoever proposed it cannot decide: let somebody else of the unit propose, or another head decide.",
		noMeasures: () => "This plan has no measures yet: its secretariat sets them under Sanctions on the page of the plan.",
		measureBefore: () => "By the plan, the measure before this one has to be decided on first, for the same employer.",
		ownVerification: () => "Whoever verified it cannot sign. Leave this to another head.",
		ownReport: () => "Whoever submitted a report cannot review it. Leave this to someone else.",
		ownRequest: () =>
			"Whoever asked for time cannot answer the request. Leave this to someone else, or withdraw it and let someone else ask.",
		ownRequestHead: () => "No other unit can answer this request: it is for the head of this unit.",
		ownFinding: () =>
			"Who found it and who objected don't decide about the objection: somebody else of the inspecting unit or the secretariat does.",
		noPoints: () => "No point is in the bulletin.",
		pointsOpen: (units: string) => `Units that may still object, or whose objection is unanswered: ${units}.`,
		ownAnswer: () => "Whoever answered, or objected, cannot decide on that. Leave this to someone else.",
		ownAnswerHead: () => "No other unit can decide on this: it is for the head of this unit.",
		ownUnitHead: () => "No other unit can review this report: it is for the head of this unit to review.",
		ownDuty: () => "A unit cannot waive its own duty.",
		ownUnit: () => "A unit cannot review its own material. Leave this to another unit.",
		conflict: () => "A person or unit that took part in the rectification cannot verify it. Leave this to someone else.",
		noLead: () => "There is no lead unit yet.",
	},
};
