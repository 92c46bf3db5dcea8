import { type About, aboutOf } from "./about.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Calendar, deadlinesIn } from "./deadlines.ts";
import { type Doubt, doubtsOf, stepDoubts } from "./doubts.ts";
import { firstLeadsFrom } from "./duties.ts";
import { type Flow, flowOf, type Table } from "./flow.ts";
import type { Indicator } from "./indicators.ts";
import type { Line } from "./line.ts";
import { withoutFurniture } from "./lines.ts";
import { tasksOfRow } from "./links.ts";
import { outlineOf } from "./outline.ts";
import type { Phase } from "./phase-list.ts";
import { phasesOf } from "./phases.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { remarksOf } from "./remarks.ts";
import type { Duty } from "./roles.ts";
import { withoutSignature } from "./signature.ts";
import { indicatorsOf } from "./table-indicators.ts";
import { rowsOf, type TableRow } from "./tables.ts";
import { type ReadTask, tasksOf } from "./tasks.ts";
import { indicatorsOfText } from "./text-indicators.ts";
import { type ReadUnit, undoubled, unitsOf } from "./units.ts";

/** A document as read: a proposal that a person checks. */
export type ReadPlan = {
	plan: About;
	phases: Phase[];
	tasks: ReadTask[];
	indicators: Indicator[];
	units: ReadUnit[];
	responsibilityRows: (TableRow & { clause: string; tasks: string[] })[];
	warnings: Doubt[];
	/** The document itself, from top to bottom. */
	pieces: Piece[];
};

const PLAN_TITLE = /(?:方案|规划|计划|要点|意见|办法|行动|任务)(?:（[^（）]{1,12}）)?$/;
const isPlan = (clause: Clause): boolean =>
	PLAN_TITLE.test(clause.title) && clause.children.some(({ kind }) => kind === "han" || kind === "part" || kind === "chapter");

/** The parts of a document that are plans: what stands before the attachments, and an attachment that is a plan itself. */
function bodiesOf(root: Clause): Clause[] {
	const attached = root.children.filter((clause) => clause.kind === "annex" && isPlan(clause));
	const isLetter = root.children.filter(({ kind }) => kind !== "annex" && kind !== "annexList").length < 2;
	return attached.length > 0 && isLetter ? attached : [root, ...attached];
}

function tableClause(root: Clause, table: Table): Clause {
	let at = root;
	for (const clause of clausesOf(root)) if (clause.at < table.at && table.at <= clause.stop) at = clause;
	return at;
}

type Read = { flow: Flow; root: Clause; firstFrom: number; calendar: Calendar };

/** How the tasks name clauses: a plan that is the only one needs no attachment's name before its clauses. */
function namesIn(bodies: Clause[]): (path: string) => string {
	const [body] = bodies;
	const prefix = bodies.length === 1 ? (body?.path ?? "") : "";
	return (path) => (path.length > prefix.length && path.startsWith(prefix) ? path.slice(prefix.length) : path);
}

function readBodies({ flow, root, firstFrom, calendar }: Read) {
	const bodies = bodiesOf(root);
	const nameOf = namesIn(bodies);
	const read = bodies.map((body) => {
		const { phases, clauses } = phasesOf(flow, body, calendar);
		const { tasks, steps } = tasksOf(flow, body, firstFrom, calendar, (clause) => clauses.has(clause));
		return {
			doubts: stepDoubts(flow, steps, phases, calendar).map((doubt) => ({ ...doubt, clause: nameOf(doubt.clause) })),
			tasks: tasks.map((task) => ({ ...task, clause: nameOf(task.clause) })),
			phases: phases.map((phase) => ({ ...phase, clause: nameOf(phase.clause) })),
		};
	});
	const annexes = root.children.filter((clause) => clause.kind === "annex" && !bodies.includes(clause));
	const remarks = remarksOf(flow, annexes, calendar);
	return {
		tasks: [...read.flatMap(({ tasks }) => tasks), ...remarks],
		phases: read.flatMap(({ phases }) => phases),
		doubts: read.flatMap(({ doubts }) => doubts),
		nameOf,
	};
}

/** A day without a word that limits it: when a table was made, not by when its figures are to be reached. */
const isBareDay = (words: string): boolean => /^\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/.test(words);

function readTables({ flow, root, firstFrom, calendar }: Read) {
	return flow.tables.map((table) => {
		const clause = tableClause(root, table);
		const path = clause.path || "表";
		const by =
			deadlinesIn(flow.text.slice(clause.start, clause.own), calendar).findLast(({ date, words }) => date && !isBareDay(words))
				?.date ?? null;
		const indicators = indicatorsOf(table, path, calendar).map((one) => ({
			...one,
			targets: one.targets.map((target) => ({ ...target, milestone: target.milestone ?? by })),
		}));
		return { path, rows: rowsOf(table, table.at >= firstFrom, calendar), indicators };
	});
}

const taskOfRow = (row: TableRow, clause: string, calendar: Calendar): ReadTask => ({
	clause,
	title: row.text.slice(0, 40),
	text: row.text,
	duties: row.duties,
	words: row.duties.map(({ unit }) => unit).join("、"),
	wordsAt: null,
	shared: row.shared,
	inferred: false,
	deadlines: row.deadlines.length > 0 ? row.deadlines : deadlinesIn(row.text, calendar),
	place: row.place,
});

function repair(tasks: { duties: Duty[] }[], counts: Map<string, number>): { from: string; to: string }[] {
	const damaged = [...counts.keys()].flatMap((name) => {
		const meant = undoubled(name, counts);
		return meant ? [{ from: name, to: meant }] : [];
	});
	const meant = new Map(damaged.map(({ from, to }) => [from, to]));
	for (const task of tasks) task.duties = task.duties.map((duty) => ({ ...duty, unit: meant.get(duty.unit) ?? duty.unit }));
	for (const { from, to } of damaged) {
		counts.set(to, (counts.get(to) ?? 0) + (counts.get(from) ?? 0));
		counts.delete(from);
	}
	return damaged;
}

function count(all: { duties: Duty[] }[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { unit } of all.flatMap(({ duties }) => duties)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
	return counts;
}

type LinkedRow = { row: TableRow; path: string; linked: ReadTask[] };

/** What to call rows that are tasks: by their printed numbers if no two are the same and no clause has one, else by the table and the row. */
function namesOf(rows: LinkedRow[], clauses: ReadonlySet<string>): (i: number) => string {
	const printed = rows.map(({ row }) => row.no.replace(/^[（(]|[）).、．]$/g, ""));
	const isTaken = printed.some((no) => clauses.has(no));
	const isClear = !isTaken && printed.every((no) => no !== "") && new Set(printed).size === printed.length;
	const isApart = isTaken || new Set(rows.map(({ path }) => path)).size > 1;
	return (i) => (isClear ? (printed[i] ?? "") : isApart ? `${rows[i]?.path}#${i + 1}` : String(i + 1));
}

/** Where the text says nothing of who is responsible and the table does, the table's row is what is printed. */
function speakFor({ row, path, linked }: LinkedRow): void {
	const [only] = linked;
	if (!only || linked.length > 1 || only.words !== null) return;
	Object.assign(only, {
		duties: row.duties,
		words: "",
		wordsAt: path,
		shared: row.shared,
		inferred: false,
		deadlines: [...only.deadlines, ...row.deadlines],
	});
}

/** The tables whose rows are tasks themselves: of those that answer to the text's tasks, most rows are linked to one. */
function ownTables(rows: LinkedRow[]): Set<string> {
	const balance = new Map<string, number>();
	for (const { path, linked } of rows) balance.set(path, (balance.get(path) ?? 0) + (linked.length > 0 ? 1 : -1));
	return new Set([...balance].flatMap(([path, more]) => (more < 0 ? [path] : [])));
}

/** The tasks of the text and the rows that no task of it answers to; beside a text that says who is responsible, those of a table of its own. */
function merge(tasks: ReadTask[], rows: LinkedRow[], clauses: ReadonlySet<string>, calendar: Calendar): ReadTask[] {
	const isSilent = tasks.every(({ words }) => words === null);
	const own = ownTables(rows);
	if (isSilent) for (const row of rows) speakFor(row);
	const extra = rows.filter(({ linked, path }) => linked.length === 0 && (isSilent || own.has(path)));
	const named = isSilent ? rows : extra;
	const clauseOf = namesOf(named, clauses);
	const isExtra = new Set(extra);
	const added = named.flatMap((one, i) => (isExtra.has(one) ? [taskOfRow(one.row, clauseOf(i), calendar)] : []));
	// A clause that is nothing but the heading of such a table is no task.
	const headings = new Set(extra.map(({ path }) => path));
	const isHeading = ({ clause, words, text, title }: ReadTask): boolean =>
		words === null && headings.has(clause) && text === title;
	return [...tasks.filter((task) => !isHeading(task)), ...added];
}

/** Reads the lines of an issued document as a plan. Pure; never throws for what a document says. */
export function readPlan(lines: Line[]): ReadPlan {
	const plan = aboutOf(lines.filter(({ text }) => text !== ""));
	const own = withoutFurniture(lines);
	const flow = flowOf(withoutSignature(own));
	const root = outlineOf(flow);
	const titled =
		plan.period && plan.period.start.slice(0, 4) === plan.period.end.slice(0, 4) ? Number(plan.period.start.slice(0, 4)) : null;
	// A paper without a day of issue has the year of its number.
	const numbered = plan.issuedOn === null ? Number(/[〔[]((?:19|20)\d{2})[〕\]]/.exec(plan.number ?? "")?.[1]) || null : null;
	const read: Read = {
		flow,
		root,
		firstFrom: firstLeadsFrom(flow.folded),
		calendar: { year: titled ?? numbered, issuedOn: plan.issuedOn },
	};
	const body = readBodies(read);
	const tables = readTables(read);
	const titles = new Map([...clausesOf(root)].map((clause) => [clause.path, clause]));
	const headingsOf = ({ clause }: ReadTask): string[] => {
		const found: string[] = [];
		for (let at = titles.get(clause) ?? titles.get(clause.replace(/[a-z]$/, "")) ?? null; at; at = at.parent)
			if (at.title) found.push(at.title);
		return found;
	};
	const rows = tables.flatMap(({ path, rows: of }) =>
		of.map((row) => ({ row, path, linked: tasksOfRow(row, body.tasks, headingsOf) })),
	);
	const tasks = merge(body.tasks, rows, new Set([...titles.keys()].map(body.nameOf)), read.calendar);
	const counts = count([...tasks, ...rows.map(({ row }) => row)]);
	const damaged = repair([...tasks, ...rows.map(({ row }) => row)], counts);
	const units = unitsOf(counts);
	const texts = indicatorsOfText(flow, root, read.calendar);
	const indicators = [...texts, ...tables.flatMap(({ indicators: of }) => of)];
	const doubts = doubtsOf(plan, root, tasks, indicators, units, counts);
	return {
		plan,
		phases: body.phases,
		tasks,
		indicators,
		units,
		responsibilityRows: rows.map(({ row, path, linked }) => ({
			...row,
			clause: path,
			tasks: linked.map(({ clause }) => clause),
		})),
		warnings: [
			...doubts,
			...body.doubts,
			...damaged.map(
				({ from, to }): Doubt => ({
					clause: tasks.find(({ text }) => text.includes(from))?.clause ?? "",
					kind: "damagedName",
					words: `${from}（${to}）`,
				}),
			),
		],
		pieces: piecesOf(own, flow, root, ({ path }) => body.nameOf(path)),
	};
}
