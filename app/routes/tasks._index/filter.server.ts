import { z } from "zod";
import type { TaskFilter } from "#db/queries/list-tasks.ts";
import type { HattedViewer } from "../../lib/require-viewer.server.ts";

const id = z.coerce
	.number()
	.int()
	.positive()
	.max(2 ** 31 - 1)
	.nullable()
	.catch(null);
const stages = [
	"deployment",
	"implementation",
	"inspection",
	"rectification",
	"closing",
	"closed",
	"suspended",
	"cancelled",
] as const;
const schema = z.object({
	plan: id,
	stage: z.enum(stages).nullable().catch(null),
	light: z.enum(["red", "yellow"]).nullable().catch(null),
	unit: id,
	role: z.enum(["lead", "cooperate", "implement"]).nullable().catch(null),
	kind: z.enum(["resolution"]).nullable().catch(null),
	q: z.string().trim().max(50).catch(""),
	after: z.coerce
		.number()
		.int()
		.min(0)
		.max(2 ** 31 - 1)
		.catch(0),
});

/** The filter that a page's address says; what makes no sense in it is left out. `mine` is the viewer's own unit. */
export function readFilter(params: URLSearchParams, viewer: HattedViewer): TaskFilter {
	const { plan, unit, ...rest } = schema.parse(
		Object.fromEntries(
			["plan", "stage", "light", "unit", "role", "kind", "q", "after"].map((key) => [key, params.get(key) || null]),
		),
	);
	return { ...rest, planId: plan, unitId: params.has("mine") ? viewer.hat.unitId : unit };
}
