import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { dateFrom, files, longText } from "../fields.ts";

/** What people may do to a 督办单. */
export const orderForms = {
	"order.receive": z.object({}),
	"order.answer": z.object({ text: longText(), fileIds: files() }),
	"order.object": z.object({ reason: longText(), fileIds: files() }),
	"order.uphold": z.object({ reason: longText() }),
	"order.return": ({ today }: About) => z.object({ reason: longText(), againBy: dateFrom(today) }),
	"order.lift": z.object({ reason: longText() }),
	...clockForms,
};

export type OrderTold =
	| Told<"order.opened">
	| Told<"lateness.ended">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">;
