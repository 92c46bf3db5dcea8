import { z } from "zod";
import { type ClockEvent, clockForms } from "../clock/events.ts";
import type { About, EventsOf, Told } from "../events.ts";
import { dateFrom, files, longText, optionalLongText, optionalShortText, unit } from "../fields.ts";

/** How a matter is sent to another department, from whatever step it comes up in. */
export const referringForm = ({ today }: About) =>
	z.object({
		toUnitId: unit("jurisdiction"),
		matter: longText(),
		/** The clause or law by which it is theirs. */
		basis: optionalShortText(),
		answerBy: dateFrom(today),
		fileIds: files(),
	});

/** What people may do to one referral. There is no way to refuse it. */
export const referralForms = {
	"referral.receive": z.object({}),
	"referral.answer": z.object({ result: longText(), fileIds: files() }),
	"referral.askAgain": ({ today }: About) => z.object({ question: longText(), againBy: dateFrom(today) }),
	"referral.close": z.object({ note: optionalLongText() }),
	...clockForms,
};

export type ReferralEvent =
	| EventsOf<typeof referralForms>
	| Told<"referral.opened">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">
	| ClockEvent;
