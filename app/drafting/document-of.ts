import { isClausePath } from "#db/plans/clause-path.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import type { Place, RosterUnit } from "#db/plans/roster.ts";
import { roleLabels } from "#workflows/labels.ts";
import { clausesOf, pathOf } from "./clauses-of.ts";
import { doubtsOf } from "./doubts-of.ts";
import type { Draft, DraftAssignment, DraftPiece } from "./draft.ts";
import { type Obstacle, obstaclesTo } from "./obstacles.ts";
import { type StandIn, standInsOf } from "./stand-in.ts";
import { keptTasks } from "./standing.ts";

type RoleWords = (typeof roleLabels)["zh"];
type Assignment = PlanDocumentInput["tasks"][number]["assignments"][number];

function assignmentsOf(list: DraftAssignment[], nameOf: (key: string) => string | null, words: RoleWords): Assignment[] {
	const made = list.flatMap(({ unit, name, role, verb, isInferred, isAdded, isLeftOut }): Assignment[] => {
		// A name that was printed stays as it was printed; one that was added is the unit's own.
		const called = isAdded ? nameOf(unit) : name;
		return isLeftOut || called === null ? [] : [{ unit: called, role, verb: verb || words[role], inferred: isInferred }];
	});
	return made.filter((a, i) => made.findIndex((b) => b.unit === a.unit && b.role === a.role) === i);
}

type Source = { draft: Draft; pieces: DraftPiece[]; roster: RosterUnit[]; place: Place };

/** What the roles are called where the document prints no word for them: in its own language. */
const roleWordsOf = ({ head }: Draft): RoleWords => roleLabels[/\p{Script=Han}/u.test(head.title) ? "zh" : "en"];

/** Names under which the plan's units go, for keys of the draft. */
function namesBy(standIns: StandIn[]): (key: string) => string | null {
	const names = new Map(standIns.flatMap(({ keys, name }) => keys.map((key) => [key, name] as const)));
	return (key) => names.get(key) ?? null;
}

function tasksOf(
	{ draft }: Source,
	nameOf: (key: string) => string | null,
	textOf: (clause: string) => string | null,
	paths: Set<string>,
): PlanDocumentInput["tasks"] {
	return keptTasks(draft).map((task) => {
		const { clause, under, kind, title, gist, text, words, wordsAt, isShared } = task;
		return {
			clause,
			under: under !== null && under !== clause && paths.has(under) ? under : null,
			kind,
			title,
			gist,
			text: (/[a-z]$/.test(clause) || clause.includes("#") ? text : (textOf(clause) ?? text)) || null,
			words,
			wordsAt: wordsAt !== null && isClausePath(wordsAt) ? wordsAt : null,
			assignments: assignmentsOf(task.assignments, nameOf, roleWordsOf(draft)),
			shared: isShared,
			exceptions: [...new Set(task.exceptions.flatMap((key) => nameOf(key) ?? []))],
			deadlines: task.deadlines
				.filter(({ isLeftOut }) => !isLeftOut)
				.map(({ words: said, on, altOn, precision, kind: of, every }) => ({
					words: said,
					on,
					altOn,
					precision,
					kind: of,
					every,
				})),
		};
	});
}

function tablesOf(
	source: Source,
	nameOf: (key: string) => string | null,
): Pick<PlanDocumentInput, "phases" | "indicators" | "responsibility"> {
	const { draft } = source;
	const clauseOfTask = new Map(keptTasks(draft).map(({ key, clause }) => [key, clause]));
	const kept = <T extends { isLeftOut: boolean }>(list: T[]): T[] => list.filter(({ isLeftOut }) => !isLeftOut);
	return {
		phases: kept(draft.phases).map(({ clause, name, words, start, end, precision }) => ({
			clause: pathOf(clause),
			name,
			words,
			start,
			end,
			precision,
		})),
		indicators: kept(draft.indicators).map(({ clause, task, name, scope, kind, measure, targets }) => ({
			clause: pathOf(clause),
			task: task === null ? null : (clauseOfTask.get(task) ?? null),
			name,
			scope,
			kind,
			measure,
			targets: targets.map((target) => ({ ...target, words: target.words || "–" })),
		})),
		responsibility: kept(draft.rows).map(({ heading, goal, columns, units, tasks }) => ({
			heading,
			goal,
			columns,
			units: units.flatMap((a) =>
				assignmentsOf([a], nameOf, roleWordsOf(draft)).map((made) => ({ ...made, column: a.column || made.verb })),
			),
			tasks: tasks.flatMap((key) => clauseOfTask.get(key) ?? []),
		})),
	};
}

/**
 * The plan that a draft comes to, ready to be loaded, or everything that still stands in the way of it. Pure. Every clause keeps its printed
 * text; what people changed against the document goes along as a warning.
 */
export function documentOf(source: Source): { document: PlanDocumentInput } | { obstacles: Obstacle[] } {
	const { draft, pieces, roster, place } = source;
	const standIns = standInsOf(draft, roster);
	const obstacles = obstaclesTo(draft, roster, standIns);
	if (obstacles.length > 0) return { obstacles };
	const nameOf = namesBy(standIns);
	const { clauses, textOf } = clausesOf(draft, pieces);
	const { title, number, issuers, issuedOn, period, secretariat } = draft.head;
	return {
		document: {
			title,
			number,
			issuers,
			issuedOn,
			period,
			jurisdiction: place,
			clauses,
			units: standIns.map(({ name, kind, isGroup, isOpen, isOutside, isPrinted, aliases, members }) => ({
				name,
				kind,
				group: isGroup,
				open: isOpen,
				outside: isOutside,
				printed: isPrinted,
				aliases: aliases.map((alias) => ({ name: alias.name, clause: pathOf(alias.clause) })),
				members,
				roster: isGroup && !isOpen ? ("public" as const) : null,
			})),
			tasks: tasksOf(
				source,
				nameOf,
				textOf,
				new Set([...clauses, ...keptTasks(draft).map(({ clause: path }) => ({ path }))].map(({ path }) => path)),
			),
			...tablesOf(source, nameOf),
			...doubtsOf(draft),
			setup: { secretariat: nameOf(secretariat ?? "") ?? "", secretariatAt: null },
		},
	};
}
