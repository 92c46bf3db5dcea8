import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { Told } from "../events.ts";
import { files, longText } from "../fields.ts";

/** What people may do to one point of a bulletin. */
export const pointForms = {
	/** Before anybody has been told of it. */
	"point.leaveOut": z.object({ reason: longText() }),
	"point.takeIn": z.object({ reason: longText() }),
	"point.object": z.object({ reason: longText(), fileIds: files() }),
	"point.keep": z.object({ reason: longText() }),
	"point.takeOut": z.object({ reason: longText() }),
	...clockForms,
};

export type PointTold =
	| Told<"point.opened">
	| Told<"bulletin.announced", { days: number }>
	| Told<"bulletin.issued">
	| Told<"bulletin.discarded">
	| Told<"bulletin.withdrawn">;
