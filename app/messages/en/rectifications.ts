import type { Messages } from "../messages.ts";
import { plural } from "./plural.ts";

export const rectifications: Messages["rectifications"] = {
	title: "Rectification",
	count: (n: number) => plural(n, "finding"),
	truncated: (n: number) => `the first ${n} on this page`,
	filters: { plan: "Plan", unit: "Responsible unit", state: "State", severity: "Severity", late: "Late only" },
	figures: "Unit by unit",
	figureColumns: {
		unit: "Unit",
		all: "Findings",
		open: "Open",
		late: "Late",
		closed: "Closed out",
		lookedBack: "Looked back at",
		relapsed: "Relapsed",
		rate: "Relapse rate",
	},
	columns: {
		unit: "Responsible unit",
		finding: "Finding",
		severity: "Severity",
		due: "Due",
		state: "State",
		relapses: "Relapses",
	},
	hidden: "Only the responsible unit, the inspecting unit and the secretariat can see what was found.",
	empty: "No finding fits.",
	emptyHint: "What inspections find stands here; widen the filters and look again.",
};
