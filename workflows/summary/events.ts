import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { Told } from "../events.ts";
import { longText, paperText } from "../fields.ts";

/** What people may do to a summary. */
export const summaryForms = {
	"summary.revise": z.object({ text: paperText() }),
	"summary.issue": z.object({}),
	"summary.withdraw": z.object({ reason: longText() }),
	...clockForms,
};

export type SummaryTold = Told<"summary.opened">;
