import type { Amendment } from "#workflows/amendment.ts";
import { addDays } from "#workflows/calendar/plain-date.ts";
import { type Docket, isTaken, type Step } from "#workflows/docket.ts";
import { type ImplementationContext, itemsOf } from "#workflows/implementation/items.ts";
import { isOpenItem } from "#workflows/meeting/agenda.ts";
import type { MeetingContext } from "#workflows/meeting/context.ts";
import type { Role } from "#workflows/names.ts";

/** Units of the small docket that the model tests run on. */
/** What the draws of the model tests are made from. */
export const SEED = "5eed";
export const LEAD = 1;
export const OTHER = 2;
export const OFFICE = 9;
export const CHILD = 21;
export const NEW_UNIT = 31;

function reportData(step: Step): Record<string, unknown> {
	const context = step.context as ImplementationContext;
	const asked = itemsOf(context).filter((item) => context.openItems === null || context.openItems.includes(item.key));
	const items = asked.flatMap(({ key, kind }) => (kind === "evidence" ? [] : [[key, kind === "figure" ? "12" : "done"]]));
	return { items: Object.fromEntries(items), fileIds: asked.some((i) => i.isRequired && i.kind === "evidence") ? [1] : [] };
}

/** The ways in which an event of a type may be sent to a step as it stands: mostly one. */
export function sampleVariants(type: string, step: Step, docket: Docket, today: string): Record<string, unknown>[] {
	const sample = sampleData(type, step, docket, today);
	if (type === "task.amend") return amendments(docket, today);
	return type === "task.assign" && sample.role === "lead" ? [sample, { ...sample, role: "implement" }] : [sample];
}

/** What an amended document may say of a task, each kind of change once; one that changes nothing is last. */
function amendments(docket: Docket, today: string): Amendment[] {
	const none: Amendment = { amendment: 1, facets: [], isForAll: false, dates: [], added: [], changed: [], removed: [] };
	const part = (unitId: number, role: Role, isAsked = true) => ({ unitId, role, viaUnitId: 41, isAsked });
	const dueOn = docket.steps.find((s) => s.machine === "implementation" && s.dueOn !== null)?.dueOn ?? "2020-06-30";
	return [
		{ ...none, isForAll: true, facets: ["wording", "deadlines"], dates: [{ from: dueOn, to: addDays(today, 20) }] },
		{ ...none, facets: ["units"], added: [part(NEW_UNIT, "lead")], removed: [LEAD] },
		{ ...none, facets: ["units"], removed: [LEAD] },
		{ ...none, facets: ["units"], removed: [OTHER] },
		{ ...none, facets: ["roles"], changed: [part(OTHER, "implement")] },
		{ ...none, facets: ["units"], changed: [part(OTHER, "cooperate", false)] },
		{ ...none, isForAll: true, facets: ["wording"] },
		none,
	];
}

/** Data that the events of a meeting take. */
function meetingSamples({ context }: Step, today: string): Record<string, () => Record<string, unknown>> {
	const { agenda = [], members = [], resolutions = [] } = context as Partial<MeetingContext>;
	const open = agenda.find((item) => isOpenItem(item) && item.outcome === null) ?? agenda.find(isOpenItem);
	const any = agenda.find(({ dropped }) => dropped === null);
	return {
		"agenda.add": () => ({ title: "t" }),
		"agenda.submit": () => ({ title: "t" }),
		"agenda.move": () => ({ item: any?.key, way: "down" }),
		"agenda.drop": () => ({ item: open?.key, reason: "r" }),
		"agenda.restore": () => ({ item: agenda.find(({ dropped }) => dropped !== null)?.key }),
		"agenda.discuss": () => ({ item: (open ?? any)?.key, text: "t" }),
		"agenda.defer": () => ({ item: open?.key, reason: "r" }),
		"meeting.call": () => ({ on: today, time: "14:00", place: "p" }),
		"meeting.hold": () => ({ chairedBy: "c", attendance: Object.fromEntries(members.map((m) => [m.unitId, "present"])) }),
		"resolution.propose": () => ({
			item: any?.key,
			words: "w",
			leadUnitId: OTHER,
			cooperateUnitIds: [LEAD],
			dueOn: addDays(today, 10),
		}),
		"resolution.assign": () => ({ item: any?.key, words: "w", task: "7", role: "lead", unitIds: [NEW_UNIT] }),
		"resolution.strike": () => ({ resolution: String(resolutions[0]?.no) }),
		"meeting.minute": () => ({}),
		"minutes.issue": () => ({}),
	};
}

/** Data that an event of a type takes, for a step as it stands. */
export function sampleData(type: string, step: Step, docket: Docket, today: string): Record<string, unknown> {
	const soon = addDays(today, 10);
	const newcomer = [NEW_UNIT, LEAD, CHILD].find((id) => !isTaken(docket, id));
	const samples: Record<string, () => Record<string, unknown>> = {
		...meetingSamples(step, today),
		"task.assign": () => ({
			role: docket.steps.some((s) => s.role === "lead") ? "implement" : "lead",
			unitIds: newcomer === undefined ? [] : [newcomer],
			reason: "r",
		}),
		"task.issue": () => ({ figures: "n", reportBy: soon, reason: "r" }),
		"task.amend": () => amendments(docket, today).at(-1) ?? {},
		"task.restate": () => ({ amendment: 1, facets: ["number"] }),
		"task.remove": () => ({ amendment: 1 }),
		"task.close": () => ({ summary: "s" }),
		"inspection.schedule": () => ({ objectUnitId: OTHER, on: soon, subject: "s" }),
		"inspection.conclude": () => ({}),
		"duty.refuse": () => ({ reason: "r" }),
		"duty.reassign": () => ({ unitId: newcomer, reason: "r" }),
		"duty.block": () => ({ byUnitId: LEAD, reason: "r", fileIds: [1] }),
		"duty.delegate": () => ({ unitIds: [CHILD] }),
		"report.submit": () => reportData(step),
		"report.return": () => ({ reasons: { text: "r" }, againBy: soon }),
		"report.reopen": () => ({ reasons: { text: "r" }, againBy: soon }),
		"extension.request": () => ({ dueOn: soon, reason: "r" }),
		"extension.grant": () => ({ dueOn: soon }),
		"campaign.freeze": () => ({
			unitIds: [OTHER],
			inspectorUnitIds: [LEAD],
			ratios: { all: { comparator: "≥", percent: "100" } },
			from: today,
			until: soon,
			perVisit: "1",
			candidates: [{ key: `unit:${OTHER}`, name: "o", class: "all", unitId: OTHER }],
			inspectors: [CHILD, NEW_UNIT, LEAD].map((id) => ({
				key: `person:${id}`,
				personId: id * 10 + 1,
				name: `p${id}`,
				unitId: id,
			})),
		}),
		"campaign.avoid": () => ({ inspector: `person:${CHILD}`, object: `unit:${OTHER}`, reason: "r" }),
		"campaign.draw": () => ({ seed: SEED }),
		"campaign.conclude": () => ({ summary: "s" }),
		"visit.replace": () => {
			const [inspector] = (step.context.inspectors ?? []) as { key: string }[];
			const incoming = [NEW_UNIT, LEAD].map((id) => `person:${id}`).find((key) => key !== inspector?.key);
			return { outgoing: inspector?.key, incoming, reason: "r" };
		},
		"visit.find": () => ({ finding: "f", severity: "minor", unitId: OTHER, dueOn: soon }),
		"visit.record": () => ({ result: "r" }),
		"visit.postpone": () => ({ on: soon, reason: "r" }),
		"referral.send": () => ({ toUnitId: NEW_UNIT, matter: "m", answerBy: soon }),
		"sanction.propose": () => ({
			measure: docket.policy.measures?.find((m) => m.party === "secretariat")?.name ?? "-",
			employer: "e",
			grounds: "g",
		}),
		"sanction.decide": () => ({ documentNumber: "1" }),
		"sanction.publish": () => ({ place: "p", on: today }),
		"referral.answer": () => ({ result: "r" }),
		"referral.askAgain": () => ({ question: "q", againBy: soon }),
		"rectification.plan": () => ({ measures: "m", inCharge: "c", doneBy: soon }),
		"rectification.submit": () => ({ result: "r", fileIds: [1] }),
		"rectification.verify": () => ({ checkedOn: today, opinion: "o" }),
		"rectification.return": () => ({ reason: "r", againBy: soon }),
		"rectification.publish": () => ({ place: "p", until: soon }),
		"lookback.schedule": () => ({ on: soon }),
		"lookback.pass": () => ({ opinion: "o" }),
		"lookback.relapse": () => ({ reason: "r", dueOn: soon }),
		"letter.revise": () => ({ text: "t" }),
		"letter.send": () => ({ signBy: soon }),
		"letter.amend": () => ({ text: "u", reason: "r" }),
		"letter.inspect": () => ({ opinion: "o" }),
		"summary.revise": () => ({ text: "t" }),
		"bulletin.revise": () => ({ text: "t" }),
		"bulletin.announce": () => ({ days: "3" }),
		"order.answer": () => ({ text: "t" }),
		"order.return": () => ({ reason: "r", againBy: soon }),
	};
	return samples[type]?.() ?? { reason: "r" };
}
