import { z } from "zod";
import { amendmentForm } from "../amendment.ts";
import type { Told } from "../events.ts";
import { dateFrom, longText, optionalLongText, shortText, unit } from "../fields.ts";

/** What people may do to a task as a whole. */
export const supervisionForms = {
	"inspection.schedule": ({ today }: { today: string }) =>
		z.object({ objectUnitId: unit("participants"), on: dateFrom(today), subject: shortText() }),
	"inspection.conclude": z.object({ note: optionalLongText() }),
	"inspection.skip": z.object({ reason: longText() }),
	"rectification.skip": z.object({ reason: longText() }),
	"periods.end": z.object({ reason: longText() }),
	"task.close": z.object({ summary: longText() }),
	"task.reopen": z.object({ reason: longText() }),
	"task.suspend": z.object({ reason: longText() }),
	"task.resume": z.object({}),
	"task.cancel": z.object({ reason: longText() }),
	"task.amend": amendmentForm,
	"task.restate": amendmentForm.pick({ amendment: true, facets: true }),
	"task.remove": amendmentForm.pick({ amendment: true }),
};

/** What the other steps tell it. */
export type SupervisionTold =
	| Told<"deployment.finished">
	| Told<"duty.settled">
	| Told<"duty.reopened">
	| Told<"duty.added">
	| Told<"finding.settled">
	| Told<"finding.relapsed">;
