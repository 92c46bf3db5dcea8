import type { Position } from "#workflows/names.ts";

/** One thing that a made-up person of a built-in plan does. Units go by the name that the plan calls them. */
export type Act = {
	/** The day, and the order within it. */
	on: string;
	seed: string;
	clause: string;
	by: string;
	position: Position;
	event: string;
	/** Which step: the machine it is a step of, and whose; of a visit also to whom it is; by default the unit's own duty. */
	step: { machine: string; unit: string | null; object?: string };
	data: Record<string, unknown>;
	/** Names of units that go into the data as ids, by field. */
	units: Record<string, string | string[]>;
	/** What is chosen from a list that only the docket knows, by words that stand in it, by field. */
	picks: Record<string, string>;
	/** What is said of each unit, by field and name. */
	perUnit: Record<string, Record<string, string>>;
	/** The day on which what is published with it will be looked back at. */
	lookBackOn?: string;
	/** How many pieces of evidence are handed in with it. */
	files: number;
};

type Rest = Partial<Pick<Act, "data" | "units" | "picks" | "perUnit" | "lookBackOn" | "files" | "position">>;
type Where = { of?: string | null; machine?: string; object?: string };
export type Doing = (on: string, by: string, event: string, rest?: Rest & Where) => Act;

/** The acts on one task, with what they have in common given once. */
export const acting =
	(seed: string, clause: string): Doing =>
	(on, by, event, { of, machine = "implementation", object, ...rest } = {}) => ({
		on,
		seed,
		clause,
		by,
		event,
		position: "officer",
		step: { machine, unit: of === undefined ? by : of, ...(object ? { object } : {}) },
		data: {},
		units: {},
		picks: {},
		perUnit: {},
		files: 0,
		...rest,
	});

export type Round = {
	lead: string;
	issue: string;
	sign: string;
	report: string;
	accept: string;
	units: string[];
	reportBy?: string;
	figure?: string;
};

/** A whole round on a task: issued, signed for by all, reported and accepted for those in `units`. */
export function round(
	doing: Doing,
	{ lead, issue, sign, report, accept, units, reportBy, figure }: Round,
	alsoSign: string[] = [],
): Act[] {
	const brief = { signBy: "", reportBy: reportBy ?? "", figures: figure ?? "", needsEvidence: "" };
	const items = (n: number) => ({
		text: `按要求完成本辖区工作，情况已核实（演示数据第${n}号）。`,
		...(figure ? { figure1: String(20 + n * 7) } : {}),
	});
	return [
		doing(issue, lead, "task.issue", { machine: "deployment", of: null, data: brief }),
		...[...units, ...alsoSign].map((unit) => doing(sign, unit, "duty.sign")),
		...units.map((unit, n) => doing(report, unit, "report.submit", { data: { items: items(n + 1) } })),
		...units.map((unit) => doing(accept, lead, "report.accept", { of: unit })),
	];
}
