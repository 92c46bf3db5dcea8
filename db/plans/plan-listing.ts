import type { PlanDocument } from "./plan-document.ts";

type Task = PlanDocument["tasks"][number];

const named = ({ assignments }: Task, role: Task["assignments"][number]["role"]): string[] =>
	assignments.filter((a) => a.role === role).map((a) => a.unit);

const taskOf = (task: Task) => ({
	clause: task.clause,
	title: task.title,
	kind: task.kind,
	lead: named(task, "lead"),
	cooperate: named(task, "cooperate"),
	implement: named(task, "implement"),
	shared: task.shared,
	inferred: task.assignments.some((a) => a.inferred),
	verbs: Object.fromEntries(task.assignments.map((a) => [a.unit, a.verb])),
	except: task.exceptions,
	obliged: task.obliged,
	deadlines: task.deadlines.map(({ words, on, altOn, precision, kind, every }) => {
		return { words, date: on, altDate: altOn, precision, kind, every };
	}),
});

/** A plan in the shape in which `plan:list` prints it. Names and words as printed; dates ISO. Pure. */
export const planListing = (plan: PlanDocument) => ({
	seed: plan.seed,
	title: plan.title,
	number: plan.number,
	issuedOn: plan.issuedOn,
	jurisdiction: plan.jurisdiction.map((place) => place.name).join(""),
	issuers: plan.issuers,
	phases: plan.phases.map(({ name, start, end, clause }) => ({ name, start, end, clause })),
	tasks: plan.tasks.map(taskOf),
	indicators: plan.indicators.map(({ clause, name, scope, kind, measure, targets }) => {
		return { clause, name, scope, kind, measure, targets };
	}),
	units: plan.units.map(({ name, kind, group, open, outside, printed, roster, members, aliases }) => {
		return { name, kind, group, open, outside, printed, roster, members, aliases: aliases.map((a) => a.name) };
	}),
	responsibilityRows: plan.responsibility.map(({ heading, goal, columns, units, tasks }) => {
		return { heading, goal, columns, units: units.map(({ unit, role, verb, column }) => ({ unit, role, verb, column })), tasks };
	}),
	discrepancies: plan.discrepancies,
});
