import type { About } from "./about.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Calendar, deadlinesIn } from "./deadlines.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import type { Indicator } from "./indicators.ts";
import type { Phase } from "./phase-list.ts";
import type { ReadTask } from "./tasks.ts";
import { isOpen, type ReadUnit } from "./units.ts";
import { unreadIn } from "./unread.ts";

/** What the reader isn't sure of, or the document has against itself: where, of what sort, and the printed words. */
export type Doubt = { clause: string; kind: DoubtKind; words: string };
export type DoubtKind =
	| "noTitle"
	| "noNumber"
	| "noIssuer"
	| "noDate"
	| "numbering"
	| "noUnit"
	| "unreadUnits"
	| "unreadDate"
	| "inferredUnit"
	| "openGroup"
	| "unitOnce"
	| "damagedName"
	| "twoReadings"
	| "pastDate"
	| "figures"
	| "unitsDiffer"
	| "flatTable";

const HEAD = "文首";

const aboutDoubts = (about: About): Doubt[] => [
	...(about.title ? [] : [{ clause: HEAD, kind: "noTitle" as const, words: "" }]),
	...(about.number ? [] : [{ clause: HEAD, kind: "noNumber" as const, words: about.title }]),
	...(about.issuers.length > 0 ? [] : [{ clause: HEAD, kind: "noIssuer" as const, words: about.title }]),
	...(about.issuedOn ? [] : [{ clause: HEAD, kind: "noDate" as const, words: about.title }]),
];

/** The first sentence of a text, as far as a line has place for it. */
const beginningOf = (text: string): string => (/^[^。;；\n]{1,200}?(?=[。;；\n]|\.\s|$)/.exec(text)?.[0] ?? text).slice(0, 60);

function taskDoubts(task: ReadTask, issuedOn: string | null, hasUnits: boolean): Doubt[] {
	const { clause } = task;
	const units = task.duties.map(({ unit }) => unit);
	return [
		...(units.length === 0 && hasUnits ? [{ clause, kind: "noUnit" as const, words: task.title || beginningOf(task.text) }] : []),
		...unreadIn(task).map((one): Doubt => ({ clause, ...one })),
		...(task.inferred ? [{ clause, kind: "inferredUnit" as const, words: units.join("、") }] : []),
		...units.filter(isOpen).map((words): Doubt => ({ clause, kind: "openGroup", words })),
		...task.deadlines.flatMap(({ words, date, altDate }): Doubt[] => [
			...(altDate ? [{ clause, kind: "twoReadings" as const, words }] : []),
			...(date && issuedOn && date < issuedOn ? [{ clause, kind: "pastDate" as const, words }] : []),
		]),
	];
}

/** One indicator with two figures for the same day in two places. */
function figureDoubts(indicators: Indicator[]): Doubt[] {
	const seen = new Map<string, { value: number; clause: string }>();
	return indicators.flatMap(({ name, scope, clause, targets }) =>
		targets.flatMap(({ milestone, value }): Doubt[] => {
			if (value === null) return [];
			const key = `${fold(name)}|${scope ?? ""}|${milestone ?? ""}`;
			const before = seen.get(key);
			seen.set(key, { value, clause });
			return before && before.value !== value && before.clause !== clause
				? [{ clause, kind: "figures", words: `${name} ${value}（${before.clause}：${before.value}）` }]
				: [];
		}),
	);
}

/** An attachment that is a table whose cells the file didn't keep apart. */
const isFlat = (clause: Clause): boolean => clause.kind === "annex" && /表$/.test(clause.title) && clause.children.length > 0;

function numberingDoubts(part: Clause): Doubt[] {
	if (isFlat(part)) return [];
	const wrong = [part, ...clausesOf(part)].filter(({ isOutOfOrder }) => isOutOfOrder);
	return wrong.map(({ path, title }): Doubt => ({ clause: path, kind: "numbering", words: title }));
}

/** Days by which something is to be done in the midst of a step, which is no task: 6月10日前 where the step runs to the 20th. */
export function stepDoubts(flow: Flow, steps: Clause[], phases: Phase[], calendar: Calendar): Doubt[] {
	const own = new Set(phases.flatMap(({ start, end }) => [start, end]));
	return steps.flatMap(({ path, start, stop }) =>
		deadlinesIn(flow.text.slice(start, stop), calendar)
			.filter(({ date, kind, precision }) => date && precision !== "year" && kind !== "recurring" && !own.has(date))
			.map(({ words }): Doubt => ({ clause: path, kind: "unreadDate", words })),
	);
}

/** The doubts about a document, in its order as far as it has one. */
export function doubtsOf(
	about: About,
	root: Clause,
	tasks: ReadTask[],
	indicators: Indicator[],
	units: ReadUnit[],
	counts: ReadonlyMap<string, number>,
): Doubt[] {
	const hasUnits = tasks.some(({ words }) => words !== null);
	const once = units.filter((unit) => !unit.group && unit.aliases.length === 0 && counts.get(unit.name) === 1);
	return [
		...aboutDoubts(about),
		...root.children.flatMap((part) => numberingDoubts(part)),
		...root.children.filter(isFlat).map(({ path, title }): Doubt => ({ clause: path, kind: "flatTable", words: title })),
		...tasks.flatMap((task) => taskDoubts(task, about.issuedOn, hasUnits)),
		...figureDoubts(indicators),
		...once.map(
			({ name }): Doubt => ({
				clause: tasks.find(({ duties }) => duties.some(({ unit }) => unit === name))?.clause ?? HEAD,
				kind: "unitOnce",
				words: name,
			}),
		),
	];
}
