import type { CampaignContext } from "./campaign/context.ts";
import { MOST_VISITS, numberFor, unattended } from "./campaign/draw.ts";
import {
	duties,
	isSettledDuty,
	openFindings,
	openInspections,
	type Step,
	standingPoints,
	stepNo,
	theStep,
	unsignedChanges,
} from "./docket.ts";
import type { Envelope } from "./events.ts";
import { hasDelivered, periodIn } from "./implementation/periods.ts";
import type { InspectionContext } from "./inspection/context.ts";
import { type Item, type Resolution, unheard } from "./meeting/agenda.ts";
import type { RectificationContext } from "./rectification/context.ts";
import type { SanctionContext } from "./sanction/context.ts";
import { reviewsItself } from "./who.ts";

/** Why a move that would be this person's to make can't be made yet, and which units stand in its way. */
export type Obstacle = { code: string; unitIds: number[] };

const unitsOf = (steps: Step[]): number[] => [...new Set(steps.flatMap((s) => (s.unitId === null ? [] : [s.unitId])))];
const blockedBy = (code: string, steps: Step[]): Obstacle[] => (steps.length === 0 ? [] : [{ code, unitIds: unitsOf(steps) }]);
const if_ = (holds: boolean, code: string): Obstacle[] => (holds ? [{ code, unitIds: [] }] : []);

const self = (e: Envelope): Step => stepNo(e.docket, e.self);
const personOf = (e: Envelope) => (e.actor.kind === "person" ? e.actor : null);
/** What the part at hand speaks for and other units still owe of its period. */
const undelivered = (e: Envelope) => {
	const period = periodIn(self(e).context);
	return duties(e.docket).filter((s) => s.no !== e.self && !hasDelivered(s, period));
};
const unsettled = (e: Envelope) => duties(e.docket).filter((s) => !isSettledDuty(s));

/**
 * Nobody decides about what they did themselves, whatever unit they stand for today, and no unit about its own: unless there is no other to do it
 * (the secretariat leads), then its head does.
 */
function decidedApart(e: Envelope, byPersonIds: unknown[], codes: { own: string; head: string }): Obstacle[] {
	const person = personOf(e);
	if (person === null) return [];
	if (byPersonIds.includes(person.personId)) return if_(true, codes.own);
	if (person.unitId !== self(e).unitId) return [];
	return reviewsItself(e.docket, self(e)) ? if_(person.position !== "head", codes.head) : if_(true, "ownUnit");
}

/**
 * The conditions that depend on the rest of the docket or on who acts, by name: each gives what stands in the way, and a machine's guard
 * of the same name holds when that is nothing. So the page that explains and the machine that refuses can't disagree.
 */
export const obstacles = {
	/** A lead reports for all: no other unit may still be silent. Shared leads report their own part each. */
	nobodySilent: (e: Envelope): Obstacle[] =>
		self(e).role === "lead" && self(e).parentNo === null
			? blockedBy(
					"silent",
					undelivered(e).filter((s) => s.role !== "lead"),
				)
			: [],
	/** What was delegated further has come back. */
	delegatesSettled: (e: Envelope): Obstacle[] =>
		blockedBy(
			"delegatesOpen",
			undelivered(e).filter((s) => s.parentNo === e.self),
		),
	/** A report may go out: nobody it speaks for is silent, nothing delegated is open. */
	everythingIn: (e: Envelope): Obstacle[] => [...obstacles.nobodySilent(e), ...obstacles.delegatesSettled(e)],
	everyDutySettled: (e: Envelope): Obstacle[] => [
		...blockedBy(
			"silent",
			unsettled(e).filter((s) => s.state !== "betweenPeriods"),
		),
		...blockedBy(
			"periodsAhead",
			unsettled(e).filter((s) => s.state === "betweenPeriods"),
		),
	],
	everyDutySigned: (e: Envelope): Obstacle[] =>
		blockedBy(
			"unsigned",
			duties(e.docket).filter((s) => s.parentNo === null && ["assigned", "toSign", "refused"].includes(s.state)),
		),
	noInspectionUnderway: (e: Envelope): Obstacle[] => blockedBy("inspectionOpen", openInspections(e.docket)),
	/** At least one visit has been made, and none is still to be made. */
	inspected: (e: Envelope): Obstacle[] => [
		...obstacles.noInspectionUnderway(e),
		...if_(!e.docket.steps.some((s) => s.machine === "inspection" && s.state !== "cancelled"), "noInspection"),
	],
	nothingOpen: (e: Envelope): Obstacle[] => [...obstacles.noInspectionUnderway(e), ...obstacles.noFindingOpen(e)],
	/** The task is at a stage in which an accepted report may still be taken up again. */
	reopenable: (e: Envelope): Obstacle[] =>
		if_(!["deployment", "implementation", "inspection", "closing"].includes(theStep(e.docket, "supervision").state), "tooLate"),
	/** Units can still be given a part: the task has not gone on to inspection. */
	assignable: (e: Envelope): Obstacle[] =>
		if_(!["deployment", "implementation"].includes(theStep(e.docket, "supervision").state), "tooLateToAssign"),
	inspectedAndSound: (e: Envelope): Obstacle[] => [...obstacles.inspected(e), ...obstacles.noFindingOpen(e)],
	/** What an amendment of the plan changed has been signed for, or the signature waived. */
	everyChangeSigned: (e: Envelope): Obstacle[] => blockedBy("changesUnsigned", unsignedChanges(e.docket)),
	/** What was found isn't put out of the world by cancelling what found it. */
	nothingFound: (e: Envelope): Obstacle[] =>
		blockedBy(
			"alreadyFound",
			e.docket.steps.filter((s) => s.machine === "rectification" && s.state !== "cancelled"),
		),
	noFindingOpen: (e: Envelope): Obstacle[] => blockedBy("findingsOpen", openFindings(e.docket)),
	ownFindingsSettled: (e: Envelope): Obstacle[] =>
		blockedBy(
			"findingsOpen",
			openFindings(e.docket).filter((s) => s.parentNo === e.self),
		),
	/** The whole loop is through: nobody silent, inspected or rightly not, nothing left to put right. */
	readyToClose: (e: Envelope): Obstacle[] => [
		...obstacles.everyDutySettled(e),
		...obstacles.noInspectionUnderway(e),
		...obstacles.noFindingOpen(e),
		...obstacles.everyChangeSigned(e),
		...if_(["deployment", "implementation", "inspection"].includes(theStep(e.docket, "supervision").state), "notInspected"),
	],
	/** Nobody reviews what they handed in themselves. */
	reviewerApart: (e: Envelope): Obstacle[] => {
		const report = (self(e).context.report ?? null) as { byPersonId: number | null } | null;
		return decidedApart(e, [report?.byPersonId], { own: "ownReport", head: "ownUnitHead" });
	},
	/** Nobody grants the time that they asked for themselves. */
	granterApart: (e: Envelope): Obstacle[] =>
		decidedApart(e, [self(e).context.byPersonId], { own: "ownRequest", head: "ownRequestHead" }),
	/** Nobody judges what they answered to a 督办单, or objected to it, themselves. */
	judgeApart: (e: Envelope): Obstacle[] => {
		const { answer, objection } = self(e).context as Record<string, { byPersonId?: number | null } | null>;
		return decidedApart(e, [answer?.byPersonId, objection?.byPersonId], { own: "ownAnswer", head: "ownAnswerHead" });
	},
	/** Nobody decides about an objection to what they found themselves, nor about their own. */
	objectionApart: (e: Envelope): Obstacle[] => {
		const { foundByPersonId, objection } = self(e).context as Partial<RectificationContext>;
		return decidedApart(e, [foundByPersonId, objection?.byPersonId], { own: "ownFinding", head: "ownUnitHead" });
	},
	/** Nobody lets themselves off. */
	notOwnDuty: (e: Envelope): Obstacle[] => if_(personOf(e)?.unitId === self(e).unitId, "ownDuty"),
	/** A matter is referred to another unit than one's own. To be asked with the form's data as well. */
	toAnother: (e: Envelope & { data?: unknown }): Obstacle[] =>
		if_(personOf(e) !== null && (e.data as { toUnitId?: number } | undefined)?.toUnitId === personOf(e)?.unitId, "toItself"),
	/** Nobody decides on a sanction that they proposed themselves. */
	deciderApart: (e: Envelope): Obstacle[] =>
		if_(personOf(e) !== null && personOf(e)?.personId === self(e).context.byPersonId, "ownProposal"),
	/** The plan has measures, and the one that is proposed comes after those that have to be decided on before. To be asked with the form's data as well. */
	sanctionable: (e: Envelope & { data?: unknown }): Obstacle[] => {
		const { measures = [] } = e.docket.policy;
		const data = (e.data ?? {}) as { measure?: string; employer?: string };
		const after = measures.find((m) => m.name === data.measure)?.after ?? null;
		const isDecided = (name: string) =>
			e.docket.steps.some(({ machine, context }) => {
				const { measure, employer, decided } = context as Partial<SanctionContext>;
				return machine === "sanction" && measure?.name === name && employer === data.employer && !!decided;
			});
		return [...if_(measures.length === 0, "noMeasures"), ...if_(after !== null && !isDecided(after), "measureBefore")];
	},
	/** Nobody inspects its own unit. */
	notObject: (e: Envelope): Obstacle[] => if_(personOf(e)?.unitId === self(e).context.objectUnitId, "ownVisit"),
	/** Whoever is drawn, enough people may inspect them, there are no more than can be visited, and the seed is the one that was committed to. */
	drawable: (e: Envelope): Obstacle[] => {
		const { terms, avoidances, commitment } = self(e).context as CampaignContext;
		if (!terms) return [];
		const { seed } = (e as { data?: { seed?: string } }).data ?? {};
		const visits = Object.entries(terms.ratios).map(([of, ratio]) =>
			numberFor(terms.candidates.filter((one) => one.class === of).length, ratio),
		);
		const count = visits.reduce((sum, n) => sum + n, 0);
		return [
			...if_(seed !== undefined && e.docket.digest(seed) !== commitment, "otherSeed"),
			...if_(count === 0, "nothingToDraw"),
			...if_(count > MOST_VISITS, "tooManyVisits"),
			...if_(unattended(terms, avoidances).length > 0, "tooFewInspectors"),
		];
	},
	/** Whoever has to keep away from an object doesn't inspect it, and where inspectors were drawn, nobody else does. */
	inspectorFit: (e: Envelope): Obstacle[] => {
		const { inspectors = [], avoided = [] } = self(e).context as Partial<InspectionContext>;
		const person = personOf(e);
		if (person === null) return [];
		if (avoided.includes(person.personId)) return if_(true, "avoided");
		const isDrawn = inspectors.length === 0 || inspectors.some((one) => one.personId === person.personId);
		return [...obstacles.notObject(e), ...if_(!isDrawn, "notDrawn")];
	},
	inspectorFitAndSettled: (e: Envelope): Obstacle[] => [...obstacles.inspectorFit(e), ...obstacles.ownFindingsSettled(e)],
	/** A bulletin has a point that stands. */
	saysSomething: (e: Envelope): Obstacle[] => if_(standingPoints(e.docket).length === 0, "noPoints"),
	/** Every unit that a bulletin names has been heard, or was silent until its time was over. */
	everyPointSettled: (e: Envelope): Obstacle[] =>
		blockedBy(
			"pointsOpen",
			standingPoints(e.docket).filter((s) => s.state === "announced" || s.state === "objected"),
		),
	/** Of everything on the agenda it is said what became of it. */
	everyItemHeard: (e: Envelope): Obstacle[] => if_(unheard((self(e).context.agenda ?? []) as Item[]).length > 0, "itemsUnheard"),
	/** What a meeting resolved can still be done by its date when the minutes go out. */
	datesAhead: (e: Envelope): Obstacle[] =>
		((self(e).context.resolutions ?? []) as Resolution[]).flatMap((resolution) =>
			resolution.kind === "track" && resolution.dueOn < e.today
				? [{ code: "resolutionPast", unitIds: [resolution.leadUnitId] }]
				: [],
		),
	/** Who did it or helped never verifies it, in whatever unit they stand today. */
	verifierApart: (e: Envelope): Obstacle[] => {
		const person = personOf(e);
		const { doers = [], helperUnitIds = [] } = self(e).context as Partial<RectificationContext>;
		const helped = person !== null && [self(e).unitId, ...helperUnitIds].includes(person.unitId);
		return if_(helped || (person !== null && doers.includes(person.personId)), "conflict");
	},
	/** Nor does it sign who verified it: two pairs of eyes, neither of them the doer's. */
	signerApart: (e: Envelope): Obstacle[] => {
		const { verified } = self(e).context as Partial<RectificationContext>;
		const isVerifier = personOf(e) !== null && personOf(e)?.personId === verified?.personId;
		return [...obstacles.verifierApart(e), ...if_(isVerifier, "ownVerification")];
	},
} satisfies Record<string, (e: Envelope) => Obstacle[]>;
export type ObstacleName = keyof typeof obstacles;

/** The guards of these names, for a machine's `setup`. */
export const guardsFrom = <N extends ObstacleName>(...names: N[]) =>
	Object.fromEntries(
		names.map((name) => [name, ({ event }: { event: Envelope }) => obstacles[name](event).length === 0]),
	) as Record<N, (args: { event: Envelope }) => boolean>;
