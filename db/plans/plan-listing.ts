import type { PlanDocument } from "./plan-document.ts";

type Task = PlanDocument["tasks"][number];

const named = ({ assignments }: Task, role: Task["assignments"][number]["role"]): string[] =>
	assignments.filter((a) => a.role === role).map((a) => a.unit);

const taskOf = (task: Task) => ({
	clause: task.clause,
	title: task.title,
	lead: named(task, "lead"),
	cooperate: named(task, "cooperate"),
	implement: named(task, "implement"),
	shared: task.shared,
	deadlines: task.deadlines.map(({ words, on, altOn, precision, kind, every }) => {
		return { words, date: on, precision, kind, altDate: altOn, every };
	}),
	kind: task.kind,
	inferred: task.assignments.some((a) => a.inferred),
	verbs: Object.fromEntries(task.assignments.map((a) => [a.unit, a.verb])),
	except: task.exceptions,
	obliged: task.obliged,
});

/** A plan in the shape in which `plan:list` prints it: what every reader of it needs first, then what else is kept. Names and words as printed; dates ISO. Pure. */
export const planListing = (plan: PlanDocument) => ({
	seed: plan.seed,
	title: plan.title,
	number: plan.number,
	issuers: plan.issuers,
	issuedOn: plan.issuedOn,
	jurisdiction: plan.jurisdiction.map((place) => place.name).join(""),
	phases: plan.phases.map(({ name, start, end, clause }) => ({ name, start, end, clause })),
	tasks: plan.tasks.map(taskOf),
	indicators: plan.indicators.map(({ name, scope, targets, clause, kind, measure }) => ({
		name,
		scope,
		targets: targets.map(({ milestone, comparator, value, words }) => ({ milestone, comparator, value, words })),
		clause,
		kind,
		measure,
	})),
	units: plan.units.map(({ name, kind, group, aliases, open, outside, printed, roster, members }) => {
		return { name, kind, group, aliases: aliases.map((a) => a.name), members, roster, open, outside, printed };
	}),
	responsibilityRows: plan.responsibility.map(({ heading, goal, columns, units, tasks }) => {
		return { heading, goal, columns, units: units.map(({ unit, role, verb, column }) => ({ unit, role, verb, column })), tasks };
	}),
	discrepancies: plan.discrepancies,
});
