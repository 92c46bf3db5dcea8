import { addDays, dateAt } from "#workflows/calendar/plain-date.ts";
import { noClock } from "#workflows/clock/context.ts";
import { availableEvents, decide } from "#workflows/decide.ts";
import type { Actor, Docket, Step } from "#workflows/docket.ts";
import { apply, type Change, tick } from "#workflows/engine.ts";
import { workStates } from "#workflows/graph.ts";
import { matterKinds } from "#workflows/matters.ts";
import { unheard } from "#workflows/meeting/agenda.ts";
import type { MeetingContext } from "#workflows/meeting/context.ts";
import type { MachineName } from "#workflows/names.ts";
import { registry } from "#workflows/registry.ts";
import { at, person, smallDocket, smallMatter, smallResolution } from "./dockets.ts";
import { CHILD, LEAD, NEW_UNIT, OFFICE, OTHER, sampleData, sampleVariants } from "./samples.ts";

export type Explored = {
	/** `machine/state` of every work state that was reached. */
	reached: Set<string>;
	/** `machine/source/event/target` of every arrow that was taken, of both regions. */
	taken: Set<string>;
	/** Dockets met on the way, one for each combination of states. */
	samples: { docket: Docket; now: Date; path: string[] }[];
};
type Node = { docket: Docket; date: string; path: string[] };

/** A head may do whatever their officer may. */
const people: Actor[] = [LEAD, OTHER, OFFICE, CHILD, NEW_UNIT].map((unit) => person(unit, "head"));
const amendment: Actor = { ...person(OFFICE, "head"), through: "amendment" };
/** How many steps a docket may grow to by what people do, and how many dockets are looked at: enough for every arrow, far from every docket. */
const MAX_STEPS = 7;
const MAX_NODES = 1_000;
const MAX_AMENDED = 800;
const MAX_MATTERS = 400;
/** Dockets kept of those that are at rest, of each kind. */
const MAX_ENDS = 12;

/** Of several orders one is as good as another: the first one's state counts, and people act on that alone. */
const keyOf = ({ steps, printed }: Docket) =>
	(printed.deadlines.some(({ every }) => every !== null) ? "again|" : "") +
	steps
		.filter((s) => s.machine !== "order" || s === firstOrder(steps))
		.map(
			(s) =>
				`${s.machine}:${s.state}:${s.clock}:${s.rung}:${s.context.unsigned ?? ""}${s.context.redraft ? "outdated" : ""}${s.machine === "meeting" ? heldOf(s) : ""}`,
		)
		.sort()
		.join("|");

/** What a meeting holds that its arrows depend on: none, one or more of each. */
function heldOf({ context }: Step): string {
	const { agenda, resolutions, settled } = context as MeetingContext;
	const counts = [
		agenda.filter(({ dropped }) => dropped !== null),
		unheard(agenda),
		resolutions.filter(({ kind }) => kind === "track"),
		resolutions.filter(({ kind }) => kind === "assign"),
		settled,
	];
	return counts.map((list) => Math.min(2, list.length)).join();
}

/** What other dockets tell a matter: a meeting what became of its resolutions, a letter that an amendment has made it out of date. */
function toldFromOutside(node: Node): (Node & { change: Change })[] {
	const [whole] = node.docket.steps;
	const { resolutions = [] } = (whole?.context ?? {}) as Partial<MeetingContext>;
	const followed = resolutions.filter(({ kind }) => kind === "track");
	const told = [
		...["resolution.settled", "resolution.reopened"].flatMap((type) =>
			followed.map(({ no }) => ({ type, data: { resolution: no } })),
		),
		...(whole?.machine === "letter" ? [{ type: "letter.outdated", data: { amendment: 1, text: "v", promises: [] } }] : []),
	];
	return told.flatMap(({ type, data }) => {
		const change = apply(node.docket, { stepNo: 1, type, data }, { kind: "docket" }, at(node.date));
		return change ? [{ docket: change.docket, date: node.date, path: [...node.path, type], change }] : [];
	});
}

const firstOrder = (steps: Step[]) => steps.find((s) => s.machine === "order");

const initialOf = (machine: MachineName) => workStates((registry[machine].at(-1) ?? registry[machine][0]).machine)[0];

function note(explored: Explored, before: Docket, change: Change): boolean {
	const known = explored.taken.size;
	const states = new Map(before.steps.map((s) => [s.no, s]));
	for (const { stepNo, event, from, to } of change.moves) {
		explored.reached.add(`${to.machine}/${to.state}`);
		explored.taken.add(`${to.machine}/${from?.state ?? initialOf(to.machine)}/${event}/${to.state}`);
		if (from) explored.taken.add(`${to.machine}/${from.clock}/${event}/${to.clock}`);
		states.set(stepNo, to);
	}
	return explored.taken.size > known;
}

function neighbours(node: Node, actors: Actor[]): (Node & { change: Change })[] {
	const now = at(node.date);
	const found = toldFromOutside(node);
	for (const actor of actors) {
		for (const { stepNo, type, obstacles } of availableEvents(node.docket, actor, now)) {
			const step = node.docket.steps[stepNo - 1];
			if (obstacles.length > 0 || !step || (step.machine === "order" && step !== firstOrder(node.docket.steps))) continue;
			for (const data of sampleVariants(type, step, node.docket, dateAt(now))) {
				const decision = decide(node.docket, { stepNo, type, data }, actor, now);
				if (!decision.ok) continue;
				const docket = { ...decision.change.docket, taskable: node.docket.taskable };
				if (docket.steps.filter((s) => s.machine !== "order").length <= MAX_STEPS)
					found.push({ docket, date: node.date, path: [...node.path, `${stepNo}:${type}`], change: decision.change });
			}
		}
	}
	for (const days of [4, 40]) {
		const date = addDays(node.date, days);
		const change = tick(node.docket, at(date));
		if (change.moves.length > 0)
			found.push({
				docket: { ...change.docket, taskable: node.docket.taskable },
				date,
				path: [...node.path, `+${days}d`],
				change,
			});
	}
	return found;
}

type Story = [unit: number, stepNo: number, type: string][];

/** A docket deep in the space, after so many acts: everything settled but one finding, which is being put right. */
const deep = (acts: number, ...more: Story): Docket => {
	const story: Story = [
		[LEAD, 2, "task.issue"],
		[LEAD, 4, "duty.waive"],
		[OFFICE, 3, "duty.waive"],
		[LEAD, 1, "inspection.schedule"],
		[LEAD, 5, "visit.begin"],
		[LEAD, 5, "visit.find"],
		[LEAD, 5, "visit.record"],
		[LEAD, 1, "inspection.conclude"],
		[OTHER, 6, "rectification.plan"],
		[LEAD, 6, "rectification.approve"],
		[OTHER, 6, "rectification.submit"],
		[LEAD, 6, "rectification.verify"],
		[OFFICE, 6, "rectification.sign"],
		[OFFICE, 6, "rectification.publish"],
	];
	return told([...story.slice(0, acts), ...more]);
};

/** A docket whose finding has been published, shortly before the last day that can have been drawn for its look-back. */
const awaited = (): Node => ({ docket: deep(14), date: "2020-07-20", path: [] });

/** A request for time from before an answer had a date: due to be given one, or asleep with its task. */
function undated(): Docket[] {
	const asked = told([
		[LEAD, 2, "task.issue"],
		[OTHER, 4, "duty.sign"],
		[OTHER, 4, "extension.request"],
	]);
	const asBefore = (step: Step): Step =>
		step.machine === "extension"
			? {
					...step,
					clock: "idle",
					dueOn: null,
					rung: 0,
					nextAt: at("2020-05-25").toISOString(),
					context: { ...step.context, ...noClock },
				}
			: step;
	const due = { ...asked, steps: asked.steps.map(asBefore) };
	return [due, told([[OFFICE, 1, "task.suspend"]], due)];
}

/** A task whose document prints a report a quarter, in the states that a period passes through and from which it is taken along. */
function quarterly(): Docket[] {
	const first: Story = [
		[LEAD, 2, "task.issue"],
		[OTHER, 4, "duty.sign"],
	];
	const accepted: Story = [...first, [OTHER, 4, "report.submit"], [LEAD, 4, "report.accept"]];
	const delegated: Story = [...first, [OTHER, 4, "duty.delegate"], [CHILD, 5, "duty.sign"], [CHILD, 5, "report.submit"]];
	const asking: Story = [...first, [OTHER, 4, "extension.request"], [OTHER, 4, "report.submit"]];
	const stories: Story[] = [
		first.slice(0, 1),
		accepted,
		[...accepted, [OFFICE, 1, "task.suspend"]],
		asking,
		[...delegated, [OTHER, 5, "report.accept"]],
	];
	const quarters = { deadlines: [{ on: null, kind: "recurring" as const, every: "quarter" as const }], endsOn: "2020-12-31" };
	return stories.map((story) => told(story, smallDocket({ printed: quarters })));
}

/** A duty whose report has come back. */
const returned = (): Docket =>
	told([
		[LEAD, 2, "task.issue"],
		[OTHER, 4, "duty.sign"],
		[OTHER, 4, "report.submit"],
		[LEAD, 4, "report.return"],
	]);

/** Dockets with a part that was delegated, in every state from which it goes along when the part above it is waived. */
function delegated(): Docket[] {
	const first: Story = [
		[LEAD, 2, "task.issue"],
		[OTHER, 4, "duty.sign"],
		[OTHER, 4, "duty.delegate"],
	];
	const signed: Story = [...first, [CHILD, 5, "duty.sign"]];
	const submitted: Story = [...signed, [CHILD, 5, "report.submit"]];
	const stories: Story[] = [
		[...first, [CHILD, 5, "duty.refuse"]],
		signed,
		[...signed, [CHILD, 5, "duty.block"]],
		submitted,
		[...submitted, [OTHER, 5, "report.return"]],
	];
	return stories.map((story) => told(story));
}

const begun = (docket: Docket): Node => ({ docket, date: "2020-05-25", path: [] });

/** A meeting that resolved two things. */
const minuted = (docket: Docket): Docket => {
	const events = ["meeting.call", "meeting.hold", "agenda.discuss", "resolution.propose", "resolution.propose", "meeting.minute"];
	return told(
		events.map((type) => [OFFICE, 1, type]),
		docket,
	);
};

/** What a meeting resolved: with its unit's report to be accepted, and waived before it was signed for. */
function resolved(): Docket[] {
	const reported: Story = [
		[LEAD, 3, "duty.sign"],
		[LEAD, 3, "report.submit"],
	];
	return [told(reported, smallResolution()), smallResolution()];
}

function told(story: Story, from = smallDocket()): Docket {
	let docket = from;
	for (const [unit, stepNo, type] of story) {
		const step = docket.steps[stepNo - 1];
		const decision =
			step &&
			decide(
				docket,
				{ stepNo, type, data: sampleData(type, step, docket, "2020-05-25") },
				person(unit, "head"),
				at("2020-05-25"),
			);
		if (!decision?.ok) throw new Error(`${type}: ${JSON.stringify(decision)}`);
		docket = { ...decision.change.docket, taskable: docket.taskable };
	}
	return docket;
}

/** Walks on from some dockets: from each of them, then breadth first, but what led to an arrow not taken before goes first. Gives every docket it looked at. */
function walk(explored: Explored, starts: Node[], actors: Actor[], most: number): Node[] {
	const seen = new Map<string, Node>();
	const ends = new Map<string, number>();
	const queue: Node[] = [];
	const promising: Node[] = [];
	const next = () => (starts.length > 0 ? starts.shift() : (promising.pop() ?? queue.shift()));
	for (let node = next(); node && seen.size < most; node = next()) {
		const key = keyOf(node.docket);
		if (seen.has(key)) continue;
		seen.set(key, node);
		const stage = node.docket.steps[0]?.state ?? "";
		ends.set(stage, (ends.get(stage) ?? 0) + 1);
		const isEnd = ["closed", "suspended", "cancelled"].includes(stage) && (ends.get(stage) ?? 0) <= MAX_ENDS;
		if (seen.size % 50 === 0 || isEnd) explored.samples.push({ docket: node.docket, now: at(node.date), path: node.path });
		for (const found of neighbours(node, actors)) {
			if (note(explored, node.docket, found.change)) promising.push(found);
			// What is sent aside goes its own course, the same from wherever it was sent.
			else if (!/:(referral\.send|sanction\.propose)$/.test(found.path.at(-1) ?? "")) queue.push(found);
		}
	}
	return [...seen.values()];
}

/** Of some dockets the first in which each work state occurs. */
function oneOfEach(nodes: Node[]): Node[] {
	const known = new Set<string>();
	return nodes.filter(({ docket }) => {
		const fresh = docket.steps.map((s) => `${s.machine}/${s.state}`).filter((state) => !known.has(state));
		for (const state of fresh) known.add(state);
		return fresh.length > 0;
	});
}

/**
 * Walks the space of a small docket: every event that anybody may send, time passing in between, so that the whole chart is covered long before
 * the space is. Then once more from every state it came to, with the plan amended in between as well; then the space of each kind of matter.
 */
export function explore(): Explored {
	const explored: Explored = { reached: new Set(), taken: new Set(), samples: [] };
	const starts = [
		smallDocket(),
		smallDocket({ hasLead: false }),
		smallDocket({ printedDueOn: "2019-12-31" }),
		smallDocket({ printedDueOn: null }),
	];
	const policy = { skipInspection: ["lead" as const], skipRectification: ["lead" as const], grant: "officer" as const };
	const deepest = [deep(1, [OFFICE, 3, "duty.waive"]), deep(10), deep(11), deep(12), deep(14, [LEAD, 1, "task.close"])];
	deepest.push(deep(5), deep(6), deep(11, [OFFICE, 6, "rectification.return"]));
	const first = [...starts, smallDocket({ policy }), ...deepest, returned(), ...quarterly(), ...delegated(), ...undated()].map(
		begun,
	);
	first.push(awaited());
	for (const { docket } of first) for (const s of docket.steps) explored.reached.add(`${s.machine}/${s.state}`);
	const met = walk(explored, first, people, MAX_NODES);
	walk(explored, oneOfEach(met), [...people, amendment], MAX_AMENDED);
	walk(explored, resolved().map(begun), people, MAX_MATTERS);
	for (const kind of matterKinds) {
		const opening = smallMatter(kind);
		const { docket } = opening;
		note(explored, { ...docket, steps: [] }, opening);
		walk(explored, [docket, ...(kind === "meeting" ? [minuted(docket)] : [])].map(begun), people, MAX_MATTERS);
	}
	return explored;
}
