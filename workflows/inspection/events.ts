import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { choice, dateFrom, files, longText, optionalShortText, unit } from "../fields.ts";

export const severities = ["minor", "serious", "grave"] as const;
/** 一般, 较重, 重大. */
export type Severity = (typeof severities)[number];

/** What people may do to one visit. */
export const inspectionForms = {
	"visit.begin": z.object({}),
	"visit.find": ({ today }: About) =>
		z.object({
			finding: longText(),
			/** The clause or standard that is broken. */
			basis: optionalShortText(),
			severity: choice(severities),
			unitId: unit("participants"),
			dueOn: dateFrom(today),
			fileIds: files(),
		}),
	"visit.record": z.object({ result: longText(), fileIds: files() }),
	"visit.postpone": ({ today }: About) => z.object({ on: dateFrom(today), reason: longText() }),
	"visit.cancel": z.object({ reason: longText() }),
	...clockForms,
};

export type InspectionTold =
	| Told<"inspection.opened">
	| Told<"finding.settled">
	| Told<"finding.relapsed">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">;
