import { type Clause, clausesOf } from "./clauses.ts";
import { type Calendar, type Deadline, deadlinesIn, deadlinesOf } from "./deadlines.ts";
import type { Flow, Place } from "./flow.ts";
import { fold } from "./fold.ts";
import { indicatorsIn } from "./indicators.ts";
import { beginsWithUnit, inferredIn } from "./inference.ts";
import { labelsOf } from "./labels.ts";
import { type Printed, printedIn } from "./responsibility.ts";
import type { Duty } from "./roles.ts";
import { sentencesOf } from "./sentences.ts";

/** A task as read: a clause, or a part of one that has responsibilities of its own (3a, 3b). */
export type ReadTask = {
	clause: string;
	title: string;
	text: string;
	duties: Duty[];
	/** The printed words of responsibility; null where none are printed. */
	words: string | null;
	/** The clause that prints them, when they stand elsewhere (以上由…, a heading). */
	wordsAt: string | null;
	shared: boolean;
	inferred: boolean;
	deadlines: Deadline[];
	place: Place;
};

/** Chapters that set the scene: aims, principles, state of things, steps. Nothing in them is a task unless a unit is named for it. */
const SCENE =
	/^(?:总体|工作|行动|规划|主要|发展|具体|年度|阶段性?|治理|整治|攻坚|创建|建设|改革|活动|预期|奋斗){0,4}(?:目标|(?<!工作|具体)要求|思路|指标)(?:(?:和|与|及|、)?(?:目标|要求|思路|指标|任务|原则)){0,4}$|^(?:指导|总体)思想$|原则$|^(?:基本|发展|工作|规划|编制|现实)?(?:现状|形势|背景|概况|情况|基础)|^(?:发展|规划|外部)(?:环境|条件|机遇)|现状(?:和|与)|面临(?:的)?(?:形势|问题|挑战)|存在(?:的)?(?:主要)?问题|^(?:编制|制定)?依据$|^(?:目的|意义|重要意义)|适用范围|^(?:名词|术语)解释|^附则$|^(?:background|introduction|purpose|targets?|aims?|guiding|principles?|goals?|objectives?|overall (?:goals?|objectives?|requirements?)|scope|definitions?)\b/i;
const STEPS =
	/(?:步骤|进度|阶段|时间|日程)(?:安排|划分|计划|表)?$|^(?:实施|工作|推进)(?:步骤|阶段|进度)|^(?:timetable|schedule|phases?|stages?)\b/i;

const isScene = ({ title }: Clause): boolean => SCENE.test(fold(title).replace(/[。.:,]$/, ""));
export const isSteps = ({ title }: Clause): boolean => STEPS.test(fold(title).replace(/[。.:,]$/, ""));

const isNumbered = ({ kind }: Clause): boolean => kind !== "box" && kind !== "annex" && kind !== "annexList";
const childrenOf = (clause: Clause): Clause[] => clause.children.filter(isNumbered);
const lines = (clause: Clause): Clause[] => (clause.parent ? [...lines(clause.parent), clause] : [clause]);
const linesBelow = (clause: Clause, root: Clause): Clause[] =>
	clause === root || !clause.parent ? [] : [...linesBelow(clause.parent, root), clause];

/** What is printed of responsibility at each clause, and how many leaves under one parent print some. */
type Read = { printed: Map<Clause, Printed[]>; speaking: Map<Clause, number> };

function readAll(flow: Flow, clauses: Clause[], firstFrom: number): Read {
	const printed = new Map(clauses.map((clause) => [clause, printedIn(flow, clause.start, clause.own, firstFrom)]));
	const speaking = new Map<Clause, number>();
	for (const [{ parent, children }, own] of printed)
		if (parent && own.length > 0 && !children.some(isNumbered)) speaking.set(parent, (speaking.get(parent) ?? 0) + 1);
	return { printed, speaking };
}

/** A clause with its sub-items is one task when only the last of them, or none, says who has it. */
function isWhole(clause: Clause, { printed, speaking }: Read): boolean {
	const children = childrenOf(clause);
	if (children.length === 0) return true;
	const own = printed.get(clause) ?? [];
	const deep = (child: Clause): boolean => (printed.get(child)?.length ?? 0) > 0 || childrenOf(child).some(deep);
	const withDuties = children.filter(deep);
	const isLeafy = children.every((child) => childrenOf(child).length === 0);
	// What labels number inside a clause (整改措施：1.…2.…) is the clause's own unless the numbers before the last have their own parts.
	if (children.every(({ isField }) => isField) && withDuties.every((child) => child === children.at(-1))) return true;
	// The clause itself has sub-items, so it isn't among the leaves that were counted.
	const havePeers = clause.parent !== null && (speaking.get(clause.parent) ?? 0) > 0;
	if (withDuties.length === 0) return isLeafy && ((own.length > 0 && havePeers) || isSub(clause, children[0]));
	const [only] = withDuties;
	if (only && (printed.get(only) ?? []).some(({ above }) => above)) return false;
	return isLeafy && withDuties.length === 1 && only === children.at(-1) && havePeers && isSub(clause, only);
}
const SUB = new Set(["digitBracket", "halfBracket", "circled", "letter"]);
/** Whether sub-items only list what belongs to one task: small numbers, or a list of the same numbers inside an item. */
const isSub = (clause: Clause, child: Clause | undefined): boolean =>
	child !== undefined && (SUB.has(child.kind) || child.kind === clause.kind);

/** A part of a clause that is a task: its words, what is printed of responsibility, and the letter behind the clause's path. */
type Part = { from: number; to: number; printed: Printed | null; suffix: string };
const letter = (i: number): string => String.fromCharCode(97 + i);

function partsOf(flow: Flow, clause: Clause, stop: number, printed: Printed[]): Part[] {
	const [only] = printed;
	if (printed.length > 1)
		return printed.map((one, i) => ({
			from: i === 0 ? clause.start : (printed[i - 1]?.end ?? clause.start),
			to: i === printed.length - 1 ? stop : one.end,
			printed: one,
			suffix: letter(i),
		}));
	const begins = only || clause.children.length > 0 ? [] : paragraphsOfUnits(flow, clause, stop);
	if (begins.length < 2) return [{ from: clause.start, to: stop, printed: only ?? null, suffix: "" }];
	return begins.map((from, i) => ({
		from,
		to: begins[i + 1] ?? stop,
		printed: null,
		suffix: letter(i),
	}));
}

/** As many letters as there are. */
const MOST_PARTS = 26;
/** Where the paragraphs of a clause begin that each begin with a unit and what it is asked: 县公安局负责…, on the next line 县财政局负责…. */
function paragraphsOfUnits({ text, folded, starts }: Flow, clause: Clause, stop: number): number[] {
	const begins: number[] = [];
	const titleEnd = clause.start + clause.title.length;
	const from = starts.has(titleEnd) ? titleEnd : clause.start;
	const isBegin = (at: number) => at === from || (starts.has(at) && /[。;:]\s?$/.test(folded.slice(at - 2, at)));
	for (let at = from; at < stop && begins.length < MOST_PARTS; at++)
		if (isBegin(at) && beginsWithUnit(text.slice(at, Math.min(stop, at + PARAGRAPH)))) begins.push(at);
	return begins;
}
/** As far as a paragraph is looked at. */
const PARAGRAPH = 200;

/** What a clause prints itself comes first, then what stands over it: 以上由… behind it, the bracket in its heading. */
function cover(tasks: (ReadTask & { of: Clause; own: Printed | null })[], read: Read): void {
	for (const [i, task] of tasks.entries()) {
		if (!task.own?.above) continue;
		for (let k = i - 1; k >= 0; k--) {
			const before = tasks[k];
			const isFurther = task.own.aboveFrom !== null && before !== undefined && before.of.n < task.own.aboveFrom;
			if (!before || isFurther || before.words !== null || before.of.parent !== task.of.parent) break;
			Object.assign(before, { duties: task.duties, words: task.words, wordsAt: task.clause, shared: task.shared });
		}
	}
	for (const task of tasks) {
		if (task.words !== null) continue;
		for (const above of lines(task.of).slice(1, -1).reverse()) {
			const [heading] = read.printed.get(above) ?? [];
			if (!heading) continue;
			Object.assign(task, { duties: heading.duties, words: heading.words, wordsAt: above.path, shared: heading.shared });
			break;
		}
	}
}

const tidy = (text: string): string => text.replace(/^[。.、:：\s]+/, "").trimEnd();

/** From where to where in the flow. */
type Range = { from: number; to: number };

/** The tasks of a part of a document, and the clauses of its steps that are none. */
type Tasks = { tasks: ReadTask[]; steps: Clause[] };

/** The tasks of a part of a document. `isPhase` tells the clauses that are phases. */
export function tasksOf(
	flow: Flow,
	root: Clause,
	firstFrom: number,
	calendar: Calendar,
	isPhase: (clause: Clause) => boolean,
): Tasks {
	const clauses = [...clausesOf(root)].filter((clause) => linesBelow(clause, root).every(isNumbered));
	const read = readAll(flow, clauses, firstFrom);
	const tasks: (ReadTask & { of: Clause; own: Printed | null; within: Range })[] = [];
	const within = new Set<Clause>();
	const steps: Clause[] = [];
	for (const clause of clauses) {
		const isWithin = within.has(clause);
		if (isWithin || isWhole(clause, read)) for (const child of childrenOf(clause)) within.add(child);
		if (isWithin || !isWhole(clause, read)) continue;
		const stop = childrenOf(clause).length > 0 ? clause.stop : clause.own;
		const printed = printedIn(flow, clause.start, stop, firstFrom);
		const isStep = lines(clause).some(isSteps) || isPhase(clause);
		if (isStep && printed.length === 0) steps.push(clause);
		if ((isStep || lines(clause).some(isScene)) && printed.length === 0) continue;
		for (const part of partsOf(flow, clause, stop, printed)) tasks.push(taskOf(flow, clause, part, calendar));
	}
	cover(tasks, read);
	const boxed = boxesIn(root).flatMap((box) => tasksOfBox(flow, box, firstFrom, calendar));
	const all = [...tasks, ...boxed].sort((a, b) => a.within.from - b.within.from);
	return { tasks: all.map(({ of: _, own, within: range, ...task }) => infer(flow, range, task, own)), steps };
}

const boxesIn = (root: Clause): Clause[] =>
	[...clausesOf(root)].filter((clause) => clause.kind === "box" && linesBelow(clause, root).every((one) => one.kind !== "annex"));

/**
 * The tasks of a box: of its items, or of the box itself where it has none or only its last says who has it, those that name a unit or a day by which
 * something is to be done. Its aims and figures are none.
 */
function tasksOfBox(flow: Flow, box: Clause, firstFrom: number, calendar: Calendar) {
	const items = childrenOf(box);
	// A box inside another has tasks of its own.
	const endOf = ({ children, stop }: Clause): number => children.find((child) => !isNumbered(child))?.at ?? stop;
	const named = items.filter((item) => printedIn(flow, item.start, endOf(item), firstFrom).length > 0);
	const isWhole = items.length === 0 || (named.length === 1 && named[0] === items.at(-1) && items.length > 1);
	return (isWhole ? [box] : items).flatMap((clause) => {
		const [from, to] = [clause.start, endOf(clause)];
		const [printed = null] = printedIn(flow, from, to, firstFrom);
		return printed || hasDay(flow.text.slice(from, to), clause.path, calendar)
			? [taskOf(flow, clause, { from, to, printed, suffix: "" }, calendar)]
			: [];
	});
}

/** Whether a sentence says by what day or month something is to be done; not one that is a figure's. */
const hasDay = (text: string, path: string, calendar: Calendar): boolean =>
	sentencesOf(text).some(
		({ words }) =>
			deadlinesIn(words, calendar).some(({ date, kind, precision }) => date && kind !== "recurring" && precision) &&
			indicatorsIn(words, path, calendar).length === 0,
	);

function taskOf(flow: Flow, clause: Clause, { from, to, printed, suffix }: Part, calendar: Calendar) {
	const whole = flow.text.slice(from, to);
	const text = tidy(whole);
	// A part of a clause begins with its own words.
	const at = from > clause.start ? from + whole.indexOf(text) : clause.at;
	return {
		clause: clause.path + suffix,
		title: clause.title,
		text,
		duties: printed?.duties ?? [],
		words: printed?.words ?? null,
		wordsAt: null,
		shared: printed?.shared ?? false,
		inferred: false,
		deadlines: limitsIn(whole, calendar),
		place: flow.placeAt(at),
		of: clause,
		own: printed,
		within: { from, to: suffix ? to : clause.own },
	};
}

/** The time limits of a clause; behind 完成时限： a month or a quarter by itself is one. */
function limitsIn(body: string, calendar: Calendar): Deadline[] {
	const labelled = labelsOf(fold(body)).flatMap(({ part, label, from, to }) => {
		const words =
			part === null && /时限|时间|期限|节点|进度/.test(label) ? (body.slice(from, to).split(/[。；;\n）)]/)[0] ?? "") : "";
		return words !== "" && deadlinesIn(words, calendar).length === 0 ? deadlinesOf(words, calendar) : [];
	});
	return [...deadlinesIn(body, calendar), ...labelled];
}

function infer(flow: Flow, { from, to }: Range, task: ReadTask, own: Printed | null): ReadTask {
	if (task.words !== null || own) return task;
	const duties = inferredIn(flow, from, to);
	const isShared = duties.filter(({ role }) => role === "lead").length > 1;
	return duties.length > 0 ? { ...task, duties, inferred: true, shared: isShared } : task;
}
