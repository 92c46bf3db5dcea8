import { z } from "zod";
import { clockForms } from "../../clock/events.ts";
import type { About, Told } from "../../events.ts";
import { dateFrom, longText, optionalLongText, shortText, someFiles } from "../../fields.ts";

/** What people may do to one finding of version 1. */
export const firstForms = {
	"rectification.plan": ({ today }: About) => z.object({ measures: longText(), inCharge: shortText(), doneBy: dateFrom(today) }),
	"rectification.approve": z.object({ note: optionalLongText() }),
	"rectification.revise": z.object({ reason: longText() }),
	"rectification.submit": z.object({ result: longText(), fileIds: someFiles() }),
	"rectification.verify": z.object({ opinion: longText() }),
	"rectification.return": ({ today }: About) => z.object({ reason: longText(), againBy: dateFrom(today) }),
	"rectification.publish": z.object({ place: shortText() }),
	"lookback.schedule": ({ today }: About) => z.object({ on: dateFrom(today) }),
	"lookback.pass": z.object({ opinion: longText() }),
	"lookback.relapse": ({ today }: About) => z.object({ reason: longText(), dueOn: dateFrom(today) }),
	...clockForms,
};

export type FirstTold =
	| Told<"rectification.opened">
	| Told<"rectification.waived">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">;
