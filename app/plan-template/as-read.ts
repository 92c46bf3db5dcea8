import { isClausePath } from "#db/plans/clause-path.ts";
import type { Messages } from "../messages/messages.ts";
import { type Calendar, deadlinesOf } from "../reading/deadlines.ts";
import type { Piece } from "../reading/pieces.ts";
import type { ReadPlan } from "../reading/read-plan.ts";
import type { Duty } from "../reading/roles.ts";
import { numberedIn } from "../reading/strict-cells.ts";
import { unitsOf } from "../reading/units.ts";
import type { TemplatePlan, TemplateTask } from "./plan.ts";

type Task = ReadPlan["tasks"][number];
const ROLES = ["lead", "cooperate", "implement"] as const;

const dutiesOf = (task: TemplateTask, m: Messages): Duty[] =>
	ROLES.flatMap((role) => task[role].map((unit) => ({ unit, role, verb: m.template.columns.tasks[role].title })));

/** Who does a task and until when, as a line to read. */
function roleLine(task: TemplateTask, m: Messages): string {
	const { marks } = m.shell;
	const columns = m.template.columns.tasks;
	const parts = [
		...ROLES.map((role) => [columns[role].title, marks.list(task[role])]),
		[columns.limits.title, marks.join(task.limits)],
	];
	return marks.join(parts.filter(([, words]) => words !== "").map(([title = "", words = ""]) => marks.pair(title, words)));
}

type Opens = { path?: string | null; title: string; depth: number };

/** Writes pieces one after the other; what opens a clause without a number of its own is called after its piece. */
function pieceList() {
	const pieces: Piece[] = [];
	const add = (text: string, opens: Opens | null = null, cells: string[] | null = null) => {
		const line = pieces.length + 1;
		const path = opens?.path ?? `#${line}`;
		const clause = opens && { path, title: opens.title, kind: "decimal" as const, depth: opens.depth };
		pieces.push({ page: null, line, text, cells, clause });
		return { path, line };
	};
	return { pieces, add };
}
/** A heading as a chapter: called by the number that it begins with, if that is one and nothing else has it. */
function chapterOf(heading: string, taken: Set<string>): Opens {
	const { no, title } = numberedIn(heading) ?? { no: "", title: heading };
	if (!isClausePath(no) || taken.has(no)) return { title: heading, depth: 0 };
	taken.add(no);
	return { path: no, title, depth: 0 };
}

function unitsIn({ tasks, units }: TemplatePlan): ReadPlan["units"] {
	const known = new Set(units.flatMap(({ name, aliases }) => [name, ...aliases]));
	const others = new Set(tasks.flatMap((task) => ROLES.flatMap((role) => task[role])).filter((name) => !known.has(name)));
	return [
		...units.map(({ name, aliases, kind, isGroup }) => ({ name, aliases, kind, group: isGroup })),
		// Each by itself: which names mean the same unit is for the sheet of units to say, not for us to guess.
		...[...others].flatMap((name) => unitsOf(new Map([[name, 1]]))),
	];
}

function targetsOf(indicators: TemplatePlan["indicators"]): ReadPlan["indicators"] {
	const found = new Map<string, ReadPlan["indicators"][number]>();
	for (const { task, name, scope, milestone, comparator, value, unit } of indicators) {
		const key = JSON.stringify([task, name, scope]);
		const one = found.get(key) ?? { name, scope, targets: [], clause: task ?? "" };
		one.targets.push({ milestone, comparator, value, unit });
		found.set(key, one);
	}
	return [...found.values()];
}

/** A filled-in template as if it had been read from a document: from here on it goes the way of any other, and shows on the left what its rows say. */
export function asRead(plan: TemplatePlan, m: Messages): ReadPlan {
	const { head, phases, tasks, indicators } = plan;
	const { sheets } = m.template;
	const from = head.start ?? head.issuedOn;
	const calendar: Calendar = { year: from ? Number(from.slice(0, 4)) : null, issuedOn: head.issuedOn };
	const { pieces, add } = pieceList();
	const taken = new Set(tasks.flatMap(({ clause }) => clause ?? []));
	const chapter = (title: string) => add(title, chapterOf(title, taken));
	const { pair, list } = m.shell.marks;
	const titles = m.template.columns.plan;
	add(head.title);
	const facts = [
		[titles.number.title, head.number ?? ""],
		[titles.issuers.title, list(head.issuers)],
		[titles.issuedOn.title, head.issuedOn ?? ""],
	];
	for (const [title = "", words = ""] of facts) if (words !== "") add(pair(title, words));
	if (phases.length > 0) chapter(sheets.phases);
	const readPhases = phases.map(({ name, start, end }) => {
		const words = m.shell.from(start, end);
		const { path } = add(pair(name, words), { title: name, depth: 1 });
		return { name, start, end, words, clause: path };
	});
	let heading: string | null | undefined;
	const readTasks = tasks.map((task): Task => {
		if (task.heading !== heading) chapter(task.heading ?? sheets.tasks);
		heading = task.heading;
		const { path, line } = add(task.title ?? task.text, { path: task.clause, title: task.title ?? "", depth: 1 });
		if (task.title !== null) add(task.text);
		const roles = roleLine(task, m);
		if (roles !== "") add(roles);
		return {
			clause: path,
			title: task.title ?? "",
			text: task.text,
			duties: dutiesOf(task, m),
			words: null,
			wordsAt: null,
			shared: task.lead.length > 1,
			inferred: false,
			deadlines: task.limits.flatMap((limit) => deadlinesOf(limit, calendar)),
			place: { page: null, line },
		};
	});
	if (indicators.length > 0) chapter(sheets.indicators);
	for (const { name, scope, comparator, value, unit, milestone } of indicators)
		add("", null, [name, scope ?? "", m.template.comparators[comparator], `${value ?? ""}${unit ?? ""}`, milestone ?? ""]);
	return {
		plan: {
			title: head.title,
			number: head.number,
			issuers: head.issuers,
			issuedOn: head.issuedOn,
			jurisdiction: null,
			period: head.start !== null && head.end !== null ? { start: head.start, end: head.end } : null,
		},
		phases: readPhases,
		tasks: readTasks,
		indicators: targetsOf(indicators),
		units: unitsIn(plan),
		responsibilityRows: [],
		warnings: readTasks
			.filter(({ duties }) => duties.length === 0)
			.map(({ clause, title, text }) => ({ clause, kind: "noUnit" as const, words: title || text.slice(0, 30) })),
		pieces,
	};
}
