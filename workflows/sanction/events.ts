import { z } from "zod";
import { type ClockEvent, clockForms } from "../clock/events.ts";
import type { About, EventsOf, Told } from "../events.ts";
import { choice, dateBetween, files, longText, optionalLongText, optionalShortText, shortText } from "../fields.ts";

/** Before any plan. */
const FIRST_DAY = "1990-01-01";

/** How a measure of the plan is proposed, under the finding that it is about. */
export const proposingForm = ({ docket }: About) => {
	const [first = "-", ...others] = (docket.policy.measures ?? []).map(({ name }) => name);
	return z.object({
		measure: choice([first, ...others]),
		/** The obliged party: an employer or institution by its full name. */
		employer: shortText(),
		creditCode: optionalShortText(),
		grounds: longText(),
		fileIds: files(),
	});
};

/** What people may do to one sanction. */
export const sanctionForms = {
	"sanction.decide": z.object({ documentNumber: shortText(), note: optionalLongText(), fileIds: files() }),
	"sanction.refuse": z.object({ reason: longText() }),
	"sanction.withdraw": z.object({ reason: longText() }),
	"sanction.publish": ({ today }: About) => z.object({ place: shortText(), on: dateBetween(FIRST_DAY, today) }),
	"sanction.lift": z.object({ reason: longText(), fileIds: files() }),
	...clockForms,
};

export type SanctionEvent = EventsOf<typeof sanctionForms> | Told<"sanction.opened"> | Told<"task.cancelled"> | ClockEvent;
