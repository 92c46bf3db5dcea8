import { isClausePath } from "#db/plans/clause-path.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { roleLabels } from "#workflows/labels.ts";
import { clausesOf } from "./clauses-of.ts";
import type { Draft, DraftAssignment, DraftPiece, DraftTask, Place, RosterUnit } from "./draft.ts";
import { type StandIn, standInsOf } from "./stand-in.ts";
import { isSettled, keptTasks, unsureUnits } from "./standing.ts";

/** What still stands in the way of importing a draft: the part where it is mended, and words to know it by. */
export type Obstacle = {
	code: string;
	part: "head" | "unit" | "task" | "phase" | "indicator";
	key: string | null;
	words: string;
};

const at = (clause: string): string => (isClausePath(clause) ? clause : "文首");

/** Everything that still stands in the way of a draft. Pure. */
export function obstaclesTo(draft: Draft, roster: RosterUnit[], standIns = standInsOf(draft, roster)): Obstacle[] {
	const { head } = draft;
	const own = (part: "head", code: string): Obstacle => ({ code, part, key: null, words: "" });
	const secretariat = standIns.find(({ keys }) => head.secretariat !== null && keys.includes(head.secretariat));
	const known = new Set(roster.map(({ name }) => name));
	const ofUnit = (code: string, unit: StandIn): Obstacle => ({ code, part: "unit", key: unit.keys[0] ?? null, words: unit.name });
	const names = standIns.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)]);
	const isTwice = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
	return [
		...(head.title.trim() === "" ? [own("head", "noTitle")] : []),
		...(secretariat ? [] : [own("head", "noSecretariat")]),
		...(secretariat && (secretariat.isGroup || secretariat.isOutside) ? [own("head", "secretariatUnfit")] : []),
		...(keptTasks(draft).length === 0 ? [{ code: "noTask", part: "task" as const, key: null, words: "" }] : []),
		...unsureUnits(draft).map(({ key, name }): Obstacle => ({ code: "unitUnsure", part: "unit", key, words: name })),
		...standIns.filter((u) => !u.isKnown && known.has(u.name)).map((u) => ofUnit("nameTaken", u)),
		...standIns.filter(({ name }) => isTwice(name)).map((u) => ofUnit("nameTwice", u)),
		...standIns.filter((u) => u.isGroup && !u.isOpen && u.members.length === 0).map((u) => ofUnit("groupEmpty", u)),
		...keptTasks(draft)
			.filter(({ title, gist }) => title === "" || gist === "")
			.map(({ key, clause }): Obstacle => ({ code: "noTaskTitle", part: "task", key, words: clause })),
	];
}

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

/** What people changed about a task that the document says otherwise: kept beside the plan, so that nobody takes it for printed. */
function changesOf({ clause, assignments, deadlines }: DraftTask) {
	const note = (kind: string, words: string) => ({ clause, kind, words, note: null });
	return [
		...assignments.filter((a) => a.isAdded && !a.isLeftOut).map((a) => note("unitAdded", a.name)),
		...assignments.filter((a) => !a.isAdded && a.isLeftOut).map((a) => note("unitLeftOut", a.name)),
		...deadlines.filter((d) => d.isAdded && !d.isLeftOut).map((d) => note("deadlineAdded", d.words)),
		...deadlines.filter((d) => !d.isAdded && d.isLeftOut).map((d) => note("deadlineLeftOut", d.words)),
	];
}

type Source = { draft: Draft; pieces: DraftPiece[]; roster: RosterUnit[]; place: Place };

/** What the roles are called where the document prints no word for them: in its own language. */
const roleWordsOf = ({ head }: Draft): RoleWords => roleLabels[/\p{Script=Han}/u.test(head.title) ? "zh" : "en"];

/** Names under which the plan's units go, for keys of the draft. */
function namesBy(standIns: StandIn[]): (key: string) => string | null {
	const names = new Map(standIns.flatMap(({ keys, name }) => keys.map((key) => [key, name] as const)));
	return (key) => names.get(key) ?? null;
}

function warningsOf({ draft }: Source): Pick<PlanDocumentInput, "warnings" | "discrepancies"> {
	const kept = draft.warnings.filter((w) => w.settled?.as === "checked" || !isSettled(draft, w));
	const found = draft.warnings.filter(({ settled }) => settled?.as === "discrepancy");
	const KIND: Record<string, "units" | "figure" | "date" | "name" | "number" | "missing" | "metadata"> = {
		figures: "figure",
		unitsDiffer: "units",
		unreadUnits: "units",
		unreadDate: "date",
		pastDate: "date",
		twoReadings: "date",
		numbering: "number",
		damagedName: "name",
		unitOnce: "name",
		noUnit: "missing",
	};
	return {
		warnings: [
			...kept.map(({ clause, kind, words, settled }) => {
				const note = settled ? [settled.by, settled.note].filter(Boolean).join("：") : null;
				return { clause: at(clause), kind, words, note };
			}),
			...keptTasks(draft).flatMap(changesOf),
		],
		discrepancies: found.map(({ clause, kind, words, settled }) => ({
			kind: KIND[kind] ?? "metadata",
			clause: at(clause),
			words: words || "–",
			against: null,
			againstWords: null,
			note: settled?.note || words || kind,
		})),
	};
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
			clause: at(clause),
			name,
			words,
			start,
			end,
			precision,
		})),
		indicators: kept(draft.indicators).map(({ clause, task, name, scope, kind, measure, targets }) => ({
			clause: at(clause),
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
				aliases: aliases.map((alias) => ({ name: alias.name, clause: at(alias.clause) })),
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
			...warningsOf(source),
			setup: { secretariat: nameOf(secretariat ?? "") ?? "", secretariatAt: null },
		},
	};
}
