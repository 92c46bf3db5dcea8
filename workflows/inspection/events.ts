import { z } from "zod";
import type { Inspector } from "../campaign/draw.ts";
import { inspectorPool } from "../campaign/pool.ts";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { choice, dateFrom, files, longText, optionalShortText, pick, unit } from "../fields.ts";
import { type Answered, answerFields, checklistData, itemField, unsaid } from "./checklist.ts";
import type { InspectionContext } from "./context.ts";
import { severities } from "./severity.ts";

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

/** The result of a visit with the answer to each item of its list; what is broken is said by a finding or a note. */
function recordForm(about: About) {
	const form = z.object({ ...answerFields(about), result: longText(), fileIds: files() });
	return form.superRefine((data, problems) => {
		for (const key of unsaid(about, data as Partial<Answered>))
			problems.addIssue({ code: "custom", message: "breachUnsaid", path: ["notes", key] });
	});
}

/** What people may do to one visit. */
export const inspectionForms = {
	/** The version of a checklist that it goes by is brought by whoever sends it, from the tables. */
	"visit.begin": z.object({ checklist: checklistData.nullish() }),
	"visit.find": ({ step, today, docket }: About) =>
		z.object({
			item: itemField(step),
			finding: longText(),
			/** The clause or standard that is broken. */
			basis: optionalShortText(),
			severity: choice(severities),
			/** In a campaign the inspected units have no part yet: a finding gives them one. */
			unitId: unit(docket.steps[0]?.machine === "campaign" ? "jurisdiction" : "participants"),
			dueOn: dateFrom(today),
			fileIds: files(),
		}),
	"visit.record": recordForm,
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
