import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { dateFrom, longText, optionalLongText } from "../fields.ts";

/** What people may do to a request for time. */
export const extensionForms = {
	"extension.grant": ({ today }: About) => z.object({ dueOn: dateFrom(today), note: optionalLongText() }),
	"extension.refuse": z.object({ reason: longText() }),
	"extension.withdraw": z.object({}),
	...clockForms,
};

export type ExtensionTold =
	| Told<"extension.opened">
	| Told<"report.accepted">
	| Told<"duty.waived">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">
	| Told<"duty.withdrawn">;
