import type { Place, RosterUnit } from "#db/plans/roster.ts";
import { deadlineOf } from "../reading/deadlines.ts";
import { fold } from "../reading/fold.ts";
import type { ReadPlan } from "../reading/read-plan.ts";
import { frequencyIn } from "../reading/terms.ts";
import type { Draft, DraftDeadline, DraftIndicator, DraftPiece, DraftRow, DraftTask } from "./draft.ts";
import { type Places, placesOf } from "./places.ts";
import { gistFor, titleFor } from "./titles.ts";
import { isElsewhere } from "./unit-match.ts";
import { type Registry, registryOf } from "./units-of.ts";

type ReadTask = ReadPlan["tasks"][number];
type ReadRow = ReadPlan["responsibilityRows"][number];

const SAFEGUARD =
	/保障|组织(?:领导|实施|推动)|工作要求|有关要求|监督(?:检查|考核|评估|管理)?$|safeguard|assurance|requirements?$|organi[sz]ation|oversight/i;

const deadlinesOf = ({ deadlines }: Pick<ReadTask, "deadlines">): DraftDeadline[] =>
	deadlines.map(({ words, date, altDate, precision, kind }) => ({
		words,
		on: date,
		altOn: altDate,
		precision,
		kind,
		every: kind === "recurring" ? frequencyIn(words) : null,
		isAdded: false,
		isLeftOut: false,
	}));

/** Whether a clause belongs to a chapter that says how the plan is looked after, not what it does. */
function isSafeguard(pieces: DraftPiece[], at: number): boolean {
	let i = at - 1;
	while (i >= 0 && pieces[i]?.clause?.depth !== 0) i--;
	return i >= 0 && SAFEGUARD.test(fold(pieces[i]?.clause?.title ?? ""));
}

const assignmentsOf = ({ duties }: Pick<ReadTask, "duties">, isInferred: boolean, units: Registry) =>
	duties.flatMap(({ unit, role, verb }) => {
		const key = units.keyOf(unit);
		return key ? [{ unit: key, name: unit, role, verb, isInferred, isAdded: false, isLeftOut: false }] : [];
	});

function taskOf(task: ReadTask, no: number, places: Places, units: Registry): DraftTask {
	const at = places.at({ clause: task.clause, ...task.place });
	// A part of a clause (三2b) begins with its own words; the first may begin with the clause's heading, if that doesn't stand by itself.
	const heading = /[a-z]$/.test(task.clause) && !task.text.startsWith(task.title) ? "" : task.title;
	const isOfRow = task.wordsAt !== null && task.words === "";
	return {
		key: `t${no}`,
		clause: places.pathFor(task.clause, at),
		under: places.under(at),
		at,
		kind: isSafeguard(places.pieces, at) ? "safeguard" : "task",
		title: titleFor(heading, task.text),
		gist: gistFor(heading, task.text, task.words),
		text: task.text,
		words: task.words || null,
		wordsAt: isOfRow ? null : task.wordsAt,
		assignments: assignmentsOf(task, task.inferred, units),
		isShared: task.shared,
		deadlines: deadlinesOf(task),
		exceptions: [],
		isChecked: false,
		isAdded: false,
		isLeftOut: false,
	};
}

type Key = (clause: string) => string | null;

function indicatorOf(one: ReadPlan["indicators"][number], no: number, places: Places, taskKey: Key): DraftIndicator {
	const [first] = one.targets;
	const measure = one.targets.find(({ unit }) => unit !== null)?.unit ?? null;
	const at = places.at(one);
	return {
		key: `i${no}`,
		clause: places.pieces[at - 1]?.clause?.path ?? places.under(at) ?? one.clause,
		at,
		task: taskKey(one.clause),
		name: one.name,
		scope: one.scope,
		kind:
			first?.value == null
				? first?.comparator === "trend"
					? "trend"
					: "qualitative"
				: /[%‰]/.test(measure ?? "")
					? "rate"
					: "count",
		measure,
		targets: one.targets.map(({ milestone, comparator, value }) => ({ milestone, words: milestone ?? "–", comparator, value })),
		isAdded: false,
		isLeftOut: false,
	};
}

function rowOf(
	row: ReadRow,
	no: number,
	places: Places,
	units: Registry,
	tasks: { key: string; clause: string; at: number }[],
): DraftRow {
	const at = places.at({ clause: "", ...row.place });
	const milestone = (words: string) => deadlineOf(words, { year: null, issuedOn: null })?.date ?? null;
	const own = tasks.filter((task) => task.at === at);
	const named = tasks.filter(({ clause }) => row.tasks.includes(clause));
	return {
		key: `r${no}`,
		clause: places.under(at) ?? row.clause,
		at,
		heading: row.heading || titleFor("", row.text),
		goal: row.text,
		columns: row.columns.map(({ words, text }) => ({
			words: words || "–",
			milestone: /20\d\d/.test(words) ? milestone(words) : null,
			points: text.split("\n").filter((point) => point.trim() !== ""),
		})),
		units: assignmentsOf(row, false, units).map((a) => ({ ...a, column: a.verb || a.role })),
		tasks: (named.length > 0 ? named : own).map(({ key }) => key),
		isLeftOut: false,
	};
}

const precisionOf = (words: string): "day" | "month" | "year" =>
	/[日号]/.test(words) ? "day" : /月|[A-Z][a-z]{2}/.test(words) ? "month" : "year";

/** The warnings of the reader, each once, and whether the document is of another place. */
function warningsOf(plan: ReadPlan, places: Places, place: Place): Draft["warnings"] {
	const printed = plan.plan.jurisdiction;
	const elsewhere = printed && isElsewhere(printed, place) ? [{ clause: "文首", kind: "otherPlace", words: printed }] : [];
	const all = [...elsewhere, ...plan.warnings];
	const once = all.filter(
		(one, i) => all.findIndex((o) => o.clause === one.clause && o.kind === one.kind && o.words === one.words) === i,
	);
	return once.map(({ clause, kind, words }, i) => ({
		key: `w${i + 1}`,
		clause: clause || "文首",
		at: places.at({ clause }),
		kind,
		words,
		settled: null,
	}));
}

/**
 * What the reader made of a document as a draft for people to check: every unit matched to the jurisdiction's roster where that is sure, a
 * title proposed for every task, every part linked to the piece of the document it was read from. Pure; proposes, decides nothing.
 */
export function draftOf(plan: ReadPlan, roster: RosterUnit[], place: Place): { draft: Draft; pieces: DraftPiece[] } {
	const places = placesOf(plan.pieces);
	const units = registryOf(plan, roster, place);
	const tasks = plan.tasks.map((task, i) => taskOf(task, i + 1, places, units));
	const keyByClause = new Map(plan.tasks.map(({ clause }, i) => [clause, `t${i + 1}`] as const).reverse());
	const named = tasks.map(({ key, at }, i) => ({ key, at, clause: plan.tasks[i]?.clause ?? "" }));
	const { title, number, issuers, issuedOn, period, jurisdiction } = plan.plan;
	const draft: Draft = {
		head: {
			title,
			number,
			issuers,
			issuedOn,
			period: period && { ...period, words: title },
			place: jurisdiction,
			secretariat: null,
		},
		units: units.all,
		tasks,
		phases: plan.phases.map(({ clause, name, words, start, end }, i) => {
			const at = places.at({ clause });
			return {
				key: `p${i + 1}`,
				clause: places.pieces[at - 1]?.clause?.path ?? clause,
				at,
				name: name || words,
				words,
				start,
				end,
				precision: precisionOf(words),
				isAdded: false,
				isLeftOut: false,
			};
		}),
		indicators: plan.indicators.map((one, i) => indicatorOf(one, i + 1, places, (clause) => keyByClause.get(clause) ?? null)),
		rows: plan.responsibilityRows.map((row, i) => rowOf(row, i + 1, places, units, named)),
		warnings: warningsOf(plan, places, place),
		changed: {},
	};
	return { draft, pieces: places.pieces };
}
