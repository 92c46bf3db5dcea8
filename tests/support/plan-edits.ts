import { restate } from "#app/amending/restate.ts";
import { type PlanDocument, planDocumentSchema } from "#db/plans/plan-document.ts";

type Task = PlanDocument["tasks"][number];
type Unit = PlanDocument["units"][number];
/** One edit of a document, as an office makes it between two issues; what it doesn't concern stays. */
export type Edit = (plan: PlanDocument) => PlanDocument;

export const edited = (plan: PlanDocument, ...edits: Edit[]): PlanDocument => edits.reduce((before, edit) => edit(before), plan);

const onTask =
	(clause: string, change: (task: Task) => Partial<Task>): Edit =>
	(plan) => ({ ...plan, tasks: plan.tasks.map((t) => (t.clause === clause ? { ...t, ...change(t) } : t)) });
const onUnit =
	(name: string, change: (unit: Unit) => Partial<Unit>): Edit =>
	(plan) => ({ ...plan, units: plan.units.map((u) => (u.name === name ? { ...u, ...change(u) } : u)) });

export const reword = (clause: string, gist: string): Edit => onTask(clause, () => ({ gist }));
export const retitle = (clause: string, title: string): Edit => onTask(clause, () => ({ title }));
export const redate = (clause: string, deadlines: Task["deadlines"]): Edit => onTask(clause, () => ({ deadlines }));
export const by = (words: string, on: string): Task["deadlines"][number] => {
	return { words, on, altOn: null, precision: "day", kind: "hard", every: null };
};
export const assign = (clause: string, ...assignments: { unit: string; role: Task["assignments"][number]["role"] }[]): Edit =>
	onTask(clause, (task) => ({
		assignments: [...task.assignments, ...assignments.map((a) => ({ ...a, verb: "配合", inferred: false }))],
	}));
export const recast = (clause: string, unit: string, role: Task["assignments"][number]["role"]): Edit =>
	onTask(clause, (task) => ({ assignments: task.assignments.map((a) => (a.unit === unit ? { ...a, role } : a)) }));
export const unassign = (clause: string, unit: string): Edit =>
	onTask(clause, (task) => ({ assignments: task.assignments.filter((a) => a.unit !== unit) }));
export const leaveOut = (clause: string, unit: string): Edit =>
	onTask(clause, (task) => ({ exceptions: [...new Set([...task.exceptions, unit])] }));
export const addUnit = (name: string, unit: Partial<Unit> = {}): Edit => {
	const blank: Unit = {
		name,
		kind: "bureau",
		group: false,
		open: false,
		members: [],
		roster: null,
		aliases: [],
		outside: false,
		printed: true,
		parent: null,
	};
	return (plan) => ({ ...plan, units: [...plan.units, { ...blank, ...unit }] });
};
export const enroll = (group: string, ...members: string[]): Edit =>
	onUnit(group, (u) => ({ members: [...u.members, ...members] }));
export const strike = (group: string, member: string): Edit =>
	onUnit(group, (u) => ({ members: u.members.filter((m) => m !== member) }));
export const head =
	(change: Partial<Pick<PlanDocument, "title" | "number" | "issuers" | "issuedOn" | "period">>): Edit =>
	(plan) => ({ ...plan, ...change });

/** The clause paths of a document changed, with everything that refers to them. */
export const renumber =
	(paths: ReadonlyMap<string, string>): Edit =>
	(plan) => {
		const now = (path: string) => paths.get(path) ?? path;
		const restated = restate(plan, paths);
		return {
			...restated,
			clauses: restated.clauses.map((c) => ({ ...c, path: now(c.path) })),
			tasks: restated.tasks.map((t) => ({ ...t, clause: now(t.clause) })),
		};
	};

/** 三（一）2 as its heading and its number; null for a clause without a plain number. */
function numbered(clause: string): { under: string; n: number } | null {
	const [, under, n] = /^(.*?)(\d+)$/.exec(clause) ?? [];
	return under === undefined || n === undefined ? null : { under, n: Number(n) };
}
const shifted = (plan: PlanDocument, under: string, from: number, by: number): Map<string, string> =>
	new Map(
		[...plan.tasks.map((t) => t.clause), ...plan.clauses.map((c) => c.path)].flatMap((path): [string, string][] => {
			const at = numbered(path);
			return at && at.under === under && at.n >= from ? [[path, `${under}${at.n + by}`]] : [];
		}),
	);

/** A new task under the number of another one; that and all that follow under the same heading move up by one. */
export const insertBefore =
	(clause: string, task: Pick<Task, "title" | "gist"> & Partial<Task>): Edit =>
	(plan) => {
		const place = numbered(clause);
		const like = plan.tasks.find((t) => t.clause === clause);
		if (!place || !like) throw new Error(`no numbered task ${clause}`);
		const { under } = like;
		const moved = renumber(shifted(plan, place.under, place.n, 1))(plan);
		const at = plan.tasks.indexOf(like);
		const blank = {
			text: null,
			words: null,
			wordsAt: null,
			assignments: [],
			shared: false,
			exceptions: [],
			deadlines: [],
			obliged: [],
		};
		const fresh: Task = { clause, under, kind: "task", ...blank, ...task };
		return { ...moved, tasks: moved.tasks.toSpliced(at, 0, fresh) };
	};

/** A task taken out, with whatever refers to it; those that follow under the same heading move down by one. */
export const remove =
	(clause: string): Edit =>
	(plan) => {
		const place = numbered(clause);
		const without: PlanDocument = {
			...plan,
			tasks: plan.tasks.filter((t) => t.clause !== clause),
			indicators: plan.indicators.filter((i) => i.task !== clause),
			responsibility: plan.responsibility.map((r) => ({ ...r, tasks: r.tasks.filter((t) => t !== clause) })),
		};
		return place ? renumber(shifted(without, place.under, place.n, -1))(without) : without;
	};

/** Whether a document keeps the rules of its schema. */
export const isSound = (plan: PlanDocument): boolean => planDocumentSchema.safeParse(plan).success;
