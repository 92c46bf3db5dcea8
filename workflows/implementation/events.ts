import { z } from "zod";
import type { DutyChanged, DutyRegrouped } from "../amendment.ts";
import { type ClockEvent, clockForms } from "../clock/events.ts";
import type { Brief } from "../deployment/brief.ts";
import type { About, Envelope, EventsOf, Told } from "../events.ts";
import { dateFrom, figure, files, longText, optionalLongText, optionalUnit, someFiles, unit, units } from "../fields.ts";
import { referringForm } from "../referral/events.ts";
import { type ImplementationContext, itemsOf } from "./items.ts";

/** The report's form: what this unit was asked for; after a return, only what was sent back. */
function reportForm({ step }: About) {
	const context = step.context as ImplementationContext;
	const asked = itemsOf(context).filter((item) => context.openItems === null || context.openItems.includes(item.key));
	const items = asked
		.filter((item) => item.kind !== "evidence")
		.map((item) => [item.key, item.kind === "figure" ? figure() : longText()] as const);
	const hasEvidence = !!context.recalled && (context.report?.fileIds ?? []).length > 0;
	const evidence = asked.find((item) => item.kind === "evidence");
	return z.object({
		items: z.object(Object.fromEntries(items)).prefault({}),
		fileIds: evidence?.isRequired && !hasEvidence ? someFiles() : files(),
	});
}

/** The form of a return: a reason for each item that goes back; at least one. */
function returnForm({ step, today }: About) {
	const reasons = itemsOf(step.context as ImplementationContext).map((item) => [item.key, optionalLongText()] as const);
	return z.object({
		reasons: z
			.object(Object.fromEntries(reasons))
			.transform((given) =>
				Object.fromEntries(Object.entries(given).filter((e): e is [string, string] => typeof e[1] === "string")),
			)
			.refine((given) => Object.keys(given).length > 0, { error: "noReason" })
			.prefault({}),
		againBy: dateFrom(today),
	});
}

/** What people may do to a unit's part in a task. */
export const implementationForms = {
	"duty.sign": z.object({}),
	"duty.refuse": z.object({ reason: longText(), rightUnitId: optionalUnit("jurisdiction") }),
	"duty.uphold": z.object({ reason: longText() }),
	"duty.reassign": z.object({ unitId: unit("jurisdiction", { isNew: true }), reason: longText() }),
	"duty.block": z.object({ byUnitId: unit("participants"), reason: longText(), fileIds: someFiles() }),
	"duty.unblock": z.object({ note: optionalLongText() }),
	"duty.delegate": z.object({ unitIds: units("children"), note: optionalLongText() }),
	"duty.waive": z.object({ reason: longText() }),
	"duty.restore": z.object({ reason: longText() }),
	"change.sign": z.object({}),
	"change.waive": z.object({ reason: longText() }),
	"referral.send": referringForm,
	"report.submit": reportForm as (
		about: About,
	) => z.ZodObject<{ items: z.ZodType<Record<string, string>>; fileIds: ReturnType<typeof files> }>,
	"report.recall": z.object({}),
	"report.accept": z.object({ note: optionalLongText() }),
	"report.return": returnForm as (
		about: About,
	) => z.ZodObject<{ reasons: z.ZodType<Record<string, string>>; againBy: ReturnType<typeof dateFrom> }>,
	"report.reopen": returnForm as (
		about: About,
	) => z.ZodObject<{ reasons: z.ZodType<Record<string, string>>; againBy: ReturnType<typeof dateFrom> }>,
	"extension.request": ({ today }: About) => z.object({ dueOn: dateFrom(today), reason: longText(), fileIds: files() }),
	...clockForms,
};

type ImplementationTold =
	| Told<"implementation.opened">
	| Told<"task.issued", { brief: Brief }>
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.cancelled">
	| Told<"periods.ended", { reason: string }>
	| ({ type: "period.begun"; data: Record<string, never> } & Envelope)
	| Told<"duty.waived", { reason: string }>
	| Told<"duty.changed", DutyChanged>
	| Told<"duty.regrouped", DutyRegrouped>
	| Told<"duty.withdrawn">
	| Told<"extension.granted", { dueOn: string }>
	| Told<"extension.ended">;

/** Everything that can happen to a unit's part in a task. */
export type ImplementationEvent = EventsOf<typeof implementationForms> | ImplementationTold | ClockEvent;
