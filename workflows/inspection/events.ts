import { z } from "zod";
import type { Inspector } from "../campaign/draw.ts";
import { inspectorPool } from "../campaign/pool.ts";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { choice, dateFrom, files, longText, optionalShortText, pick, unit } from "../fields.ts";
import type { InspectionContext } from "./machine.ts";

export const severities = ["minor", "serious", "grave"] as const;
/** 一般, 较重, 重大. */
export type Severity = (typeof severities)[number];

/** Another inspector of those who might have been drawn, in place of one who was. */
function replaceForm({ step, docket }: About) {
	const { inspectors = [], avoided = [], objectUnitId } = step.context as Partial<InspectionContext>;
	const pool = inspectorPool(docket);
	const free = pool.filter(
		(one) => one.unitId !== objectUnitId && !avoided.includes(one.personId) && !inspectors.some(({ key }) => key === one.key),
	);
	const options = (of: Inspector[]) => of.map(({ key, name }) => ({ value: key, label: name }));
	return z.object({ outgoing: pick(options(inspectors)), incoming: pick(options(free)), reason: longText() });
}

/** What people may do to one visit. */
export const inspectionForms = {
	"visit.begin": z.object({}),
	"visit.find": ({ today, docket }: About) =>
		z.object({
			finding: longText(),
			/** The clause or standard that is broken. */
			basis: optionalShortText(),
			severity: choice(severities),
			/** In a campaign the inspected units have no part yet: a finding gives them one. */
			unitId: unit(docket.steps[0]?.machine === "campaign" ? "jurisdiction" : "participants"),
			dueOn: dateFrom(today),
			fileIds: files(),
		}),
	"visit.record": z.object({ result: longText(), fileIds: files() }),
	"visit.postpone": ({ today }: About) => z.object({ on: dateFrom(today), reason: longText() }),
	"visit.replace": replaceForm,
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
