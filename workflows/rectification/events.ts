import { z } from "zod";
import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockEvent, clockForms } from "../clock/events.ts";
import type { About, Envelope, EventsOf, Told } from "../events.ts";
import { dateBetween, dateFrom, files, longText, optionalLongText, optionalUnits, shortText, someFiles } from "../fields.ts";
import { referringForm } from "../referral/events.ts";
import { proposingForm } from "../sanction/events.ts";
import type { RectificationContext } from "./context.ts";

/** What people may do to one finding. */
export const rectificationForms = {
	"rectification.plan": ({ today }: About) => z.object({ measures: longText(), inCharge: shortText(), doneBy: dateFrom(today) }),
	"referral.send": referringForm,
	"sanction.propose": proposingForm,
	"rectification.approve": z.object({ note: optionalLongText() }),
	"rectification.revise": z.object({ reason: longText() }),
	/** 申请. Units that helped are named: they are kept from verifying as well. */
	"rectification.submit": z.object({ result: longText(), helperUnitIds: optionalUnits("jurisdiction"), fileIds: someFiles() }),
	/** 核查, on the spot: on a day since it was submitted. */
	"rectification.verify": ({ step, today }: About) => {
		const { result } = step.context as Partial<RectificationContext>;
		return z.object({ checkedOn: dateBetween(result?.on ?? today, today), opinion: longText(), fileIds: files() });
	},
	/** 审核签字. */
	"rectification.sign": z.object({ note: optionalLongText() }),
	"rectification.return": ({ today }: About) => z.object({ reason: longText(), againBy: dateFrom(today) }),
	/** 公示. */
	"rectification.publish": ({ today }: About) => z.object({ place: shortText(), until: dateFrom(today) }),
	"lookback.pass": z.object({ opinion: longText(), fileIds: files() }),
	"lookback.relapse": ({ today }: About) => z.object({ reason: longText(), dueOn: dateFrom(today), fileIds: files() }),
	/** 异议 of the unit that must act, and what is decided about it: the finding stands, or is taken out. */
	"finding.object": z.object({ reason: longText(), fileIds: files() }),
	"finding.uphold": z.object({ reason: longText() }),
	"finding.dismiss": z.object({ reason: longText() }),
	...clockForms,
};

type RectificationTold =
	| Told<"rectification.opened">
	| Told<"rectification.waived">
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">
	/** It tells itself, so that its history holds what binds the draw, and on the day what was drawn. */
	| Told<"lookback.drawn", { commitment: string; from: PlainDate; to: PlainDate }>
	| Told<"lookback.revealed", { on: PlainDate; seed: string }>
	| ({ type: "lookback.begun"; data: Record<string, never> } & Envelope);

export type RectificationEvent = EventsOf<typeof rectificationForms> | RectificationTold | ClockEvent;
